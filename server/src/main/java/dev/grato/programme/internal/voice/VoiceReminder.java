package dev.grato.programme.internal.voice;

import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.programme.internal.voice.VoiceRoles.Part;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reminds those who must act of requests past their day: on the next working day, once for each day that was missed,
/// all of them in one notice.
@Component
final class VoiceReminder {

    /// From this hour on one is at work.
    private static final int MORNING = 8;

    private static final int AT_ONCE = 500;

    /// How many are named in one notice.
    private static final int NAMED = 3;

    private final Workspaces workspaces;
    private final Records records;
    private final VoiceRoles roles;
    private final Notices notices;
    private final Clock clock;

    VoiceReminder(Workspaces workspaces, Records records, VoiceRoles roles, Notices notices, Jobs jobs, Clock clock) {
        this.workspaces = workspaces;
        this.records = records;
        this.roles = roles;
        this.notices = notices;
        this.clock = clock;
        jobs.every("programme-voice-reminder", Duration.ofMinutes(30), this::run);
    }

    private void run() {
        for (var workspace : workspaces.all()) {
            remind(workspaces.require(workspace.id()), clock.instant());
        }
    }

    /// Reminds of what is late in this workspace.
    ///
    /// @return of how many requests
    int remind(Workspace workspace, Instant now) {
        var here = ZonedDateTime.ofInstant(now, workspace.zone());
        if (here.getHour() < MORNING || here.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            return 0;
        }
        var system = Actor.system(workspace);
        var today = here.toLocalDate();
        var late = open(system).stream()
                .filter(request -> isLate(request, today))
                .collect(Collectors.partitioningBy(VoiceReminder::isWatched));
        var leaders = roles.holders(system, Part.LEADER);
        var sponsors = roles.holders(system, Part.SPONSOR);
        return tell(system, late.getOrDefault(false, List.of()), leaders, "voiceLate", today)
                + tell(
                        system,
                        late.getOrDefault(true, List.of()),
                        sponsors.isEmpty() ? leaders : sponsors,
                        "voiceWatchedLate",
                        today);
    }

    private List<CrmRecord> open(Actor system) {
        Map<String, @Nullable Object> undecided =
                Map.of("field", "status", "op", "in", "value", List.of("new", "acknowledged"));
        return records.query(system, Query.of(VoiceDeclarations.REQUEST, undecided, AT_ONCE))
                .items();
    }

    private static boolean isWatched(CrmRecord request) {
        return VoiceDeclarations.FEEL_WATCHED.equals(request.value("kind"));
    }

    private static boolean isLate(CrmRecord request, LocalDate today) {
        boolean isUnread = "new".equals(request.value("status")) && !isWatched(request);
        var due = day(request, isUnread ? "acknowledgeBy" : "answerBy");
        var reminded = day(request, "remindedOn");
        return due != null && due.isBefore(today) && (reminded == null || !reminded.isAfter(due));
    }

    private static @Nullable LocalDate day(CrmRecord request, String field) {
        return request.value(field) instanceof String text ? LocalDate.parse(text) : null;
    }

    /// What nobody can be told of stays to be told.
    private int tell(Actor system, List<CrmRecord> late, Set<UUID> people, String notice, LocalDate today) {
        if (late.isEmpty() || people.isEmpty()) {
            return 0;
        }
        var marks = late.stream().map(request -> marked(request.id(), today)).toList();
        records.write(system, marks, WriteOptions.single("system"));
        var names = late.stream()
                .limit(NAMED)
                .map(request -> "“" + request.value("name") + "”")
                .collect(Collectors.joining(", ", "", late.size() > NAMED ? " …" : ""));
        people.forEach(user -> notices.tell(system.workspace(), user, notice, Map.of("requests", names)));
        return late.size();
    }

    private static Mutation marked(UUID request, LocalDate today) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("remindedOn", today.toString());
        return Mutation.update(VoiceDeclarations.REQUEST, request, values);
    }
}
