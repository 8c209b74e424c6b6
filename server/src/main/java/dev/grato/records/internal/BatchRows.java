package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.records.BatchSummary;
import dev.grato.records.Outcome;
import dev.grato.records.RecordsError;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what was done in one go: who, when, to how many records.
@Component
final class BatchRows {

    private static final Field<UUID> ID = DSL.field(DSL.name("b", "id"), UUID.class);
    private static final Field<String> KIND = DSL.field(DSL.name("j", "kind"), String.class);
    private static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.of("id", "at", "source", "object", "state", "written", "failed", "undoes", "undone_by")
                            .map(name -> DSL.name("b", name)),
                    Stream.of("kind", "collected", "total", "done", "unchanged", "reason", "finished_at")
                            .map(name -> DSL.name("j", name)))
            .<Field<?>>map(DSL::field)
            .toList();

    private final Database database;
    private final Clock clock;

    BatchRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a chunk's results to its batch, which comes into being with its first chunk.
    void count(DSLContext tx, Actor actor, UUID batch, String source, String object, List<Outcome> outcomes) {
        long written = outcomes.stream()
                .filter(outcome -> outcome.status().isDone() && outcome.status() != Outcome.Status.UNCHANGED)
                .count();
        long failed =
                outcomes.stream().filter(outcome -> !outcome.status().isDone()).count();
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
        Condition condition = before == null ? DSL.noCondition() : ID.lt(before);
        return database.read(sql -> select(sql, actor)
                .where(ownedBy(actor), condition, KIND.isNull().or(KIND.notIn(BatchSummary.PREVIEWS)))
                .orderBy(DSL.field(DSL.name("b", "at")).desc(), ID.desc())
                .limit(limit)
                .fetch(BatchRows::summary));
    }

    /// @param others whether the actor may see those of others
    Optional<BatchSummary> find(Actor actor, boolean others, UUID id) {
        return database.read(sql -> find(sql, actor, others, id));
    }

    Optional<BatchSummary> find(DSLContext sql, Actor actor, boolean others, UUID id) {
        return select(sql, actor)
                .where(others ? DSL.noCondition() : ownedBy(actor), ID.eq(id))
                .fetchOptional(BatchRows::summary);
    }

    BatchSummary require(Actor actor, boolean others, UUID id) {
        return find(actor, others, id).orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
    }

    private static SelectJoinStep<Record> select(DSLContext sql, Actor actor) {
        return sql.select(COLUMNS)
                .from(Database.table(actor.workspace(), "batch").as("b"))
                .leftJoin(Database.table(actor.workspace(), "batch_job").as("j"))
                .on("j.batch_id = b.id");
    }

    private static Condition ownedBy(Actor actor) {
        return actor.isSystem()
                ? DSL.noCondition()
                : DSL.field(DSL.name("b", "actor_id"), UUID.class).eq(actor.userId());
    }

    private static BatchSummary summary(Record row) {
        boolean isJob = row.get("kind") != null;
        var finished = row.get("finished_at", OffsetDateTime.class);
        long written = row.get("written", Long.class);
        return new BatchSummary(
                row.get("id", UUID.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                isJob ? row.get("kind", String.class) : "edits",
                row.get("source", String.class),
                row.get("object", String.class),
                row.get("state", String.class),
                written,
                row.get("failed", Long.class),
                Boolean.TRUE.equals(row.get("collected", Boolean.class)) ? row.get("total", Long.class) : null,
                isJob ? row.get("done", Long.class) : written + row.get("failed", Long.class),
                isJob ? row.get("unchanged", Long.class) : 0,
                row.get("reason", String.class),
                finished == null ? null : finished.toInstant(),
                row.get("undoes", UUID.class),
                row.get("undone_by", UUID.class));
    }
}
