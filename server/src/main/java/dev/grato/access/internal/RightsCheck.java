package dev.grato.access.internal;

import dev.grato.access.ObjectRights;
import dev.grato.access.Scope;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.records.spi.AccessPolicy.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the rights by object and field that somebody wants to give a role, and says with places what is
/// wrong with them.
///
/// Objects and fields may be named in two ways: as the model calls them today, or by their tables and columns.
public final class RightsCheck {

    private static final String FIELDS = "fields";

    private final Model model;
    private final Function<String, Optional<ObjectType>> objects;
    private final BiFunction<ObjectType, String, Optional<FieldDefinition>> fields;
    private final List<Fault> faults = new ArrayList<>();

    private RightsCheck(
            Model model,
            Function<String, Optional<ObjectType>> objects,
            BiFunction<ObjectType, String, Optional<FieldDefinition>> fields) {
        this.model = model;
        this.objects = objects;
        this.fields = fields;
    }

    /// For rights in today's names.
    public static RightsCheck byNames(Model model) {
        return new RightsCheck(
                model, name -> model.object(name).or(() -> model.objectAt(name)), (object, name) -> object.field(name));
    }

    /// For rights in their stored form; retired fields are known to it.
    static RightsCheck byTables(Model model) {
        return new RightsCheck(
                model,
                model::objectOf,
                (object, column) -> object.fields().stream()
                        .filter(field -> field.column().equals(column))
                        .findFirst());
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// The stored form of what was sent; what is wrong with it is among the faults.
    ///
    /// @param at the place of what was sent
    /// @param known the stored form so far: what it says about objects that are no longer there may stay
    public Map<String, @Nullable Object> read(@Nullable Object sent, String at, Map<String, @Nullable Object> known) {
        var stored = new TreeMap<String, @Nullable Object>();
        if (sent == null) {
            return stored;
        }
        var tables = Json.asObject(sent);
        if (tables == null) {
            faults.add(new Fault(at, "wrongType", Map.of("expected", "object")));
            return stored;
        }
        tables.forEach((name, said) -> {
            var place = at + "." + name;
            var object = objects.apply(name).orElse(null);
            if (object != null) {
                var entry = entry(object, said, place);
                if (!entry.isEmpty()) {
                    stored.put(object.table(), entry);
                }
            } else if (said != null && said.equals(known.get(name))) {
                stored.put(name, said);
            } else {
                faults.add(new Fault(place, "unknownObject", Map.of("object", name, "name", name)));
            }
        });
        return stored;
    }

    private Map<String, @Nullable Object> entry(ObjectType object, @Nullable Object said, String at) {
        var entry = new TreeMap<String, @Nullable Object>();
        var sent = Json.asObject(said);
        if (sent == null) {
            faults.add(new Fault(at, "wrongType", Map.of("expected", "object")));
            return entry;
        }
        sent.forEach((key, value) -> {
            if (key.equals(FIELDS)) {
                var restricted = restricted(object, value, at + "." + FIELDS);
                if (!restricted.isEmpty()) {
                    entry.put(FIELDS, restricted);
                }
            } else if (isAction(key)) {
                scope(object, key, value, at + "." + key, entry);
            } else {
                faults.add(new Fault(
                        at + "." + key,
                        "unknownKey",
                        Map.of("name", key, "keys", "read, create, write, delete, fields")));
            }
        });
        return entry;
    }

    private static boolean isAction(String key) {
        return Arrays.stream(Action.values())
                .anyMatch(action -> ObjectRights.key(action).equals(key));
    }

    private void scope(
            ObjectType object, String key, @Nullable Object value, String at, Map<String, @Nullable Object> entry) {
        if (value == null) {
            return;
        }
        if (!(value instanceof String text)
                || Arrays.stream(Scope.values()).noneMatch(scope -> scope.key().equals(value))) {
            faults.add(new Fault(at, "unknownScope", Map.of("scope", String.valueOf(value))));
        } else if (RoleAccess.PEOPLE.contains(object.name())) {
            faults.add(new Fault(at, "scopeFixed"));
        } else {
            entry.put(key, text);
        }
    }

    private Map<String, @Nullable Object> restricted(ObjectType object, @Nullable Object value, String at) {
        var restricted = new TreeMap<String, @Nullable Object>();
        var sent = value == null ? Map.<String, @Nullable Object>of() : Json.asObject(value);
        if (sent == null) {
            faults.add(new Fault(at, "wrongType", Map.of("expected", "object")));
            return restricted;
        }
        sent.forEach((name, right) -> {
            var place = at + "." + name;
            var field = fields.apply(object, name).orElse(null);
            if (field == null) {
                faults.add(new Fault(place, "unknownField", Map.of("field", name)));
            } else if ("hidden".equals(right) && !canBeHidden(model, object, field)) {
                faults.add(new Fault(place, "cannotHide", Map.of("field", name)));
            } else if ("hidden".equals(right) || "read".equals(right)) {
                restricted.put(field.column(), right);
            } else if (right != null && !"write".equals(right)) {
                faults.add(new Fault(place, "unknownRight", Map.of("right", String.valueOf(right))));
            }
        });
        return restricted;
    }

    /// Owner and team, the relations through which visibility is inherited and who is in an account team
    /// decide over access, so that whoever sees a record sees them.
    public static boolean canBeHidden(Model model, ObjectType object, FieldDefinition field) {
        boolean isOwnership = object.isOwned()
                && (field.column().equals("owner_id") || field.column().equals("team_id"));
        boolean isMembership = model.objects().stream()
                .map(ObjectType::accountTeam)
                .anyMatch(team -> team != null
                        && team.object().equals(object.name())
                        && team.user().equals(field.name()));
        return !isOwnership && !isMembership && !object.parents().contains(field.name());
    }
}
