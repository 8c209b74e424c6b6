package dev.grato.access;

import dev.grato.access.internal.RightsCheck;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.Sight;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The rights of a role by object and field, in the names the model has today.
@Service
public final class RoleMatrix {

    private static final String OBJECT = "rights";

    private final Records records;
    private final Models models;
    private final Sight sight;

    public RoleMatrix(Records records, Models models, Sight sight) {
        this.records = records;
        this.models = models;
        this.sight = sight;
    }

    /// A role with what it may do with each object.
    ///
    /// @param rights what the role says itself, in today's names, as [#change] takes it
    public record Matrix(CrmRecord role, Map<String, @Nullable Object> rights, List<Row> rows) {}

    /// @param scopes by action
    public record Row(ObjectType object, Map<Action, Cell> scopes, List<FieldCell> fields) {}

    /// @param isInherited whether the role says nothing here itself
    public record Cell(Scope scope, boolean isInherited) {}

    /// @param canBeHidden whether the field can be hidden at all
    public record FieldCell(FieldDefinition field, FieldRight right, boolean canBeHidden) {}

    /// The whole matrix, as far as the actor knows the model.
    ///
    /// @throws GratoException with [RecordsError#NOT_FOUND]
    public Matrix of(Actor actor, UUID role) {
        var record = records.find(actor, AccessModel.ROLE, role)
                .orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        boolean isAdministrator = Boolean.TRUE.equals(record.value("isAdministrator"));
        var said = isAdministrator ? ObjectRights.NONE : ObjectRights.of(record.value(AccessModel.RIGHTS));
        var model = sight.of(actor, models.current(actor.workspace()));
        var rows = new ArrayList<Row>();
        var names = new TreeMap<String, @Nullable Object>();
        for (var object : model.objects()) {
            rows.add(row(record, said, model, object, isAdministrator));
            var entry = entry(said, object);
            if (!entry.isEmpty()) {
                names.put(object.name(), entry);
            }
        }
        return new Matrix(record, names, rows);
    }

    /// How far the actor reaches on each object they know; children reach as far as what they are part of.
    public List<Row> ofUser(Actor actor) {
        var rights = RoleRights.of(actor).orElse(null);
        var model = sight.of(actor, models.current(actor.workspace()));
        var rows = new ArrayList<Row>();
        for (var object : model.objects()) {
            var scopes = new EnumMap<Action, Cell>(Action.class);
            for (var action : Action.values()) {
                var scope = rights == null ? Scope.ALL : Reach.of(rights, model, object, action);
                scopes.put(action, new Cell(scope, true));
            }
            rows.add(new Row(object, scopes, List.of()));
        }
        return rows;
    }

    private static Row row(CrmRecord role, ObjectRights said, Model model, ObjectType object, boolean isAdministrator) {
        var scopes = new EnumMap<Action, Cell>(Action.class);
        for (var action : Action.values()) {
            var own = said.scope(object.table(), action);
            var wide = isAdministrator ? Scope.ALL : Scope.of(role.value(wide(action)));
            scopes.put(action, new Cell(own == null ? wide : own, own == null));
        }
        var fields = new ArrayList<FieldCell>();
        for (var field : object.liveFields().values()) {
            fields.add(new FieldCell(
                    field, said.field(object.table(), field.column()), RightsCheck.canBeHidden(model, object, field)));
        }
        return new Row(object, scopes, fields);
    }

    private static String wide(Action action) {
        return ObjectRights.key(action) + "Scope";
    }

    private static Map<String, @Nullable Object> entry(ObjectRights said, ObjectType object) {
        var entry = new TreeMap<String, @Nullable Object>();
        for (var action : Action.values()) {
            var scope = said.scope(object.table(), action);
            if (scope != null) {
                entry.put(ObjectRights.key(action), scope.key());
            }
        }
        var fields = new TreeMap<String, @Nullable Object>();
        for (var field : object.liveFields().values()) {
            var right = said.field(object.table(), field.column());
            if (right != FieldRight.WRITE) {
                fields.put(field.name(), right == FieldRight.READ ? "read" : "hidden");
            }
        }
        if (!fields.isEmpty()) {
            entry.put("fields", fields);
        }
        return entry;
    }

    /// Replaces what the role says about objects and fields the actor knows; what it says about others, such
    /// as retired fields, stays.
    ///
    /// @param rights in today's names: `{"company": {"read": "team", "fields": {"taxId": "hidden"}}}`
    /// @throws GratoException with [AccessError#INVALID] and the places of what is wrong, or
    ///     [RecordsError#NOT_FOUND]
    public Outcome change(
            Actor actor, UUID role, @Nullable Object rights, @Nullable RecordVersion seen, WriteOptions options) {
        var record = records.find(actor, AccessModel.ROLE, role)
                .orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        var model = sight.of(actor, models.current(actor.workspace()));
        var check = RightsCheck.byNames(model);
        var wanted = check.read(rights, OBJECT, Map.of());
        if (!check.faults().isEmpty()) {
            throw new GratoException(AccessError.INVALID, check.faults());
        }
        var known = Json.asObject(record.value(AccessModel.RIGHTS));
        var stored = merged(model, known == null ? Map.of() : known, wanted);
        var values = new TreeMap<String, @Nullable Object>();
        values.put(AccessModel.RIGHTS, stored.isEmpty() ? null : stored);
        return records.write(
                        actor,
                        List.of(Mutation.update(AccessModel.ROLE, role, values).seenAt(seen)),
                        options)
                .getFirst();
    }

    private static Map<String, @Nullable Object> merged(
            Model model, Map<String, @Nullable Object> known, Map<String, @Nullable Object> wanted) {
        var stored = new TreeMap<String, @Nullable Object>(wanted);
        known.forEach((table, said) -> {
            var object = model.objectOf(table).orElse(null);
            if (object == null) {
                stored.put(table, said);
                return;
            }
            var kept = new TreeMap<String, @Nullable Object>();
            var before = Json.asObject(said);
            var fields = before == null ? null : Json.asObject(before.get("fields"));
            if (fields != null) {
                fields.forEach((column, right) -> {
                    boolean isSeen = object.liveFields().values().stream()
                            .anyMatch(field -> field.column().equals(column));
                    if (!isSeen) {
                        kept.put(column, right);
                    }
                });
            }
            if (!kept.isEmpty()) {
                var entry = new TreeMap<String, @Nullable Object>(
                        Objects.requireNonNullElse(Json.asObject(stored.get(table)), Map.of()));
                var all = new TreeMap<String, @Nullable Object>(
                        Objects.requireNonNullElse(Json.asObject(entry.get("fields")), Map.of()));
                all.putAll(kept);
                entry.put("fields", all);
                stored.put(table, entry);
            }
        });
        return stored;
    }
}
