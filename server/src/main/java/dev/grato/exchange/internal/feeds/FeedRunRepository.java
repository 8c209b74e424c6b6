package dev.grato.exchange.internal.feeds;

import static dev.grato.exchange.internal.feeds.FeedRepository.at;
import static dev.grato.exchange.internal.feeds.FeedRepository.instant;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What feeds have brought.
@Component
final class FeedRunRepository {

    private static final String COLUMNS = "id, feed_id, state, is_asked, is_anyway, started_at, finished_at,"
            + " file_name, file_size, sha256, row_count, as_of, import_id, reason, details::text as details";

    private final Database database;

    FeedRunRepository(Database database) {
        this.database = database;
    }

    /// @return whether none was on its way yet
    boolean insert(FeedRun run) {
        return database.transaction(tx -> tx.execute(
                        "insert into control.feed_run (id, feed_id, state, is_asked, is_anyway, started_at)"
                                + " values (?, ?, ?, ?, ?, ?::timestamptz)"
                                + " on conflict (feed_id) where finished_at is null do nothing",
                        run.id(),
                        run.feed(),
                        run.state(),
                        run.isAsked(),
                        run.isAnyway(),
                        at(run.startedAt()))
                == 1);
    }

    void keep(FeedRun run) {
        database.transaction(tx -> tx.execute(
                "update control.feed_run set state = ?, finished_at = ?::timestamptz, file_name = ?,"
                        + " file_size = ?::bigint, sha256 = ?, row_count = ?::bigint, as_of = ?::timestamptz,"
                        + " import_id = ?::uuid, reason = ?, details = ?::jsonb where id = ?",
                run.state(),
                at(run.finishedAt()),
                run.fileName(),
                run.fileSize(),
                run.sha256(),
                run.rows(),
                at(run.asOf()),
                run.importId(),
                run.reason(),
                Json.write(run.details()),
                run.id()));
    }

    void delete(UUID id) {
        database.transaction(tx -> tx.execute("delete from control.feed_run where id = ?", id));
    }

    /// The one on its way.
    Optional<FeedRun> open(UUID feed) {
        return one("feed_id = ? and finished_at is null", feed);
    }

    Optional<FeedRun> find(UUID id) {
        return one("id = ?", id);
    }

    /// The last one that has written something and stands.
    Optional<FeedRun> lastDone(UUID feed) {
        return one("feed_id = ? and state = 'done' order by id desc limit 1", feed);
    }

    private Optional<FeedRun> one(String condition, UUID id) {
        return database.read(
                sql -> sql.resultQuery("select " + COLUMNS + " from control.feed_run where " + condition, id)
                        .fetchOptional(FeedRunRepository::run));
    }

    /// Newest first.
    List<FeedRun> list(UUID feed, int limit, @Nullable UUID before) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.feed_run where feed_id = ?"
                                + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                        feed,
                        before,
                        before,
                        limit)
                .fetch(FeedRunRepository::run));
    }

    /// Forgets what ended before this moment.
    void clean(Instant before) {
        database.patientTransaction(
                tx -> tx.execute("delete from control.feed_run where finished_at < ?::timestamptz", at(before)));
    }

    private static FeedRun run(Record row) {
        var details = row.get("details", String.class);
        return new FeedRun(
                row.get("id", UUID.class),
                row.get("feed_id", UUID.class),
                row.get("state", String.class),
                row.get("is_asked", Boolean.class),
                row.get("is_anyway", Boolean.class),
                row.get("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                row.get("file_name", String.class),
                row.get("file_size", Long.class),
                row.get("sha256", String.class),
                row.get("row_count", Long.class),
                instant(row, "as_of"),
                row.get("import_id", UUID.class),
                row.get("reason", String.class),
                details == null ? Map.of() : Json.readObject(details));
    }
}
