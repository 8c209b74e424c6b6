package dev.grato.records.internal;

import dev.grato.model.ValueContext;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.CrmRecord;
import dev.grato.records.MergeRequest;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordsError;
import dev.grato.records.internal.MergeWrite.Moment;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes what somebody chose for the survivor: as if they had written it themselves, with their rights.
@Component
final class MergeChoices {

    private final AccessPolicy access;
    private final Clock clock;

    MergeChoices(AccessPolicy access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /// The choices by column, `{from: id}` or `{value: …}`.
    ///
    /// @throws GratoException with [RecordsError#INVALID_RECORD] or [RecordsError#FORBIDDEN]
    Map<String, @Nullable Object> read(
            Moment moment, MergeRequest request, CrmRecord survivor, List<CrmRecord> others) {
        var byId = new HashMap<UUID, CrmRecord>();
        others.forEach(other -> byId.put(other.id(), other));
        byId.put(survivor.id(), survivor);
        var faults = new ArrayList<Fault>();
        var acceptance =
                new Acceptance(moment.object(), moment.actor(), access, ValueContext.of(moment.workspace(), clock));
        var values = new LinkedHashMap<String, @Nullable Object>();
        request.choices().forEach((name, choice) -> values.put(name, value(name, choice, byId, faults)));
        var accepted = acceptance.accept(values, faults);
        for (var entry : accepted.entrySet()) {
            var field = moment.object().field(entry.getKey()).orElseThrow();
            if (MergeReplay.isPointer(field) && byId.containsKey(MergeReplay.pointed(entry.getValue()))) {
                var isSent = request.choices().get(entry.getKey()) instanceof MergeRequest.Value;
                if (isSent) {
                    faults.add(new Fault(field.name(), "selfRelation", Map.of("field", field.name())));
                }
            }
        }
        refuse(faults);
        check(moment, survivor, accepted, acceptance, byId.keySet());
        var choices = new LinkedHashMap<String, @Nullable Object>();
        request.choices().forEach((name, choice) -> {
            var column = moment.object().field(name).orElseThrow().column();
            var kept = new LinkedHashMap<String, @Nullable Object>();
            switch (choice) {
                case MergeRequest.Of(UUID record) -> kept.put("from", record.toString());
                case MergeRequest.Value ignored -> kept.put("value", accepted.get(name));
            }
            choices.put(column, kept);
        });
        return choices;
    }

    private static @Nullable Object value(
            String name, MergeRequest.Choice choice, Map<UUID, CrmRecord> byId, List<Fault> faults) {
        return switch (choice) {
            case MergeRequest.Value(var value) -> value;
            case MergeRequest.Of(UUID record) -> {
                var from = byId.get(record);
                if (from == null) {
                    faults.add(new Fault(name, "notAmongMerged"));
                }
                yield from == null ? null : from.value(name);
            }
        };
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new GratoException(
                    RecordsError.INVALID_RECORD,
                    faults.stream().map(fault -> fault.under("choose")).toList());
        }
    }

    /// Relations to what the actor may see, files they may open, an owner they may give it to.
    private void check(
            Moment moment,
            CrmRecord survivor,
            Map<String, @Nullable Object> accepted,
            Acceptance acceptance,
            Set<UUID> together) {
        var outside = new LinkedHashMap<>(accepted);
        outside.values().removeIf(value -> together.contains(MergeReplay.pointed(value)));
        var edit = new PreparedEdit(0, Mutation.update(moment.object().name(), survivor.id(), outside), survivor);
        edit.apply(outside);
        edit.changed(acceptance.changed(edit.before(), edit.after()));
        new RelationCheck(moment.tx(), moment.model(), moment.actor(), access)
                .check(moment.object(), List.of(edit), Set.of());
        new FileCheck(moment.tx(), moment.model(), moment.actor(), access).check(moment.object(), List.of(edit));
        var outcomes = new Outcome[] {edit.invalid()};
        new FaultMask(moment.object(), moment.actor(), access).apply(outcomes, 0, 1);
        refuse(outcomes[0].faults());
        boolean isHandedOver =
                edit.changed().contains("owner") || edit.changed().contains("team");
        if (moment.object().isOwned() && isHandedOver && !mayHandOver(moment, edit)) {
            throw new GratoException(
                    RecordsError.FORBIDDEN,
                    Map.of(
                            "object", moment.object().name(),
                            "record", survivor.id().toString(),
                            "action", "update"));
        }
    }

    private boolean mayHandOver(Moment moment, PreparedEdit edit) {
        var columns = Columns.of(moment.workspace(), moment.object(), "r");
        boolean may = moment.tx()
                .fetchExists(moment.tx()
                        .selectOne()
                        .from(columns.table())
                        .where(
                                columns.id().eq(edit.id()),
                                access.mayHandOver(moment.actor(), moment.object(), columns)));
        return may
                && access.mayHold(
                        moment.actor(),
                        moment.object(),
                        Action.UPDATE,
                        Rows.id(edit.after().get("owner")),
                        Rows.id(edit.after().get("team")));
    }
}
