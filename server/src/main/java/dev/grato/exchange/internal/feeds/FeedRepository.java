package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.imports.ImportRecipe;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The feeds of all workspaces. Secrets are encrypted, each for its own feed.
@Component
final class FeedRepository {

    private static final String COLUMNS = "id, workspace_id, user_id, token_id, name, source::text as source,"
            + " secret is not null as has_secret, recipe::text as recipe, masters, schedule::text as schedule, is_whole,"
            + " late_after, is_active, stopped, next_at, as_of, good_at, good_sha256, good_rows, good_rejected,"
            + " failing_since, late_told_at, created_at";

    private final Database database;
    private final Secrets secrets;

    FeedRepository(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void create(Feed feed, @Nullable String secret) {
        database.transaction(tx -> {
            tx.execute(
                    "insert into control.feed (id, workspace_id, user_id, token_id, name, source, secret, recipe,"
                            + " table_name, masters, schedule, is_whole, late_after, is_active, next_at, taken, created_at)"
                            + " values (?, ?, ?, ?::uuid, ?, ?::jsonb, ?::bytea, ?::jsonb, ?, ?::text[], ?::jsonb, ?,"
                            + " ?::bigint, ?, ?::timestamptz, '{}', ?::timestamptz)",
                    feed.id(),
                    feed.workspace(),
                    feed.user(),
                    feed.token(),
                    feed.name(),
                    Json.write(feed.source().json()),
                    secret == null ? null : sealed(feed.id(), secret),
                    Json.write(feed.recipe().json()),
                    feed.recipe().table(),
                    feed.masters().toArray(String[]::new),
                    Json.write(feed.schedule().json()),
                    feed.isWhole(),
                    seconds(feed.lateAfter()),
                    feed.isActive(),
                    at(feed.nextAt()),
                    at(feed.createdAt()));
            master(tx, feed);
            return 0;
        });
    }

    /// Keeps what can be changed; a secret only where there is a new one, and none where the place is another.
    void change(Feed feed, @Nullable String secret, boolean keepsSecret) {
        database.transaction(tx -> {
            tx.execute(
                    "update control.feed set name = ?, source = ?::jsonb, masters = ?::text[], schedule = ?::jsonb,"
                            + " is_whole = ?, late_after = ?::bigint, is_active = ?,"
                            + " stopped = case when ? then null else stopped end, next_at = ?::timestamptz,"
                            + " secret = case when ? then secret else ?::bytea end where id = ?",
                    feed.name(),
                    Json.write(feed.source().json()),
                    feed.masters().toArray(String[]::new),
                    Json.write(feed.schedule().json()),
                    feed.isWhole(),
                    seconds(feed.lateAfter()),
                    feed.isActive(),
                    feed.isActive(),
                    at(feed.nextAt()),
                    keepsSecret,
                    secret == null ? null : sealed(feed.id(), secret),
                    feed.id());
            tx.execute("delete from control.feed_mastery where feed_id = ?", feed.id());
            master(tx, feed);
            return 0;
        });
    }

    /// The key of the table refuses a second master, also of two who are made at once.
    private static void master(DSLContext tx, Feed feed) {
        for (var column : feed.masters()) {
            int made = tx.execute(
                    "insert into control.feed_mastery (workspace_id, table_name, column_name, feed_id)"
                            + " values (?, ?, ?, ?) on conflict do nothing",
                    feed.workspace(),
                    feed.recipe().table(),
                    column,
                    feed.id());
            if (made == 0) {
                throw new MasteredTwice(column);
            }
        }
    }

    /// Somebody was faster.
    static final class MasteredTwice extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String column;

        MasteredTwice(String column) {
            super(column);
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /// The feeds that are the masters of columns of a table, by these.
    Map<String, UUID> masters(UUID workspace, String table) {
        return database.read(sql -> sql.resultQuery(
                        "select column_name, feed_id from control.feed_mastery where workspace_id = ? and table_name = ?",
                        workspace,
                        table)
                .fetchMap(row -> row.get(0, String.class), row -> row.get(1, UUID.class)));
    }

    Optional<Feed> find(UUID id) {
        return database.read(sql -> sql.resultQuery("select " + COLUMNS + " from control.feed where id = ?", id)
                .fetchOptional(FeedRepository::feed));
    }

    /// Those of a workspace, of one user or of all.
    List<Feed> list(UUID workspace, @Nullable UUID user) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.feed where workspace_id = ?"
                                + " and (?::uuid is null or user_id = ?::uuid) order by id",
                        workspace,
                        user,
                        user)
                .fetch(FeedRepository::feed));
    }

    void delete(UUID id) {
        database.transaction(tx -> tx.execute("delete from control.feed where id = ?", id));
    }

    Optional<String> secret(UUID id) {
        var sealed = database.read(sql -> sql.fetchOne("select secret from control.feed where id = ?", id));
        var bytes = sealed == null ? null : sealed.get(0, byte[].class);
        return bytes == null
                ? Optional.empty()
                : secrets.decrypt("feed/" + id, bytes).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private byte[] sealed(UUID id, String secret) {
        return secrets.encrypt("feed/" + id, secret.getBytes(StandardCharsets.UTF_8));
    }

    // ---------------------------------------------------------------- turns

    /// Feeds whose turn it is and that nobody is at: those in use, and those with a run on its way.
    List<UUID> due(Instant now, int limit) {
        return database.read(sql -> sql.resultQuery(
                        "select f.id from control.feed f where f.next_at <= ?::timestamptz"
                                + " and (f.busy_until is null or f.busy_until <= ?::timestamptz) and (f.is_active or exists"
                                + " (select 1 from control.feed_run r where r.feed_id = f.id and r.finished_at is null))"
                                + " order by f.next_at limit ?",
                        at(now),
                        at(now),
                        limit)
                .fetch(0, UUID.class));
    }

    /// Takes the feed for this node until then, if its turn has come and nobody else has it.
    Optional<Feed> take(UUID id, Instant now, Duration time) {
        return database.transaction(tx -> tx.resultQuery(
                        "update control.feed set busy_until = ?::timestamptz where id = ? and next_at <= ?::timestamptz"
                                + " and (busy_until is null or busy_until <= ?::timestamptz) returning " + COLUMNS,
                        at(now.plus(time)),
                        id,
                        at(now),
                        at(now))
                .fetchOptional(FeedRepository::feed));
    }

    /// Lets it go until its next turn; an earlier one that somebody asked for meanwhile stands.
    void release(UUID id, Instant taken, Instant next) {
        database.transaction(tx -> tx.execute(
                "update control.feed set busy_until = null,"
                        + " next_at = case when next_at > ?::timestamptz then least(next_at, ?::timestamptz)"
                        + " else ?::timestamptz end where id = ?",
                at(taken),
                at(next),
                at(next),
                id));
    }

    /// It is to be looked at now.
    void hurry(UUID id, Instant now) {
        database.transaction(
                tx -> tx.execute("update control.feed set next_at = ?::timestamptz where id = ?", at(now), id));
    }

    /// Takes the feed out of use; false when it was already.
    boolean stop(UUID id, String reason) {
        return database.transaction(tx -> tx.execute(
                        "update control.feed set is_active = false, stopped = ?, good_sha256 = null"
                                + " where id = ? and is_active",
                        reason,
                        id)
                == 1);
    }

    /// The files it has taken, as its source names them.
    Map<String, @Nullable Object> taken(UUID id) {
        return database.read(
                sql -> Json.readObject(sql.fetchSingle("select taken::text from control.feed where id = ?", id)
                        .get(0, String.class)));
    }

    void take(UUID id, Map<String, @Nullable Object> files) {
        database.transaction(
                tx -> tx.execute("update control.feed set taken = ?::jsonb where id = ?", Json.write(files), id));
    }

    void good(UUID id, Feed.Good good, @Nullable ImportRecipe learned) {
        database.transaction(tx -> tx.execute(
                "update control.feed set as_of = greatest(as_of, ?::timestamptz), good_at = ?::timestamptz,"
                        + " good_sha256 = ?, good_rows = coalesce(?::bigint, good_rows),"
                        + " good_rejected = coalesce(?::bigint, good_rejected), failing_since = null,"
                        + " recipe = coalesce(?::jsonb, recipe) where id = ?",
                at(good.asOf()),
                at(good.at()),
                good.sha256(),
                good.rows(),
                good.rejected(),
                learned == null ? null : Json.write(learned.json()),
                id));
    }

    /// @return whether it is the first time since a good run
    boolean failing(UUID id, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update control.feed set failing_since = ?::timestamptz where id = ? and failing_since is null",
                        at(now),
                        id)
                == 1);
    }

    /// Feeds with data older than they should be whose owner does not know yet; each is handed out once.
    List<Feed> newlyLate(Instant now) {
        return database.transaction(tx -> tx.resultQuery(
                        "update control.feed set late_told_at = ?::timestamptz where is_active and late_after is not null"
                                + " and late_told_at is null"
                                + " and coalesce(as_of, created_at) + late_after * interval '1 second' < ?::timestamptz"
                                + " returning " + COLUMNS,
                        at(now),
                        at(now))
                .fetch(FeedRepository::feed));
    }

    void inTime(Instant now) {
        database.transaction(tx -> tx.execute(
                "update control.feed set late_told_at = null where late_told_at is not null"
                        + " and coalesce(as_of, created_at) + late_after * interval '1 second' >= ?::timestamptz",
                at(now)));
    }

    private static Feed feed(Record row) {
        var late = row.get("late_after", Long.class);
        return new Feed(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("token_id", UUID.class),
                row.get("name", String.class),
                FeedSources.kept(Json.readObject(row.get("source", String.class))),
                row.get("has_secret", Boolean.class),
                new ImportRecipe(Json.readObject(row.get("recipe", String.class))),
                List.of(row.get("masters", String[].class)),
                Schedule.of(Json.readObject(row.get("schedule", String.class))),
                row.get("is_whole", Boolean.class),
                late == null ? null : Duration.ofSeconds(late),
                row.get("is_active", Boolean.class),
                row.get("stopped", String.class),
                row.get("next_at", OffsetDateTime.class).toInstant(),
                new Feed.Good(
                        instant(row, "as_of"),
                        instant(row, "good_at"),
                        row.get("good_sha256", String.class),
                        row.get("good_rows", Long.class),
                        row.get("good_rejected", Long.class)),
                instant(row, "failing_since"),
                instant(row, "late_told_at"),
                row.get("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    static @Nullable Instant instant(Record row, String column) {
        var at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
