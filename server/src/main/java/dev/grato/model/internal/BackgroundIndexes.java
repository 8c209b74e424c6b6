package dev.grato.model.internal;

import dev.grato.model.Indexes;
import dev.grato.model.ModelError;
import dev.grato.model.Models;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Notes which indexes are asked for and has them built by [IndexJob].
@Service
final class BackgroundIndexes implements Indexes {

    private final Database database;
    private final Models models;
    private final IndexQueue queue;

    BackgroundIndexes(Database database, Models models, IndexQueue queue) {
        this.database = database;
        this.models = models;
        this.queue = queue;
    }

    @Override
    public void buildIndex(Workspace workspace, String object, String field) {
        var type = models.current(workspace)
                .object(object)
                .orElseThrow(() -> new GratoException(ModelError.OBJECT_NOT_FOUND, Map.of("name", object)));
        var definition = type.field(field)
                .orElseThrow(() -> new GratoException(ModelError.FIELD_NOT_FOUND, Map.of("name", field)));
        if (!IndexPlan.canBeIndexed(definition.type())) {
            return;
        }
        boolean isNew = database.transaction(tx -> {
            var isThere = Catalog.read(tx, workspace, Set.of(type.table()))
                    .hasIndex(IndexPlan.plain(type.table(), definition));
            if (!isThere) {
                ModelIndexes.note(tx, workspace, type.table(), definition.column(), "extra", "wanted", null);
            }
            return !isThere;
        });
        if (isNew) {
            queue.ask(workspace, type.table());
        }
    }

    @Override
    public Optional<String> uniqueColumn(Workspace workspace, String table, String index) {
        var object = models.current(workspace).objects().stream()
                .filter(candidate -> candidate.table().equals(table))
                .findFirst();
        var shape = database.read(sql -> Catalog.read(sql, workspace, Set.of(table))).indexes(table).stream()
                .filter(candidate -> candidate.name().equals(index))
                .map(Catalog.Index::shape)
                .findFirst();
        return object.flatMap(type -> type.fields().stream()
                .filter(field -> shape.isPresent()
                        && IndexPlan.unique(table, field).shape().equals(shape.get()))
                .map(field -> field.column())
                .findFirst());
    }

    @Override
    public List<State> states(Workspace workspace) {
        return database.read(sql -> sql.select(
                        Database.column("table_name", String.class),
                        Database.column("column_name", String.class),
                        Database.column("kind", String.class),
                        Database.column("state", String.class),
                        Database.column("reason", String.class))
                .from(Database.table(workspace, "model_index"))
                .orderBy(1, 2, 3)
                .fetch(row -> new State(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }
}
