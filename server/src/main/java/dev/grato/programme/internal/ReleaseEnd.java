package dev.grato.programme.internal;

import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Ends releases whose last day has passed, and tells both who answer for them. They were off from that day's end on;
/// this writes it down.
@Component
final class ReleaseEnd {

    private static final int AT_ONCE = 100;

    private final Workspaces workspaces;
    private final Records records;
    private final Notices notices;
    private final Clock clock;

    ReleaseEnd(Workspaces workspaces, Records records, Notices notices, Jobs jobs, Clock clock) {
        this.workspaces = workspaces;
        this.records = records;
        this.notices = notices;
        this.clock = clock;
        jobs.every("programme-release-end", Duration.ofMinutes(30), this::run);
    }

    private void run() {
        for (var workspace : workspaces.all()) {
            end(workspaces.require(workspace.id()), clock.instant());
        }
    }

    /// @return how many ended
    int end(Workspace workspace, Instant now) {
        var system = Actor.system(workspace);
        var today = LocalDate.ofInstant(now, workspace.zone()).toString();
        var over = List.of(
                Map.of("field", "status", "value", "on"), Map.of("field", "expiresOn", "op", "lt", "value", today));
        var ended = records.query(system, Query.of(ProgrammeModel.RELEASE, Map.of("and", over), AT_ONCE))
                .items();
        ended.forEach(release -> end(system, release));
        return ended.size();
    }

    private void end(Actor system, CrmRecord release) {
        var outcome = records.write(
                        system,
                        List.of(Mutation.update(ProgrammeModel.RELEASE, release.id(), Map.of("status", "ended"))),
                        WriteOptions.single("system"))
                .getFirst();
        if (!outcome.status().isDone()) {
            throw new IllegalStateException("release " + release.id() + " could not be ended: " + outcome);
        }
        var name = String.valueOf(release.value("name"));
        Stream.of("businessOwner", "itOwner")
                .flatMap(owner -> Stream.ofNullable(release.value(owner)))
                .distinct()
                .forEach(user -> notices.tell(
                        system.workspace(),
                        UUID.fromString(String.valueOf(user)),
                        "releaseEnded",
                        Map.of("release", name)));
    }
}
