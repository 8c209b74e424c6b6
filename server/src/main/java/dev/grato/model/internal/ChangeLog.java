package dev.grato.model.internal;

import dev.grato.model.ModelChange;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads the log of model changes.
final class ChangeLog {

    private static final int MOST = 500;

    Optional<ModelChange> find(DSLContext sql, Workspace workspace, UUID id) {
        return sql.select(DSL.asterisk())
                .from(Database.table(workspace, "model_change"))
                .where(Database.column("id", UUID.class).eq(id))
                .fetchOptional(ChangeLog::change);
    }

    List<ModelChange> list(DSLContext sql, Workspace workspace, int limit, @Nullable UUID before) {
        var seq = Database.column("seq", Long.class);
        var table = Database.table(workspace, "model_change");
        var condition = before == null
                ? DSL.noCondition()
                : seq.lt(DSL.select(seq)
                        .from(table)
                        .where(Database.column("id", UUID.class).eq(before)));
        return sql.select(DSL.asterisk())
                .from(table)
                .where(condition)
                .orderBy(seq.desc())
                .limit(Math.clamp(limit, 1, MOST))
                .fetch(ChangeLog::change);
    }

    void mark(DSLContext tx, Workspace workspace, UUID id, @Nullable Instant undoneAt) {
        tx.update(Database.table(workspace, "model_change"))
                .set(
                        Database.column("undone_at", OffsetDateTime.class),
                        undoneAt == null ? null : undoneAt.atOffset(ZoneOffset.UTC))
                .where(Database.column("id", UUID.class).eq(id))
                .execute();
    }

    private static ModelChange change(Record row) {
        var undoneAt = row.get("undone_at", OffsetDateTime.class);
        return new ModelChange(
                row.get("id", UUID.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                Actor.Kind.of(row.get("actor_kind", String.class)),
                row.get("actor_id", UUID.class),
                row.get("what", String.class),
                Json.readObject(row.get("before", String.class)),
                Json.readObject(row.get("after", String.class)),
                row.get("undoes", UUID.class),
                undoneAt == null ? null : undoneAt.toInstant());
    }
}
