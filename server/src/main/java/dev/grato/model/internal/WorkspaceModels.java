package dev.grato.model.internal;

import dev.grato.model.FieldTypes;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ValueContext;
import dev.grato.model.spi.ModelWatcher;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Keeps the model of each workspace in memory and looks twice a second, when asked, whether it has changed.
@Service
final class WorkspaceModels implements Models {

    private static final long TRUSTED = Duration.ofMillis(500).toNanos();

    private final Database database;
    private final FieldTypes types;
    private final ModelBuilder builder;
    private final StoredRecalculations recalculations;
    private final Clock clock;
    private final ObjectProvider<ModelWatcher> watchers;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    WorkspaceModels(
            Database database,
            DeclaredObjects declared,
            FieldTypes types,
            StoredRecalculations recalculations,
            Clock clock,
            ObjectProvider<ModelWatcher> watchers) {
        this.database = database;
        this.types = types;
        this.recalculations = recalculations;
        this.clock = clock;
        this.watchers = watchers;
        this.builder = new ModelBuilder(declared, types);
    }

    private static final class Known {
        private final ReentrantLock looking = new ReentrantLock();
        private volatile @Nullable Model model;
        private volatile long checkedAt;
    }

    @Override
    public Model current(Workspace workspace) {
        var entry = known.computeIfAbsent(workspace.id(), id -> new Known());
        var model = entry.model;
        if (model != null && System.nanoTime() - entry.checkedAt < TRUSTED) {
            return model;
        }
        if (model != null && !entry.looking.tryLock()) {
            return model;
        }
        if (model == null) {
            entry.looking.lock();
        }
        try {
            return looked(workspace, entry);
        } finally {
            entry.looking.unlock();
        }
    }

    @Override
    public Model refreshed(Workspace workspace) {
        var entry = known.computeIfAbsent(workspace.id(), id -> new Known());
        entry.looking.lock();
        try {
            return looked(workspace, entry);
        } finally {
            entry.looking.unlock();
        }
    }

    private Model looked(Workspace workspace, Known entry) {
        long now = System.nanoTime();
        var model = entry.model;
        if (model == null || database.read(sql -> ModelStore.version(sql, workspace)) != model.version()) {
            var stored = database.read(sql -> ModelStore.load(sql, workspace));
            model = new Model(
                    stored.version(),
                    builder.objects(stored.definitions(), stored.building(), ValueContext.of(workspace, clock)));
            entry.model = model;
            entry.checkedAt = now;
            var loaded = model;
            watchers.forEach(watcher -> watcher.moved(workspace, loaded));
        }
        entry.checkedAt = now;
        return model;
    }

    @Override
    public String mark(Workspace workspace) {
        return database.read(sql -> ModelStore.mark(sql, workspace));
    }

    @Override
    public void settingsMoved(Workspace workspace, boolean isComputedAnew) {
        var model = refreshed(workspace);
        ChangeWriter.patiently(() -> database.transaction(tx -> {
            TableKeeper.lock(tx, workspace);
            if (isComputedAnew) {
                recalculations.noteAll(tx, workspace, model);
            }
            ModelStore.raiseVersion(tx, workspace);
            return true;
        }));
        refreshed(workspace);
        if (isComputedAnew) {
            recalculations.ask(workspace);
        }
    }

    @Override
    public FieldTypes types() {
        return types;
    }
}
