package dev.grato.programme.internal;

import dev.grato.platform.Actor;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was passed stays passed as it was. What a pilot is judged by is changed with the signatures of both who answer
/// for it, and the change stays readable.
@Component
final class GateRule implements RecordRule {

    /// Who signs a change, by the field of the pilot that names them.
    static final Map<String, String> SIGNERS = Map.of("businessSignedAt", "businessOwner", "itSignedAt", "itOwner");

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.REVIEW, ProgrammeModel.CHANGE);
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
        var pilots = new Pilots(context, changes);
        for (var change : changes) {
            if (change.object().equals(ProgrammeModel.REVIEW)) {
                change.refuse("", "gateStands", Map.of());
            } else {
                check(context, change, pilots);
            }
        }
    }

    private static void check(RuleContext context, PendingChange change, Pilots pilots) {
        switch (change.kind()) {
            case CREATE -> propose(change, pilots);
            case UPDATE -> sign(context, change, pilots);
            case DELETE, RESTORE -> {
                if (SIGNERS.keySet().stream().anyMatch(field -> change.before(field) != null)) {
                    change.refuse("", "changeStands", Map.of());
                }
            }
        }
    }

    private static void propose(PendingChange change, Pilots pilots) {
        var pilot = pilots.of(change.after("criterion"));
        var owners = SIGNERS.values().stream().map(pilot::get).toList();
        if (owners.contains(null) || owners.getFirst().equals(owners.getLast())) {
            change.refuse("criterion", "twoOwners", Map.of());
        }
        change.set("was", pilots.criterion(change.after("criterion")).get("threshold"));
        SIGNERS.keySet().forEach(field -> change.set(field, null));
    }

    /// A signature is one's own, given in person, and not taken back: another change says otherwise.
    private static void sign(RuleContext context, PendingChange change, Pilots pilots) {
        if (change.after().keySet().stream()
                .anyMatch(field -> !SIGNERS.containsKey(field) && change.isChanged(field))) {
            change.refuse("", "changeStands", Map.of());
            return;
        }
        SIGNERS.forEach((field, owner) -> {
            if (!change.isChanged(field)) {
                return;
            }
            boolean isOwner = ProgrammeRule.isUser(
                            context, pilots.of(change.before("criterion")).get(owner))
                    && context.actor().kind() == Actor.Kind.USER;
            if (!isOwner || change.before(field) != null || change.after(field) == null) {
                change.refuse(field, "signedByOwner", Map.of());
            } else {
                change.set(
                        field,
                        context.clock()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
            }
        });
    }

    /// Whether a change of a criterion's threshold was signed by both.
    static boolean isSigned(Map<String, @Nullable Object> change) {
        return SIGNERS.keySet().stream().allMatch(field -> change.get(field) != null);
    }

    /// The criteria that changes are about, and their pilots.
    private static final class Pilots {

        private final Map<UUID, ? extends Map<String, @Nullable Object>> criteria;
        private final Map<UUID, ? extends Map<String, @Nullable Object>> pilots;

        Pilots(RuleContext context, List<PendingChange> changes) {
            var ids = new HashSet<UUID>();
            for (var change : changes) {
                var criterion =
                        change.kind() == Mutation.Kind.CREATE ? change.after("criterion") : change.before("criterion");
                if (criterion instanceof String id) {
                    ids.add(UUID.fromString(id));
                }
            }
            criteria = ids.isEmpty() ? Map.of() : context.load(ProgrammeModel.CRITERION, ids);
            var of = new HashSet<UUID>();
            criteria.values().stream()
                    .map(criterion -> criterion.get("pilot"))
                    .filter(Objects::nonNull)
                    .forEach(pilot -> of.add(UUID.fromString(String.valueOf(pilot))));
            pilots = of.isEmpty() ? Map.of() : context.load(ProgrammeModel.PILOT, of);
        }

        Map<String, @Nullable Object> criterion(@Nullable Object id) {
            var found = id instanceof String text ? criteria.get(UUID.fromString(text)) : null;
            return found == null ? Map.of() : found;
        }

        Map<String, @Nullable Object> of(@Nullable Object criterion) {
            var found = criterion(criterion).get("pilot") instanceof String pilot
                    ? pilots.get(UUID.fromString(pilot))
                    : null;
            return found == null ? Map.of() : found;
        }
    }
}
