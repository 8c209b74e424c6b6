package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.formula.Place;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Follows the change log to keep roll-ups, formulas over relations and what depends on them.
@Component
final class DerivedConsumer implements ChangeConsumer {

    static final String NAME = "records.derived";

    private final Models models;
    private final Derivations derivations;

    DerivedConsumer(Models models, Derivations derivations) {
        this.models = models;
        this.derivations = derivations;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        // A model older than the changes could lack the very field they are about.
        var model = models.refreshed(workspace);
        if (!new DerivedPlan(model).hasDerived()) {
            return;
        }
        var moves = new Derivations.Moves();
        changes.forEach(change -> add(model, change, moves));
        derivations.follow(workspace, model, moves, Map.of());
    }

    private static void add(Model model, Change change, Derivations.Moves moves) {
        var object = model.object(change.object()).orElse(null);
        if (object == null) {
            return;
        }
        switch (change.operation()) {
            case CREATE, DELETE, RESTORE -> moves.born(object.table(), change.record());
            case UPDATE -> {}
        }
        values(object, change, change.before(), moves);
        values(object, change, change.after(), moves);
    }

    private static void values(
            ObjectType object, Change change, Map<String, @Nullable Object> values, Derivations.Moves moves) {
        values.forEach((name, value) -> object.field(name).ifPresent(field -> {
            var place = new Place(object.table(), field.column());
            moves.changed(place, Set.of(change.record()));
            if (field.type().isRelation()) {
                Ids.parse(value).ifPresent(id -> moves.target(place, id));
            }
        }));
    }
}
