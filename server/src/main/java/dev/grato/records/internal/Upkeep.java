package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Keeps the engine's own tables in order, hourly: days of the log ahead of time, old days to the archive,
/// results of named writes forgotten after two days, of edits from elsewhere after 30, those of single records of
/// a batch after 31.
@Component
final class Upkeep {

    private static final Duration REMEMBERED = Duration.ofDays(2);
    /// A batch can be undone for 30 days; after that nobody needs what became of each of its records.
    private static final Duration RESULTS = Duration.ofDays(31);

    /// How long edits from elsewhere are remembered.
    private static final Duration SENT = Duration.ofDays(30);

    private static final int PORTION = 5_000;

    private final Database database;
    private final Workspaces workspaces;
    private final LogPartitions partitions;
    private final BatchJobs batches;
    private final Clock clock;

    Upkeep(
            Database database,
            Workspaces workspaces,
            LogPartitions partitions,
            BatchJobs batches,
            Jobs jobs,
            Clock clock) {
        this.database = database;
        this.workspaces = workspaces;
        this.partitions = partitions;
        this.batches = batches;
        this.clock = clock;
        jobs.every("records.upkeep", Duration.ofHours(1), this::run);
    }

    private void run() {
        for (var workspace : workspaces.all()) {
            keepUp(workspaces.require(workspace.id()));
        }
    }

    void keepUp(Workspace workspace) {
        partitions.keepUp(workspace);
        var before = OffsetDateTime.ofInstant(clock.instant().minus(REMEMBERED), ZoneOffset.UTC);
        database.patientTransaction(tx -> tx.execute(
                "delete from " + Database.quoted(workspace, "written_once") + " where at < {0}", DSL.val(before)));
        var forgotten = OffsetDateTime.ofInstant(clock.instant().minus(SENT), ZoneOffset.UTC);
        database.patientTransaction(tx -> tx.execute(
                "delete from " + Database.quoted(workspace, "written_mutation") + " where at < {0}",
                DSL.val(forgotten)));
        var old = OffsetDateTime.ofInstant(clock.instant().minus(RESULTS), ZoneOffset.UTC);
        while (database.patientTransaction(tx -> batches.forgetOld(tx, workspace, old, PORTION)) > 0) {
            // some thousands a transaction
        }
    }
}
