package dev.grato.programme.internal;

import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A pilot that runs says by when it is decided on, and what it is judged by stays as it was when it began.
@Component
final class PilotRule implements RecordRule {

    private static final String THRESHOLD = "threshold";
    /// What is found out while it runs.
    private static final Set<String> FINDINGS = Set.of("reached", "part", "outOf");

    private static final String STATUS = "status";
    private static final String STARTS = "startsOn";
    private static final String DECIDE_BY = "decideBy";
    private static final String DECIDED = "decidedOn";

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.PILOT, ProgrammeModel.CRITERION);
    }

    @Override
    public boolean checksDeletes() {
        return true;
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var pilots = changes.stream()
                .filter(change -> change.object().equals(ProgrammeModel.PILOT))
                .toList();
        for (var pilot : pilots) {
            if (pilot.kind() != Mutation.Kind.DELETE) {
                decide(context, pilot);
            }
        }
        freeze(
                context,
                changes.stream()
                        .filter(change -> change.object().equals(ProgrammeModel.CRITERION))
                        .toList());
    }

    private static void decide(RuleContext context, PendingChange pilot) {
        var today = today(context);
        var starts = day(pilot.after(STARTS));
        var decideBy = day(pilot.after(DECIDE_BY));
        if (starts != null && decideBy != null && decideBy.isBefore(starts)) {
            pilot.refuse(DECIDE_BY, "decideBeforeStart", Map.of());
        }
        var status = pilot.after(STATUS);
        boolean isEntered = !Objects.equals(pilot.before(STATUS), status);
        if ("running".equals(status)) {
            if (decideBy == null) {
                pilot.refuse(DECIDE_BY, "decideByMissing", Map.of());
            } else if (isEntered && decideBy.isBefore(today)) {
                pilot.refuse(DECIDE_BY, "decideByPast", Map.of());
            }
            if (starts == null) {
                pilot.set(STARTS, today.toString());
            }
            if (pilot.after(DECIDED) != null) {
                pilot.set(DECIDED, null);
            }
        }
        boolean isDecided = "promoted".equals(status) || "stopped".equals(status);
        if (isDecided && pilot.after("reason") == null) {
            pilot.refuse("reason", "reasonMissing", Map.of());
        }
        if (isDecided && pilot.after(DECIDED) == null) {
            pilot.set(DECIDED, today.toString());
        }
    }

    private static LocalDate today(RuleContext context) {
        return LocalDate.ofInstant(
                context.clock().instant(), context.actor().workspace().zone());
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof String text ? LocalDate.parse(text) : null;
    }

    /// Once a pilot runs, only what was found out about a criterion may still be written.
    private static void freeze(RuleContext context, List<PendingChange> criteria) {
        var ids = new HashSet<UUID>();
        for (var criterion : criteria) {
            add(ids, criterion.before("pilot"));
            add(ids, criterion.after("pilot"));
        }
        if (ids.isEmpty()) {
            return;
        }
        var pilots = context.load(ProgrammeModel.PILOT, ids);
        var signed = context
                .loadChildren(
                        ProgrammeModel.CHANGE,
                        "criterion",
                        criteria.stream().map(PendingChange::id).collect(Collectors.toSet()))
                .values()
                .stream()
                .filter(GateRule::isSigned)
                .toList();
        for (var criterion : criteria) {
            boolean isJudged = pilots.entrySet().stream()
                    .filter(pilot -> pilot.getKey().toString().equals(criterion.before("pilot"))
                            || pilot.getKey().toString().equals(criterion.after("pilot")))
                    .anyMatch(pilot -> !"planned".equals(pilot.getValue().get(STATUS)));
            if (isJudged && !isFinding(criterion) && !isAgreed(criterion, signed)) {
                criterion.refuse("", "criteriaFrozen", Map.of());
            }
        }
    }

    private static boolean isFinding(PendingChange criterion) {
        return isOnly(criterion, FINDINGS);
    }

    private static boolean isOnly(PendingChange criterion, Set<String> fields) {
        return criterion.kind() == Mutation.Kind.UPDATE
                && criterion.after().keySet().stream()
                        .noneMatch(field -> !fields.contains(field) && criterion.isChanged(field));
    }

    /// Whether it puts in force what both owners have signed, from where they signed it.
    private static boolean isAgreed(PendingChange criterion, List<Map<String, @Nullable Object>> signed) {
        return isOnly(criterion, Set.of(THRESHOLD))
                && signed.stream()
                        .filter(change -> criterion.id().toString().equals(change.get("criterion")))
                        .anyMatch(change -> isSame(change.get(THRESHOLD), criterion.after(THRESHOLD))
                                && isSame(change.get("was"), criterion.before(THRESHOLD)));
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == null
                ? other == null
                : other != null && new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
    }

    private static void add(Set<UUID> ids, @Nullable Object id) {
        if (id instanceof String text) {
            ids.add(UUID.fromString(text));
        }
    }
}
