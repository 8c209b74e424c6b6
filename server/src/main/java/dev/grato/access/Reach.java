package dev.grato.access;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.records.spi.AccessPolicy.Action;
import java.util.Set;

/// How far somebody's rights reach on the records of an object, as one scope that a person can be told.
final class Reach {

    private static final Set<String> PEOPLE = Set.of(AccessModel.USER, AccessModel.TEAM, AccessModel.ROLE);
    private static final int DEEPEST = 4;

    private Reach() {}

    static Scope of(RoleRights rights, Model model, ObjectType object, Action action) {
        return of(rights, model, object, action, 0);
    }

    private static Scope of(RoleRights rights, Model model, ObjectType object, Action action, int depth) {
        if (rights.isAdministrator()) {
            return Scope.ALL;
        }
        if (PEOPLE.contains(object.name())) {
            return action == Action.READ || rights.isAble(Abilities.MANAGE_USERS) ? Scope.ALL : Scope.NONE;
        }
        var said = rights.objects().scope(object.table(), action);
        if (object.parents().isEmpty()) {
            boolean byModel =
                    said == null && !object.isOwned() && action != Action.READ && rights.isAble(Abilities.MANAGE_MODEL);
            boolean byRule = said == null && object.isRuled() && action != Action.READ;
            var scope = byModel || byRule ? Scope.ALL : rights.scope(object.table(), action);
            boolean isWhole = object.isOwned() || scope == Scope.ALL || scope == Scope.NONE;
            return isWhole ? scope : action == Action.READ ? Scope.ALL : Scope.NONE;
        }
        var widest = Scope.NONE;
        if (said != Scope.NONE && depth < DEEPEST) {
            for (var parent : object.parents()) {
                var target = object.field(parent)
                        .map(FieldDefinition::target)
                        .flatMap(model::object)
                        .orElse(null);
                if (target != null) {
                    var onParent = action == Action.READ ? Action.READ : Action.UPDATE;
                    var scope = of(rights, model, target, onParent, depth + 1);
                    widest = scope.isWiderThan(widest) ? scope : widest;
                }
            }
        }
        return widest;
    }
}
