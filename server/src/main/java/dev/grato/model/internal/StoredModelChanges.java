package dev.grato.model.internal;

import dev.grato.model.AppliedChange;
import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldTypes;
import dev.grato.model.Model;
import dev.grato.model.ModelChange;
import dev.grato.model.ModelChanges;
import dev.grato.model.ModelError;
import dev.grato.model.ModelJson;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.FilterCheck;
import dev.grato.model.spi.Sight;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Reads what is wanted, works on a draft and lets [ChangeWriter] keep it.
@Service
final class StoredModelChanges implements ModelChanges {

    private final Database database;
    private final ChangeWriter writer;
    private final ChangeLog log;
    private final FieldEditor fields;
    private final ObjectEditor objects;
    private final RuleEditor rules;
    private final Clock clock;

    StoredModelChanges(
            Database database,
            ChangeWriter writer,
            DeclaredObjects declared,
            FieldTypes types,
            ObjectProvider<FilterCheck> checks,
            ObjectProvider<Sight> sights,
            Clock clock) {
        this.database = database;
        this.writer = writer;
        this.log = new ChangeLog();
        this.fields = new FieldEditor(types, declared, new ComputedEditor(checks, sights), clock);
        this.objects = new ObjectEditor(fields);
        this.rules = new RuleEditor(checks);
        this.clock = clock;
    }

    @Override
    public AppliedChange createObject(Actor actor, Map<String, @Nullable Object> definition) {
        var done =
                writer.change(actor, "createObject", draft -> objects.create(draft, actor, input(definition, actor)));
        return answer(done, done.result());
    }

    @Override
    public AppliedChange changeObject(Actor actor, String object, Map<String, @Nullable Object> changes) {
        boolean isComingBack = Boolean.FALSE.equals(changes.get("retired"));
        var done = writer.change(actor, what(changes, "Object"), draft -> {
            var type = isComingBack
                    ? ObjectNames.find(draft.objects(), object, true)
                            .orElseGet(() -> ObjectNames.require(draft.objects(), object))
                    : ObjectNames.require(draft.objects(), object);
            objects.change(draft, type, input(changes, actor));
            return type.table();
        });
        return answer(done, done.result());
    }

    @Override
    public AppliedChange createField(Actor actor, String object, Map<String, @Nullable Object> definition) {
        var done = writer.change(actor, "createField", draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            var input = input(definition, actor);
            var column = fields.create(draft, actor, type.table(), input, null);
            Input.refuse(input.faults());
            return Key.field(type.table(), Objects.requireNonNull(column));
        });
        return fieldAnswer(done);
    }

    @Override
    public AppliedChange changeField(Actor actor, String object, String field, Map<String, @Nullable Object> changes) {
        boolean isComingBack = Boolean.FALSE.equals(changes.get("retired"));
        var done = writer.change(actor, what(changes, "Field"), draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            var definition = isComingBack && type.field(field).isEmpty()
                    ? ObjectNames.requireRetired(type, field)
                    : ObjectNames.requireField(type, field);
            fields.change(draft, actor, type, definition, input(changes, actor));
            return Key.field(type.table(), definition.column());
        });
        return fieldAnswer(done);
    }

    private static String what(Map<String, @Nullable Object> changes, String noun) {
        if (changes.get("retired") instanceof Boolean isRetired) {
            return (isRetired ? "retire" : "bringBack") + noun;
        }
        return (changes.containsKey("name") ? "rename" : "change") + noun;
    }

    @Override
    public AppliedChange createRule(Actor actor, String object, Map<String, @Nullable Object> definition) {
        var done = writer.change(actor, "createRule", draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            return new RuleAt(type.table(), rules.create(draft, actor, type, input(definition, actor)));
        });
        return ruleAnswer(done);
    }

    @Override
    public AppliedChange changeRule(Actor actor, String object, String rule, Map<String, @Nullable Object> changes) {
        var done = writer.change(actor, "changeRule", draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            rules.change(draft, actor, type, rule, input(changes, actor));
            return new RuleAt(type.table(), rule);
        });
        return ruleAnswer(done);
    }

    @Override
    public AppliedChange removeRule(Actor actor, String object, String rule) {
        var done = writer.change(actor, "removeRule", draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            rules.remove(draft, type, rule);
            return type.table();
        });
        return answer(done, done.result());
    }

    @Override
    public AppliedChange changeLayout(Actor actor, String object, Map<String, @Nullable Object> layout) {
        var done = writer.change(actor, "changeLayout", draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            LayoutEditor.change(draft, type, input(layout, actor));
            return type.table();
        });
        return layoutAnswer(done);
    }

    @Override
    public AppliedChange resetLayout(Actor actor, String object) {
        var done = writer.change(actor, "resetLayout", draft -> {
            var type = ObjectNames.require(draft.objects(), object);
            LayoutEditor.reset(draft, type);
            return type.table();
        });
        return layoutAnswer(done);
    }

    private static AppliedChange layoutAnswer(ChangeWriter.Done<String> done) {
        return new AppliedChange(
                done.batchId(), at(done, done.result()).layout().json());
    }

    @Override
    public ModelChange undo(Actor actor, UUID batchId) {
        var workspace = actor.workspace();
        var done = writer.change(actor, "undo", batchId, draft -> {
            var change = log.find(draft.tx(), workspace, batchId)
                    .orElseThrow(
                            () -> new GratoException(ModelError.CHANGE_NOT_FOUND, Map.of("id", batchId.toString())));
            if (change.undoneAt() != null) {
                throw new GratoException(ModelError.ALREADY_UNDONE, Map.of("id", batchId.toString()));
            }
            var faults = new Faults();
            Undo.apply(draft, change.before(), change.after(), faults);
            if (faults.isEmpty()) {
                Invariants.check(draft.objects(), faults);
            }
            if (!faults.isEmpty()) {
                throw new GratoException(ModelError.UNDO_BLOCKED, faults.found());
            }
            log.mark(draft.tx(), workspace, batchId, clock.instant());
            if (change.undoes() != null) {
                log.mark(draft.tx(), workspace, change.undoes(), null);
            }
            return batchId;
        });
        return database.read(sql -> log.find(sql, workspace, done.batchId())).orElseThrow();
    }

    @Override
    public List<ModelChange> list(Workspace workspace, int limit, @Nullable UUID before) {
        return database.read(sql -> log.list(sql, workspace, limit, before));
    }

    @Override
    public Optional<ModelChange> find(Workspace workspace, UUID batchId) {
        return database.read(sql -> log.find(sql, workspace, batchId));
    }

    @Override
    public Map<String, @Nullable Object> retired(Workspace workspace) {
        var retiredObjects = new ArrayList<Map<String, @Nullable Object>>();
        var retiredFields = new ArrayList<Map<String, @Nullable Object>>();
        for (var object : writer.objects(workspace)) {
            if (object.isRetired()) {
                retiredObjects.add(ModelJson.object(object));
                continue;
            }
            object.fields().stream().filter(FieldDefinition::isRetired).forEach(field -> {
                var json = ModelJson.field(field);
                json.put("object", object.name());
                retiredFields.add(json);
            });
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("objects", retiredObjects);
        json.put("fields", retiredFields);
        return json;
    }

    private static Input input(Map<String, @Nullable Object> definition, Actor actor) {
        return new Input(definition, "", actor, new Faults());
    }

    private record RuleAt(String table, String name) {}

    private static AppliedChange answer(ChangeWriter.Done<?> done, String table) {
        var object = at(done, table);
        var model = new Model(0, done.objects());
        return new AppliedChange(done.batchId(), ModelJson.object(object, model));
    }

    private static AppliedChange fieldAnswer(ChangeWriter.Done<Key> done) {
        var field = at(done, done.result().table()).fields().stream()
                .filter(candidate -> candidate.column().equals(done.result().column()))
                .findFirst()
                .orElseThrow();
        return new AppliedChange(done.batchId(), ModelJson.field(field));
    }

    private static AppliedChange ruleAnswer(ChangeWriter.Done<RuleAt> done) {
        var rule = at(done, done.result().table()).rules().stream()
                .filter(candidate -> candidate.name().equals(done.result().name()))
                .findFirst()
                .orElseThrow();
        return new AppliedChange(done.batchId(), ModelJson.rule(rule));
    }

    private static ObjectType at(ChangeWriter.Done<?> done, String table) {
        return done.objects().stream()
                .filter(object -> object.table().equals(table))
                .findFirst()
                .orElseThrow();
    }
}
