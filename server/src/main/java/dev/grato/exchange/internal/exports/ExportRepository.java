package dev.grato.exchange.internal.exports;

import dev.grato.exchange.Export;
import dev.grato.exchange.Export.State;
import dev.grato.exchange.ExportWish;
import dev.grato.exchange.ExportWish.Format;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The exports of a workspace.
@Component
final class ExportRepository {

    private final Database database;

    ExportRepository(Database database) {
        this.database = database;
    }

    /// An export with whose it is and what was asked for.
    ///
    /// @param token what it was asked with, where that was a token
    /// @param tries how often a node has begun with it
    record Row(Export export, UUID user, @Nullable UUID token, ExportWish wish, int tries) {}

    void insert(Workspace workspace, Row row) {
        var export = row.export();
        database.transaction(tx -> tx.execute(
                "insert into " + table(workspace)
                        + " (id, user_id, token_id, object, format, request, state, created_at,"
                        + " expires_at) values ({0}, {1}, {2}, {3}, {4}, {5}::jsonb, 'running', {6}, {7})",
                DSL.val(export.id()),
                DSL.val(row.user()),
                DSL.val(row.token(), UUID.class),
                DSL.val(export.object()),
                DSL.val(export.format().key()),
                DSL.val(request(row.wish())),
                DSL.val(export.createdAt().atOffset(ZoneOffset.UTC)),
                DSL.val(export.expiresAt().atOffset(ZoneOffset.UTC))));
    }

    private static String request(ExportWish wish) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("filter", wish.filter());
        json.put("sort", wish.sort());
        json.put("fields", wish.fields());
        json.put("delimiter", String.valueOf(wish.delimiter()));
        json.put("language", wish.language());
        return Json.write(json);
    }

    Optional<Row> find(Workspace workspace, UUID id) {
        return database.read(
                sql -> sql.resultQuery("select * from " + table(workspace) + " where id = {0}", DSL.val(id))
                        .fetchOptional(ExportRepository::row));
    }

    List<Row> ofUser(Workspace workspace, UUID user, int limit) {
        return database.read(sql -> sql.resultQuery(
                        "select * from " + table(workspace) + " where user_id = {0} order by id desc limit {1}",
                        DSL.val(user),
                        DSL.val(limit))
                .fetch(ExportRepository::row));
    }

    List<UUID> running(Workspace workspace) {
        return database.read(sql -> sql.resultQuery("select id from " + table(workspace) + " where state = 'running'")
                .fetch(row -> Objects.requireNonNull(row.get(0, UUID.class))));
    }

    List<UUID> expired(Workspace workspace, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select id from " + table(workspace) + " where expires_at <= {0}",
                        DSL.val(now.atOffset(ZoneOffset.UTC)))
                .fetch(row -> Objects.requireNonNull(row.get(0, UUID.class))));
    }

    void begun(Workspace workspace, UUID id) {
        change(workspace, id, "tries = tries + 1, row_count = 0, row_total = null where state = 'running' and");
    }

    void counted(Workspace workspace, UUID id, long total) {
        change(workspace, id, "row_total = " + total + " where");
    }

    /// Keeps how far it is.
    ///
    /// @return false when it is not to go on
    boolean advanced(Workspace workspace, UUID id, long rows) {
        return change(workspace, id, "row_count = " + rows + " where state = 'running' and") == 1;
    }

    boolean done(Workspace workspace, UUID id, long rows, long bytes) {
        return change(
                        workspace,
                        id,
                        "state = 'done', row_count = " + rows + ", byte_count = " + bytes
                                + " where state = 'running' and")
                == 1;
    }

    boolean cancelled(Workspace workspace, UUID id) {
        return change(workspace, id, "state = 'cancelled' where state = 'running' and") == 1;
    }

    void failed(Workspace workspace, UUID id, String reason) {
        database.transaction(tx -> tx.execute(
                "update " + table(workspace)
                        + " set state = 'failed', failure = {0} where state = 'running' and id = {1}",
                DSL.val(reason),
                DSL.val(id)));
    }

    void delete(Workspace workspace, UUID id) {
        database.transaction(tx -> tx.execute("delete from " + table(workspace) + " where id = {0}", DSL.val(id)));
    }

    private int change(Workspace workspace, UUID id, String change) {
        return database.transaction(
                tx -> tx.execute("update " + table(workspace) + " set " + change + " id = {0}", DSL.val(id)));
    }

    private static String table(Workspace workspace) {
        return Database.quoted(workspace, "exchange_export");
    }

    private static Row row(Record row) {
        var request = Json.readObject(row.get("request", String.class));
        var format = Format.valueOf(row.get("format", String.class).toUpperCase(Locale.ROOT));
        var object = row.get("object", String.class);
        var wish = new ExportWish(
                object,
                Json.asObject(request.get("filter")),
                texts(request.get("sort")),
                texts(request.get("fields")),
                format,
                String.valueOf(request.get("delimiter")).charAt(0),
                String.valueOf(request.get("language")));
        var export = new Export(
                row.get("id", UUID.class),
                object,
                format,
                State.valueOf(row.get("state", String.class).toUpperCase(Locale.ROOT)),
                row.get("row_total", Long.class),
                row.get("row_count", Long.class),
                row.get("byte_count", Long.class),
                row.get("failure", String.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("expires_at", OffsetDateTime.class).toInstant());
        return new Row(
                export,
                row.get("user_id", UUID.class),
                row.get("token_id", UUID.class),
                wish,
                row.get("tries", Integer.class));
    }

    private static List<String> texts(@Nullable Object list) {
        var items = Json.asList(list);
        return items == null ? List.of() : items.stream().map(String::valueOf).toList();
    }
}
