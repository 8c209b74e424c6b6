package dev.grato.programme.internal;

import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.Jobs;
import dev.grato.platform.Messages;
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
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Stops trials whose last day has passed without a decision, in the morning after it. Nothing that was written is
/// lost; those who lead the programme are told, and asked for what was learned.
@Component
final class TrialEnd {

    /// From this hour on it is morning.
    private static final int MORNING = 5;

    private static final int AT_ONCE = 100;

    private final Workspaces workspaces;
    private final Records records;
    private final Notices notices;
    private final Messages messages;
    private final Clock clock;

    TrialEnd(Workspaces workspaces, Records records, Notices notices, Messages messages, Jobs jobs, Clock clock) {
        this.workspaces = workspaces;
        this.records = records;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
        jobs.every("programme-trial-end", Duration.ofMinutes(30), this::run);
    }

    private void run() {
        for (var workspace : workspaces.all()) {
            end(workspaces.require(workspace.id()), clock.instant());
        }
    }

    /// Stops what is over in this workspace.
    ///
    /// @return how many were stopped
    int end(Workspace workspace, Instant now) {
        var here = ZonedDateTime.ofInstant(now, workspace.zone());
        if (here.getHour() < MORNING) {
            return 0;
        }
        var system = Actor.system(workspace);
        var over = over(system, here.toLocalDate());
        for (var trial : over) {
            stop(system, trial);
        }
        return over.size();
    }

    private List<CrmRecord> over(Actor system, LocalDate today) {
        var filter = new LinkedHashMap<String, @Nullable Object>();
        filter.put(
                "and",
                List.of(
                        Map.of("field", "status", "value", "running"),
                        Map.of("field", "decideBy", "op", "lt", "value", today.toString())));
        return records.query(system, Query.of(ProgrammeModel.PILOT, filter, AT_ONCE))
                .items();
    }

    private void stop(Actor system, CrmRecord trial) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("status", "stopped");
        values.put("reason", messages.text(system.locale(), "programme.notDecided"));
        var outcome = records.write(
                        system,
                        List.of(Mutation.update(ProgrammeModel.PILOT, trial.id(), values)),
                        WriteOptions.single("system"))
                .getFirst();
        if (!outcome.status().isDone()) {
            throw new IllegalStateException("trial " + trial.id() + " could not be stopped: " + outcome);
        }
        var name = String.valueOf(trial.value("name"));
        leaders(system).forEach(user -> notices.tell(system.workspace(), user, "trialStopped", Map.of("trial", name)));
    }

    private List<UUID> leaders(Actor system) {
        var filter = new LinkedHashMap<String, @Nullable Object>();
        filter.put("field", "kind");
        filter.put("op", "in");
        filter.put("value", List.of("leader", "sponsor"));
        return records.query(system, Query.of(ProgrammeModel.ROLE, filter, AT_ONCE)).items().stream()
                .filter(role -> role.value("user") instanceof String)
                .map(role -> UUID.fromString(String.valueOf(role.value("user"))))
                .distinct()
                .toList();
    }
}
