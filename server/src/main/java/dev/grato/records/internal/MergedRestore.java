package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Fault;
import dev.grato.platform.Workspace;
import dev.grato.records.Mutation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Records that come out of the trash where others were merged and separated meanwhile.
final class MergedRestore {

    private final DSLContext tx;
    private final Workspace workspace;
    private final MergeTermsOfAll terms;

    MergedRestore(DSLContext tx, Workspace workspace, MergeTermsOfAll terms) {
        this.tx = tx;
        this.workspace = workspace;
        this.terms = terms;
    }

    /// A record that went into another one comes back when the merge is undone, not by itself.
    void refuse(Collection<PreparedEdit> edits) {
        var forest = MergeForest.around(
                tx, workspace, edits.stream().map(PreparedEdit::id).toList());
        edits.stream()
                .filter(edit -> forest.isMerged(edit.id()))
                .forEach(edit -> edit.faults().add(new Fault("", "isMerged")));
    }

    /// What restored records have to be so that they agree with the merges that stand: their relations, and for
    /// records into which others had come all that these brought.
    ///
    /// @param records their values by id
    List<Mutation> edits(ObjectType object, Map<UUID, Map<String, @Nullable Object>> records) {
        var fields = object.liveFields().values().stream()
                .filter(MergeReplay::isPointer)
                .toList();
        var around = new HashSet<UUID>();
        records.forEach((record, values) -> {
            around.add(record);
            fields.forEach(field -> {
                var id = MergeReplay.pointed(values.get(field.name()));
                if (id != null) {
                    around.add(id);
                }
            });
        });
        MergeLock.shared(tx, workspace);
        var forest = around.isEmpty() ? null : MergeForest.around(tx, workspace, around);
        if (forest == null || forest.isEmpty()) {
            return List.of();
        }
        var wanted = new HashSet<>(forest.records());
        wanted.addAll(records.keySet());
        var replay = new MergeReplay(forest, MergeHistory.of(tx, workspace, wanted), terms.staysTrue(object));
        var edits = new ArrayList<Mutation>();
        records.forEach((record, values) -> {
            var then = values(object, record, values, forest, replay);
            if (!then.isEmpty()) {
                edits.add(Mutation.update(object.name(), record, then));
            }
        });
        return edits;
    }

    private static Map<String, @Nullable Object> values(
            ObjectType object,
            UUID record,
            Map<String, @Nullable Object> present,
            MergeForest forest,
            MergeReplay replay) {
        var named = replay.named(object, record);
        boolean wasSurvivor = forest.wasSurvivor(record);
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (FieldDefinition field : object.liveFields().values()) {
            var now = present.get(field.name());
            var id = MergeReplay.isPointer(field) ? MergeReplay.pointed(now) : null;
            boolean isConcerned =
                    wasSurvivor || id != null && forest.records().contains(id) && named.containsKey(field.column());
            if (!isConcerned || MergeValues.isComputed(field)) {
                continue;
            }
            var then = replay.standing(field, record, named.get(field.column()));
            if (!Objects.equals(now, then)) {
                values.put(field.name(), then);
            }
        }
        return values;
    }
}
