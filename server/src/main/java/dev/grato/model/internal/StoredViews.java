package dev.grato.model.internal;

import dev.grato.model.AppliedChange;
import dev.grato.model.Faults;
import dev.grato.model.Model;
import dev.grato.model.ModelError;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.View;
import dev.grato.model.Views;
import dev.grato.model.spi.FilterCheck;
import dev.grato.model.spi.Sight;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Keeps views in their table; every change goes through the log of model changes.
@Service
final class StoredViews implements Views {

    private static final List<String> SCOPES = List.of("everyone", "team", "user");
    private static final Comparator<View> ORDER = Comparator.comparingInt((View view) -> SCOPES.indexOf(view.scope()))
            .thenComparing(View::name)
            .thenComparing(View::id);
    private static final int MOST_PER_OBJECT = 1_000;

    private final Database database;
    private final Models models;
    private final ChangeWriter writer;
    private final ObjectProvider<FilterCheck> checks;
    private final ObjectProvider<Sight> sights;

    StoredViews(
            Database database,
            Models models,
            ChangeWriter writer,
            ObjectProvider<FilterCheck> checks,
            ObjectProvider<Sight> sights) {
        this.database = database;
        this.models = models;
        this.writer = writer;
        this.checks = checks;
        this.sights = sights;
    }

    @Override
    public List<View> list(Actor actor, Set<UUID> teams, String object) {
        var model = seen(actor);
        var type = ObjectNames.require(List.copyOf(model.objects()), object);
        return database
                .read(sql -> sql.select(Database.column("id", UUID.class), Database.column("definition", String.class))
                        .from(Database.table(actor.workspace(), "view"))
                        .where(Database.column("table_name", String.class).eq(type.table()))
                        .orderBy(Database.column("position", Long.class))
                        .fetch())
                .stream()
                .filter(row -> ViewReader.isVisible(Json.readObject(row.value2()), actor, teams))
                .map(row -> ViewReader.view(row.value1(), type.name(), Json.readObject(row.value2())))
                .flatMap(view -> ViewMask.of(view, model).stream())
                .sorted(ORDER)
                .toList();
    }

    @Override
    public List<View> all(Actor actor, Set<UUID> teams) {
        var model = seen(actor);
        var all = database.read(sql -> ModelStore.views(sql, actor.workspace()));
        return all.entrySet().stream()
                .filter(stored -> ViewReader.isVisible(stored.getValue(), actor, teams))
                .flatMap(stored -> object(model, stored.getValue()).stream()
                        .map(object -> ViewReader.view(stored.getKey().viewId(), object.name(), stored.getValue())))
                .flatMap(view -> ViewMask.of(view, model).stream())
                .sorted(Comparator.comparing(View::object).thenComparing(ORDER))
                .toList();
    }

    @Override
    public Optional<View> find(Actor actor, Set<UUID> teams, UUID id) {
        var stored = database.read(sql -> ModelStore.view(sql, actor.workspace(), id));
        if (stored == null || !ViewReader.isVisible(stored, actor, teams)) {
            return Optional.empty();
        }
        var model = seen(actor);
        return object(model, stored)
                .map(object -> ViewReader.view(id, object.name(), stored))
                .flatMap(view -> ViewMask.of(view, model));
    }

    @Override
    public AppliedChange create(Actor actor, Set<UUID> teams, Map<String, @Nullable Object> definition) {
        var input = new Input(definition, "", actor, new Faults());
        var model = seen(actor);
        var name = input.line("object", 60);
        if (name.isEmpty()) {
            input.fault("object", "missing");
            Input.refuse(input.faults());
        }
        var object = ObjectNames.find(List.copyOf(model.objects()), name.orElseThrow(), false);
        if (object.isEmpty()) {
            input.fault("object", "unknownObject", Map.of("name", Input.shown(name.orElseThrow())));
            Input.refuse(input.faults());
        }
        var stored = new LinkedHashMap<String, @Nullable Object>();
        stored.put("table", object.orElseThrow().table());
        var id = input.id("id").orElseGet(Ids::next);
        reader().read(input, actor, teams, model, object.orElseThrow(), stored);
        Input.refuse(input.faults());
        var done = writer.changeViews(actor, "createView", draft -> {
            var key = Key.view(id);
            if (draft.find(key) != null) {
                throw new GratoException(ModelError.VIEW_EXISTS, Map.of("id", id.toString()));
            }
            if (count(draft, object.orElseThrow().table()) >= MOST_PER_OBJECT) {
                input.fault("", "tooMany", Map.of("max", MOST_PER_OBJECT));
                Input.refuse(input.faults());
            }
            draft.put(key, stored);
            return Objects.requireNonNull(draft.find(key));
        });
        return answer(done.batchId(), ViewReader.view(id, object.orElseThrow().name(), done.result()), model);
    }

    private static int count(Draft draft, String table) {
        return draft.tx()
                .fetchCount(
                        Database.table(draft.workspace(), "view"),
                        Database.column("table_name", String.class).eq(table));
    }

    @Override
    public AppliedChange change(Actor actor, Set<UUID> teams, UUID id, Map<String, @Nullable Object> changes) {
        var model = seen(actor);
        record Changed(ObjectType object, Map<String, @Nullable Object> stored) {}
        var done = writer.changeViews(actor, "changeView", draft -> {
            var stored = visible(draft, actor, teams, id);
            var object = object(model, stored).orElseThrow(() -> ViewReader.notFound(id));
            var input = new Input(changes, "", actor, new Faults());
            for (var fixed : List.of("object", "id")) {
                if (input.has(fixed)) {
                    input.fault(fixed, "cannotChange", Map.of("name", fixed));
                }
            }
            reader().read(input, actor, teams, model, object, stored);
            Input.refuse(input.faults());
            draft.put(Key.view(id), stored);
            return new Changed(object, Objects.requireNonNull(draft.find(Key.view(id))));
        });
        return answer(
                done.batchId(),
                ViewReader.view(id, done.result().object().name(), done.result().stored()),
                model);
    }

    @Override
    public AppliedChange delete(Actor actor, Set<UUID> teams, UUID id) {
        var model = seen(actor);
        var done = writer.changeViews(actor, "deleteView", draft -> {
            var stored = visible(draft, actor, teams, id);
            draft.remove(Key.view(id));
            return stored;
        });
        var name = object(model, done.result()).map(ObjectType::name).orElse("");
        return answer(done.batchId(), ViewReader.view(id, name, done.result()), model);
    }

    private static Map<String, @Nullable Object> visible(Draft draft, Actor actor, Set<UUID> teams, UUID id) {
        draft.tx()
                .fetch(
                        "select id from {0} where id = {1} for update",
                        Database.table(draft.workspace(), "view"), org.jooq.impl.DSL.val(id));
        var stored = draft.find(Key.view(id));
        if (stored == null || !ViewReader.isVisible(stored, actor, teams)) {
            throw ViewReader.notFound(id);
        }
        return draft.copy(Key.view(id));
    }

    private ViewReader reader() {
        return new ViewReader(checks.orderedStream().toList());
    }

    private static Optional<ObjectType> object(Model model, Map<String, @Nullable Object> stored) {
        return model.objects().stream()
                .filter(object -> object.table().equals(stored.get("table")))
                .findFirst();
    }

    private Model seen(Actor actor) {
        var model = models.current(actor.workspace());
        for (var sight : sights) {
            model = sight.of(actor, model);
        }
        return model;
    }

    /// The view as far as its caller sees it; only its id where it is about what they may not see.
    private static AppliedChange answer(UUID batch, View view, Model model) {
        return new AppliedChange(
                batch,
                ViewMask.of(view, model)
                        .map(View::json)
                        .orElse(Map.of("id", view.id().toString())));
    }
}
