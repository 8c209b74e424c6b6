package dev.grato.sync.internal;

import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.CrmRecord;
import dev.grato.records.Merges;
import dev.grato.records.Records;
import dev.grato.records.spi.SyncReading;
import dev.grato.sync.PushResult;
import dev.grato.sync.PushResult.Status;
import dev.grato.sync.PushedMutation;
import dev.grato.sync.PushedMutation.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds to the endings of edits what the user may see of the records now, asked for all of them at once.
@Component
public final class PushAnswers {

    private static final String NOT_UNIQUE = "notUnique";

    private final Records records;
    private final SyncReading reading;
    private final Merges merges;
    private final Models models;

    public PushAnswers(Records records, SyncReading reading, Merges merges, Models models) {
        this.records = records;
        this.reading = reading;
        this.merges = merges;
        this.models = models;
    }

    public List<PushResult> of(Actor actor, List<Ending> endings) {
        var rows = rows(actor, endings);
        return endings.stream().map(ending -> result(actor, ending, rows)).toList();
    }

    private Map<UUID, CrmRecord> rows(Actor actor, List<Ending> endings) {
        var wanted = new LinkedHashMap<String, Set<UUID>>();
        endings.forEach(ending -> wanted.computeIfAbsent(ending.mutation().object(), name -> new LinkedHashSet<>())
                .add(record(ending)));
        var rows = new HashMap<UUID, CrmRecord>();
        wanted.forEach((object, ids) -> {
            try {
                reading.rows(actor, object, ids).forEach(row -> rows.put(row.id(), row));
            } catch (GratoException unknownObject) {
                // whoever sends edits of an object they do not know has been told so
            }
        });
        return rows;
    }

    /// The record that was written, or would have been.
    private static UUID record(Ending ending) {
        return ending.outcome() == null
                ? ending.mutation().record()
                : ending.outcome().id();
    }

    private PushResult result(Actor actor, Ending ending, Map<UUID, CrmRecord> rows) {
        var mutation = ending.mutation();
        var row = rows.get(record(ending));
        boolean isReplay = ending.isReplay();
        var conflicts = ending.outcome() == null
                ? List.<dev.grato.records.FieldConflict>of()
                : ending.outcome().conflicts();
        return new PushResult(
                mutation,
                isReplay ? Status.REPLAYED : ending.status(),
                isReplay ? ending.status() : null,
                row,
                row == null && mutation.op() != Op.CREATE || row == null && ending.status() != Status.REJECTED,
                conflicts,
                errors(ending),
                mergedInto(actor, ending, row));
    }

    private static List<Fault> errors(Ending ending) {
        return ending.errors().stream()
                .map(fault -> fault.code().equals(NOT_UNIQUE) ? new Fault(fault.path(), "taken", fault.args()) : fault)
                .toList();
    }

    /// What stands for the record meant; nothing the user may not see.
    private @Nullable UUID mergedInto(Actor actor, Ending ending, @Nullable CrmRecord row) {
        var mutation = ending.mutation();
        if (row != null && !row.id().equals(mutation.record())) {
            return row.id();
        }
        boolean isTaken =
                ending.errors().stream().anyMatch(fault -> fault.code().equals(NOT_UNIQUE));
        if (isTaken) {
            return holder(actor, ending);
        }
        return row == null && mutation.op() != Op.CREATE && ending.outcome() != null
                ? merges.survivorOf(actor, mutation.object(), mutation.record()).orElse(null)
                : null;
    }

    private @Nullable UUID holder(Actor actor, Ending ending) {
        var mutation = ending.mutation();
        for (var fault : ending.errors()) {
            if (fault.code().equals(NOT_UNIQUE)) {
                var texts = texts(actor, mutation, fault.path());
                var holders = new LinkedHashSet<UUID>();
                try {
                    records.identify(actor, mutation.object(), fault.path(), texts)
                            .values()
                            .forEach(holders::addAll);
                } catch (GratoException notAKey) {
                    return null;
                }
                holders.remove(mutation.record());
                if (holders.size() == 1) {
                    return holders.iterator().next();
                }
            }
        }
        return null;
    }

    /// The value of a field in the texts by which records are identified.
    private List<String> texts(Actor actor, PushedMutation mutation, String field) {
        var value = mutation.values().get(field);
        var type = models.current(actor.workspace())
                .object(mutation.object())
                .flatMap(object -> object.field(field))
                .map(known -> known.type());
        if (value == null || type.isEmpty()) {
            return List.of();
        }
        if (!(value instanceof List<?> || value instanceof Map<?, ?>)) {
            return List.of(String.valueOf(value));
        }
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof String text) {
                    texts.add(text);
                } else if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                    texts.addAll(type.get().keywords(List.of(map)));
                }
            });
        }
        return texts;
    }
}
