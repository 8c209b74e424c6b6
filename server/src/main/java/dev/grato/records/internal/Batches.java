package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.BatchSummary;
import dev.grato.records.Outcome;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what was done in one go: who, when, to how many records.
@Component
final class Batches {

    private final Database database;
    private final Clock clock;

    Batches(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a chunk's results to its batch, which comes into being with its first chunk.
    void count(DSLContext tx, Actor actor, UUID batch, String source, String object, Outcome[] outcomes) {
        long written = Arrays.stream(outcomes)
                .filter(outcome -> outcome.status().isDone() && outcome.status() != Outcome.Status.UNCHANGED)
                .count();
        long failed = Arrays.stream(outcomes)
                .filter(outcome -> !outcome.status().isDone())
                .count();
        tx.execute(
                "insert into " + Database.quoted(actor.workspace(), "batch")
                        + " (id, at, actor_kind, actor_id, source, object, state, written, failed)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, 'done', {6}, {7}) on conflict (id) do update"
                        + " set written = batch.written + excluded.written, failed = batch.failed + excluded.failed",
                DSL.val(batch),
                DSL.val(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)),
                DSL.val(actor.kind().key()),
                DSL.val(actor.userId(), SQLDataType.UUID),
                DSL.val(source),
                DSL.val(object),
                DSL.val(written),
                DSL.val(failed));
    }

    /// The actor's own batches, newest first; what others did is not for lists.
    List<BatchSummary> own(Actor actor, int limit, @Nullable UUID before) {
        Condition condition =
                before == null ? DSL.noCondition() : DSL.field(DSL.name("id")).lt(before);
        return database.read(sql -> sql.select(DSL.asterisk())
                .from(Database.table(actor.workspace(), "batch"))
                .where(ownedBy(actor), condition)
                .orderBy(
                        DSL.field(DSL.name("at")).desc(),
                        DSL.field(DSL.name("id")).desc())
                .limit(limit)
                .fetch(Batches::summary));
    }

    Optional<BatchSummary> find(Actor actor, UUID id) {
        return database.read(sql -> sql.select(DSL.asterisk())
                .from(Database.table(actor.workspace(), "batch"))
                .where(ownedBy(actor), DSL.field(DSL.name("id")).eq(id))
                .fetchOptional(Batches::summary));
    }

    void markUndone(DSLContext tx, Actor actor, UUID batch, UUID by) {
        tx.execute(
                "update " + Database.quoted(actor.workspace(), "batch")
                        + " set state = 'undone', undone_by = {1} where id = {0}",
                DSL.val(batch),
                DSL.val(by));
        tx.execute(
                "update " + Database.quoted(actor.workspace(), "batch") + " set undoes = {1} where id = {0}",
                DSL.val(by),
                DSL.val(batch));
    }

    private static Condition ownedBy(Actor actor) {
        return actor.isSystem()
                ? DSL.noCondition()
                : DSL.field(DSL.name("actor_id"), UUID.class).eq(actor.userId());
    }

    private static BatchSummary summary(Record row) {
        return new BatchSummary(
                row.get("id", UUID.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("source", String.class),
                row.get("object", String.class),
                row.get("state", String.class),
                row.get("written", Long.class),
                row.get("failed", Long.class),
                row.get("undoes", UUID.class),
                row.get("undone_by", UUID.class));
    }
}
