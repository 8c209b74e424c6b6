package dev.grato.programme.internal.radar;

import dev.grato.access.AccessModel;
import dev.grato.access.SecondFactors;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.platform.backup.BackupLog;
import dev.grato.platform.backup.BackupLog.Attempt;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What is known of how safe a workspace is. Counts only: who of the administrators lacks something is nobody's to read
/// here.
@Component
class Safety {

    private static final int ALL = 500;
    /// More attempts than a nightly backup makes in the time after which the signal is red.
    private static final int ATTEMPTS = 200;

    private final Records records;
    private final SecondFactors secondFactors;
    private final BackupLog backups;

    Safety(Records records, SecondFactors secondFactors, BackupLog backups) {
        this.records = records;
        this.secondFactors = secondFactors;
        this.backups = backups;
    }

    /// How many have a second factor, of how many.
    record Guarded(long with, long all) {}

    View of(Workspace workspace) {
        return new View(workspace);
    }

    /// What is known of one workspace; asked when it is needed.
    final class View {

        private final Workspace workspace;

        private View(Workspace workspace) {
            this.workspace = workspace;
        }

        /// The active administrators.
        Guarded administrators() {
            var filter = Map.<String, Object>of(
                    "and",
                    List.of(
                            Map.of("field", "role.isAdministrator", "op", "eq", "value", true),
                            Map.of("field", "isActive", "op", "eq", "value", true)));
            var ids = records.query(Actor.system(workspace), Query.of(AccessModel.USER, filter, ALL)).items().stream()
                    .map(CrmRecord::id)
                    .collect(Collectors.toSet());
            return new Guarded(secondFactors.countOf(workspace, ids), ids.size());
        }

        /// The day on which a backup was last restored for a trial.
        Optional<LocalDate> lastTrial() {
            return backups.latest(ATTEMPTS).stream()
                    .filter(attempt -> attempt.failure() == null && attempt.isVerified())
                    .map(Attempt::endedAt)
                    .findFirst()
                    .map(moment -> LocalDate.ofInstant(moment, workspace.zone()));
        }
    }
}
