package dev.grato.programme.internal.voice;

import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import dev.grato.programme.CouncilDeclarations;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.ChangeConsumer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a request of each report that joins none, and tells what became of a request to those who reported it, and to
/// nobody else.
@Component
final class VoiceReader implements ChangeConsumer {

    private static final int MOST = 500;
    private static final int LONGEST = 500;

    private static final Map<String, String> NOTICES = Map.of(
            "acknowledged", "voiceAcknowledged",
            "planned", "voicePlanned",
            "done", "voiceDone",
            "willNot", "voiceWillNot");

    private final Records records;
    private final VoiceRoles roles;
    private final Notices notices;

    VoiceReader(Records records, VoiceRoles roles, Notices notices) {
        this.records = records;
        this.roles = roles;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "programme-voice";
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        var system = Actor.system(workspace);
        for (var change : changes) {
            if (change.object().equals(VoiceDeclarations.REPORT) && change.operation() == Change.Operation.CREATE) {
                records.find(system, VoiceDeclarations.REPORT, change.record())
                        .filter(report -> report.value("request") == null)
                        .ifPresent(report -> takeUp(system, report));
            } else if (change.object().equals(CouncilDeclarations.HOLD)
                    && change.operation() == Change.Operation.CREATE) {
                records.find(system, CouncilDeclarations.HOLD, change.record())
                        .ifPresent(hold -> tellHeld(system, hold));
            } else if (change.object().equals(VoiceDeclarations.REQUEST)
                    && change.operation() == Change.Operation.UPDATE
                    && change.after().get("status") instanceof String status) {
                tell(system, change.record(), status);
            }
        }
    }

    /// Both at once, so that a change that comes a second time finds it done.
    private void takeUp(Actor system, CrmRecord report) {
        var kind = String.valueOf(report.value("kind"));
        boolean isWatched = kind.equals(VoiceDeclarations.FEEL_WATCHED);
        var screen = isWatched ? null : report.value("screen");
        var label = Objects.requireNonNull(VoiceDeclarations.KINDS.get(kind)).in(system.locale());
        var request = Ids.next();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", screen == null ? label : label + " · " + screen);
        values.put("kind", kind);
        values.put("screen", screen);
        var joined = new LinkedHashMap<String, @Nullable Object>();
        joined.put("request", request.toString());
        var outcomes = records.write(
                system,
                List.of(
                        Mutation.create(VoiceDeclarations.REQUEST, request, values),
                        Mutation.update(VoiceDeclarations.REPORT, report.id(), joined)),
                WriteOptions.single("system"));
        if (outcomes.stream().allMatch(outcome -> outcome.status().isDone())) {
            var part = isWatched ? VoiceRoles.Part.SPONSOR : VoiceRoles.Part.LEADER;
            roles.holders(system, part)
                    .forEach(user -> notices.tell(
                            system.workspace(),
                            user,
                            isWatched ? "voiceWatched" : "voiceNew",
                            Map.of("request", String.valueOf(values.get("name")))));
        }
    }

    private void tellHeld(Actor system, CrmRecord hold) {
        var details = Map.<String, Object>of("hold", String.valueOf(hold.value("name")));
        roles.holders(system, VoiceRoles.Part.LEADER)
                .forEach(user -> notices.tell(system.workspace(), user, "councilHeld", details));
    }

    private void tell(Actor system, UUID id, String status) {
        var kind = NOTICES.get(status);
        var request = records.find(system, VoiceDeclarations.REQUEST, id).orElse(null);
        if (kind == null || request == null || !status.equals(request.value("status"))) {
            return;
        }
        var answer = Objects.requireNonNullElse(request.value("answer"), "").toString();
        Map<String, Object> details = Map.of(
                "request",
                String.valueOf(request.value("name")),
                "answer",
                answer.substring(0, Math.min(answer.length(), LONGEST)));
        reporters(system, id).forEach(user -> notices.tell(system.workspace(), user, kind, details));
    }

    private Set<UUID> reporters(Actor system, UUID request) {
        Map<String, @Nullable Object> filter = Map.of("field", "request", "op", "eq", "value", request.toString());
        var reporters = new HashSet<UUID>();
        @Nullable String cursor = null;
        do {
            var page = records.query(
                    system,
                    new Query(
                            VoiceDeclarations.REPORT,
                            filter,
                            List.of(),
                            List.of("owner"),
                            List.of(),
                            MOST,
                            cursor,
                            Query.Count.NONE,
                            false));
            page.items().forEach(report -> Ids.parse(report.value("owner")).ifPresent(reporters::add));
            cursor = page.nextCursor();
        } while (cursor != null);
        return reporters;
    }
}
