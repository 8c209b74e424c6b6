package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.Recalculations;
import dev.grato.model.Recalculations.Recalculation;
import dev.grato.model.SystemFields;
import dev.grato.model.formula.Place;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Computes new and changed computed fields for all records there are: step by step, from where it stopped.
@Component
final class Recalculator {

    private static final Logger LOG = LoggerFactory.getLogger(Recalculator.class);
    private static final int STEP = 1_000;

    private final Database database;
    private final Workspaces workspaces;
    private final Models models;
    private final Recalculations recalculations;
    private final Derivations derivations;

    Recalculator(
            Database database,
            Workspaces workspaces,
            Models models,
            Recalculations recalculations,
            Derivations derivations,
            Jobs jobs) {
        this.database = database;
        this.workspaces = workspaces;
        this.models = models;
        this.recalculations = recalculations;
        this.derivations = derivations;
        jobs.register(Recalculations.JOB, piece -> run(UUID.fromString(piece.substring(0, piece.indexOf('/')))));
        jobs.every("model.recalculateSweep", Duration.ofMinutes(1), this::sweep);
    }

    private void sweep() {
        for (var workspace : workspaces.inUse()) {
            try {
                run(workspace.id());
            } catch (RuntimeException failure) {
                LOG.warn("computed fields of workspace {} wait for the next sweep", workspace.id(), failure);
            }
        }
    }

    private void run(UUID workspaceId) {
        run(workspaces.require(workspaceId));
    }

    /// Does all that is wanted in the workspace. Two at once do the same twice, which changes nothing.
    void run(Workspace workspace) {
        var open = recalculations.list(workspace).stream()
                .filter(wish -> !wish.state().equals("done"))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var model = models.refreshed(workspace);
        // in the order of the model, so that nothing is computed from what is still to come
        for (var computed : model.computed()) {
            var place = new Place(computed.object().table(), computed.field().column());
            open.stream()
                    .filter(wish ->
                            wish.table().equals(place.table()) && wish.column().equals(place.column()))
                    .forEach(wish ->
                            run(workspace, model, wish, place, computed.field().isStored()));
        }
        open.stream()
                .filter(wish ->
                        model.computedAt(new Place(wish.table(), wish.column())).isEmpty())
                .forEach(wish -> recalculations.finish(workspace, wish));
    }

    private void run(Workspace workspace, Model model, Recalculation wish, Place place, boolean isStored) {
        if (!isStored) {
            recalculations.finish(workspace, wish);
            return;
        }
        var last = wish.lastId();
        long done = wish.done();
        long total = wish.total() > 0 ? wish.total() : count(workspace, place);
        while (true) {
            var ids = next(workspace, place, last);
            if (ids.isEmpty()) {
                recalculations.finish(workspace, wish);
                return;
            }
            derivations.follow(workspace, model, new Derivations.Moves(), Map.of(place, ids));
            last = ids.getLast();
            done += ids.size();
            if (!recalculations.advance(workspace, wish, last, done, Math.max(done, total))) {
                return;
            }
        }
    }

    private long count(Workspace workspace, Place place) {
        return database.patientTransaction(tx -> (long) tx.fetchCount(Database.table(workspace, place.table())));
    }

    private List<UUID> next(Workspace workspace, Place place, @Nullable UUID last) {
        var id = DSL.field(DSL.name(SystemFields.ID), UUID.class);
        return database.read(sql -> sql.select(id)
                .from(Database.table(workspace, place.table()))
                .where(last == null ? DSL.noCondition() : id.gt(last))
                .orderBy(id)
                .limit(STEP)
                .fetch(id));
    }
}
