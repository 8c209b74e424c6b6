package dev.grato.model.internal;

import dev.grato.model.FieldTypes;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.platform.WorkspacePreparation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Gives a workspace the tables of the objects this version declares, and mends those of custom objects.
@Component
final class Reconciliation implements WorkspacePreparation {

    private final Database database;
    private final DeclaredObjects declared;
    private final FieldTypes types;
    private final IndexQueue indexes;
    private final Clock clock;

    Reconciliation(Database database, DeclaredObjects declared, FieldTypes types, IndexQueue indexes, Clock clock) {
        this.database = database;
        this.declared = declared;
        this.types = types;
        this.indexes = indexes;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fingerprint() {
        return declared.fingerprint();
    }

    /// New tables come in one transaction, since they may point at each other; the others in one each, so that
    /// their writers never wait for more than one of them.
    @Override
    public void prepare(Workspace workspace) {
        var objects = objects(workspace);
        var known = database.read(sql -> Catalog.read(
                sql, workspace, objects.stream().map(ObjectType::table).collect(Collectors.toSet())));
        var missing = objects.stream()
                .filter(object -> !known.hasTable(object.table()))
                .toList();
        ensure(workspace, objects, missing);
        objects.stream()
                .filter(object -> known.hasTable(object.table()))
                .forEach(object -> ensure(workspace, objects, List.of(object)));
        ChangeWriter.patiently(() -> database.transaction(tx -> {
            TableKeeper.lock(tx, workspace);
            ModelStore.raiseVersion(tx, workspace);
            return true;
        }));
    }

    private void ensure(Workspace workspace, List<ObjectType> all, List<ObjectType> some) {
        boolean isWorkLeft = ChangeWriter.patiently(() -> database.transaction(tx -> {
            TableKeeper.lock(tx, workspace);
            return new TableKeeper(tx, workspace, all).ensure(some);
        }));
        if (isWorkLeft) {
            some.forEach(object -> indexes.ask(workspace, object.table()));
        }
    }

    private List<ObjectType> objects(Workspace workspace) {
        var stored = database.read(sql -> ModelStore.load(sql, workspace));
        return new ModelBuilder(declared, types)
                .objects(stored.definitions(), Set.of(), ValueContext.of(workspace, clock));
    }
}
