package dev.grato.access;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/// How far somebody's role reaches on the records of an object.
@Service
public final class Reaches {

    private final Models models;

    public Reaches(Models models) {
        this.models = models;
    }

    /// The key of the scope by the key of the action: `{"read": "team", "write": "own"}`.
    public Map<String, String> of(Actor actor, ObjectType object) {
        var rights = RoleRights.of(actor).orElse(null);
        var model = models.current(actor.workspace());
        var reach = new LinkedHashMap<String, String>();
        for (var action : Action.values()) {
            var scope = rights == null ? Scope.ALL : Reach.of(rights, model, object, action);
            reach.put(ObjectRights.key(action), scope.key());
        }
        return reach;
    }
}
