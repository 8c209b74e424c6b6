package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Finds and locks the records that a run is about, in the order of their ids.
final class RunLocks {

    private final DSLContext tx;
    private final Actor actor;
    private final AccessPolicy access;
    private final boolean inTrashToo;

    /// @param inTrashToo whether records in the trash can be updated: the engine does so before it brings them back
    RunLocks(DSLContext tx, Actor actor, AccessPolicy access, boolean inTrashToo) {
        this.inTrashToo = inTrashToo;
        this.tx = tx;
        this.actor = actor;
        this.access = access;
    }

    /// Locks the records, leaving out what the caller may not see or not do.
    List<PreparedEdit> present(ObjectType object, List<Mutation> mutations, int from, int to, Outcome[] outcomes) {
        var kind = mutations.get(from).kind();
        var columns = Columns.of(actor.workspace(), object, "r");
        var rows = Rows.whole(columns);
        var action = kind == Mutation.Kind.UPDATE ? Action.UPDATE : Action.DELETE;
        var may = DSL.field(DSL.trueCondition().and(access.allowed(actor, object, action, columns)));
        var selected = new ArrayList<Field<?>>(rows.selected());
        selected.add(may);
        selected.add(DSL.field(DSL.trueCondition().and(access.mayHandOver(actor, object, columns))));
        var ids = mutations.subList(from, to).stream().map(Mutation::id).toArray(UUID[]::new);
        boolean isRemote = mutations.get(from).remote() != null;
        var state = isRemote || kind == Mutation.Kind.UPDATE && inTrashToo
                ? DSL.noCondition()
                : kind == Mutation.Kind.RESTORE
                        ? columns.deletedAt().isNotNull()
                        : columns.deletedAt().isNull();
        var found = new HashMap<UUID, Record>();
        tx.select(selected)
                .from(columns.table())
                .where(columns.id().eq(DSL.any(ids)), state, access.allowed(actor, object, Action.READ, columns))
                .orderBy(columns.id())
                .forNoKeyUpdate()
                .of(columns.table())
                .fetch()
                .forEach(row -> found.put(row.get(0, UUID.class), row));
        var edits = new ArrayList<PreparedEdit>();
        for (int i = from; i < to; i++) {
            var mutation = mutations.get(i);
            var row = found.get(mutation.id());
            if (row == null) {
                outcomes[i] = Outcome.failed(mutation.id(), Status.NOT_FOUND, List.of());
            } else if (!Boolean.TRUE.equals(row.get(selected.size() - 2))) {
                outcomes[i] = Outcome.failed(mutation.id(), Status.FORBIDDEN, List.of());
            } else {
                var edit = new PreparedEdit(i, mutation, rows.record(row, 0));
                outcomes[i] = isRemote ? settled(edit) : null;
                if (outcomes[i] != null) {
                    continue;
                }
                edit.mayHandOver(Boolean.TRUE.equals(row.get(selected.size() - 1)));
                edits.add(edit);
            }
        }
        return edits;
    }

    /// What becomes of an edit from elsewhere that comes too late to do anything; null for others.
    private static @Nullable Outcome settled(PreparedEdit edit) {
        boolean isInTrash = edit.before().get("deletedAt") != null;
        var version = edit.requirePresent().version();
        return switch (edit.mutation().kind()) {
            case UPDATE -> isInTrash ? new Outcome(edit.id(), Status.IN_TRASH, version, List.of(), List.of()) : null;
            case DELETE -> isInTrash ? Outcome.done(edit.id(), Status.UNCHANGED, version) : null;
            case RESTORE -> isInTrash ? null : Outcome.done(edit.id(), Status.UNCHANGED, version);
            case CREATE -> null;
        };
    }
}
