package dev.grato.programme.internal;

import dev.grato.platform.Actor;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// People sign with their own name what stands there at that moment. A signature keeps the wording, so that everybody
/// sees what was signed and whether it still says the same; it is never changed, only withdrawn by who gave it.
@Component
final class SignatureRule implements RecordRule {

    /// What of each object is signed.
    static final Map<String, List<String>> WORDING = Map.of(
            ProgrammeModel.PROGRAMME,
            List.of(
                    "whatFor",
                    "whereUsed",
                    "whereNot",
                    "budget",
                    "benefits",
                    "byWhen",
                    "winStrategy",
                    "monetiseStrategy",
                    "retainStrategy",
                    "letGoStrategy",
                    "covenant"),
            ProgrammeModel.DECISION,
            List.of("name", "options", "answer", "reason", "isReversible", "side"),
            ProgrammeModel.PILOT,
            List.of("name", "hypothesis", "people", "startsOn", "decideBy"));

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.SIGNATURE);
    }

    @Override
    public boolean checksDeletes() {
        return true;
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        if (context.actor().isSystem()) {
            return;
        }
        var wordings = wordings(context, changes);
        for (var change : changes) {
            switch (change.kind()) {
                case CREATE -> sign(context, change, wordings);
                case UPDATE -> change.refuse("", "signatureStands", Map.of());
                case DELETE, RESTORE -> {
                    if (!ProgrammeRule.isUser(context, change.before("user"))) {
                        change.refuse("", "othersSignature", Map.of());
                    }
                }
            }
        }
    }

    private static void sign(
            RuleContext context, PendingChange change, Map<UUID, Map<String, @Nullable Object>> wordings) {
        var user = context.actor().userId();
        if (user == null || context.actor().kind() != Actor.Kind.USER) {
            change.refuse("", "signInPerson", Map.of());
            return;
        }
        var about = target(change);
        change.set("user", user.toString());
        change.set(
                "signedAt",
                context.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        change.set("wording", about == null ? null : wordings.get(about));
    }

    /// The record a signature is about, of an object that can be signed.
    private static @Nullable UUID target(PendingChange change) {
        return change.after("about") instanceof Map<?, ?> about && about.get("id") instanceof String id
                ? UUID.fromString(id)
                : null;
    }

    private static Map<UUID, Map<String, @Nullable Object>> wordings(RuleContext context, List<PendingChange> changes) {
        var byObject = new HashMap<String, Set<UUID>>();
        for (var change : changes) {
            var id = target(change);
            if (change.kind() == Mutation.Kind.CREATE
                    && id != null
                    && change.after("about") instanceof Map<?, ?> about
                    && about.get("object") instanceof String object) {
                byObject.computeIfAbsent(object, name -> new HashSet<>()).add(id);
            }
        }
        var wordings = new HashMap<UUID, Map<String, @Nullable Object>>();
        byObject.forEach((object, ids) -> {
            var fields = Objects.requireNonNullElse(WORDING.get(object), List.<String>of());
            context.load(object, ids).forEach((id, values) -> {
                var wording = new LinkedHashMap<String, @Nullable Object>();
                fields.stream()
                        .filter(field -> values.get(field) != null)
                        .forEach(field -> wording.put(field, values.get(field)));
                wordings.put(id, wording);
            });
        });
        return wordings;
    }
}
