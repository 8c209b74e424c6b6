package dev.grato.api.internal.webhooks;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The webhooks of all workspaces. Secrets are encrypted, each for its own webhook.
@Component
final class WebhookRepository {

    private static final String COLUMNS = "id, workspace_id, user_id, token_id, name, url, objects, operations,"
            + " filter::text as filter, is_active, stopped, old_until, failing_since, created_at";

    private final Database database;
    private final Secrets secrets;

    WebhookRepository(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void create(Webhook webhook, String secret) {
        database.transaction(tx -> tx.execute(
                "insert into control.webhook (id, workspace_id, user_id, token_id, name, url, objects, operations,"
                        + " filter, is_active, secret, created_at)"
                        + " values (?, ?, ?, ?::uuid, ?, ?, ?::text[], ?::text[], ?::jsonb, ?, ?::bytea, ?::timestamptz)",
                webhook.id(),
                webhook.workspace(),
                webhook.user(),
                webhook.token(),
                webhook.name(),
                webhook.url(),
                webhook.objects().toArray(String[]::new),
                webhook.operations().toArray(String[]::new),
                json(webhook.filter()),
                webhook.isActive(),
                sealed(webhook.id(), secret),
                at(webhook.createdAt())));
    }

    int count(UUID workspace) {
        return database.read(
                sql -> sql.fetchSingle("select count(*) from control.webhook where workspace_id = ?", workspace)
                        .get(0, Integer.class));
    }

    Optional<Webhook> find(UUID id) {
        return database.read(sql -> sql.resultQuery("select " + COLUMNS + " from control.webhook where id = ?", id)
                .fetchOptional(WebhookRepository::webhook));
    }

    /// Those of a workspace, of one user or of all.
    List<Webhook> list(UUID workspace, @Nullable UUID user) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.webhook where workspace_id = ?"
                                + " and (?::uuid is null or user_id = ?::uuid) order by id",
                        workspace,
                        user,
                        user)
                .fetch(WebhookRepository::webhook));
    }

    List<Webhook> active(UUID workspace) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.webhook where workspace_id = ? and is_active order by id",
                        workspace)
                .fetch(WebhookRepository::webhook));
    }

    /// Keeps what can be changed. Going to rest and coming back is [#stop] and [#resume].
    void change(Webhook webhook) {
        database.transaction(tx -> tx.execute(
                "update control.webhook set name = ?, url = ?, objects = ?::text[], operations = ?::text[],"
                        + " filter = ?::jsonb where id = ?",
                webhook.name(),
                webhook.url(),
                webhook.objects().toArray(String[]::new),
                webhook.operations().toArray(String[]::new),
                json(webhook.filter()),
                webhook.id()));
    }

    /// Takes the webhook out of use; false when it was already.
    boolean stop(UUID id, Webhook.@Nullable Stop reason, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update control.webhook set is_active = false, stopped = ?,"
                                + " missed_since = coalesce(missed_since, ?::timestamptz) where id = ? and is_active",
                        reason == null ? null : reason.key(),
                        at(now),
                        id)
                == 1);
    }

    /// Takes it into use again and says since when it has missed changes; nothing when it was in use.
    Optional<Instant> resume(UUID id) {
        return database.transaction(tx -> tx.resultQuery(
                        "with old as (select id, missed_since from control.webhook where id = ? and not is_active"
                                + " for update)"
                                + " update control.webhook w set is_active = true, stopped = null, failing_since = null,"
                                + " missed_since = null, busy_until = null from old where w.id = old.id"
                                + " returning old.missed_since",
                        id)
                .fetchOptional(row -> row.get(0, OffsetDateTime.class).toInstant()));
    }

    void delete(UUID id) {
        database.transaction(tx -> tx.execute("delete from control.webhook where id = ?", id));
    }

    /// The present secret becomes the old one.
    void rotate(UUID id, String secret, Instant oldUntil) {
        database.transaction(tx -> tx.execute(
                "update control.webhook set old_secret = secret, old_until = ?::timestamptz, secret = ?::bytea"
                        + " where id = ?",
                at(oldUntil),
                sealed(id, secret),
                id));
    }

    /// The secrets to sign with now, the present one first.
    List<String> secrets(UUID id, Instant now) {
        var row = database.read(
                sql -> sql.fetchOne("select secret, old_secret, old_until from control.webhook where id = ?", id));
        var found = new ArrayList<String>();
        if (row != null) {
            opened(id, row.get("secret", byte[].class)).ifPresent(found::add);
            var until = row.get("old_until", OffsetDateTime.class);
            if (until != null && until.toInstant().isAfter(now)) {
                opened(id, row.get("old_secret", byte[].class)).ifPresent(found::add);
            }
        }
        return found;
    }

    private byte[] sealed(UUID id, String secret) {
        return secrets.encrypt("webhook/" + id, secret.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> opened(UUID id, byte @Nullable [] sealed) {
        return sealed == null
                ? Optional.empty()
                : secrets.decrypt("webhook/" + id, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// Takes the webhook for this node until then, if it is in use and nobody else has it.
    Optional<Webhook> take(UUID id, Instant now, Duration time) {
        return database.transaction(tx -> tx.resultQuery(
                        "update control.webhook set busy_until = ?::timestamptz where id = ? and is_active"
                                + " and (busy_until is null or busy_until <= ?::timestamptz) returning " + COLUMNS,
                        at(now.plus(time)),
                        id,
                        at(now))
                .fetchOptional(WebhookRepository::webhook));
    }

    /// Lets it go, for anybody from then on; keeps it longer where that is later.
    void release(UUID id, Instant until) {
        database.transaction(
                tx -> tx.execute("update control.webhook set busy_until = ?::timestamptz where id = ?", at(until), id));
    }

    /// Keeps since when it has been failing; null after a success.
    void failing(UUID id, @Nullable Instant since) {
        database.transaction(tx -> tx.execute(
                "update control.webhook set failing_since = ?::timestamptz where id = ?"
                        + " and failing_since is distinct from ?::timestamptz",
                at(since),
                id,
                at(since)));
    }

    private static Webhook webhook(Record row) {
        var filter = row.get("filter", String.class);
        return new Webhook(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("token_id", UUID.class),
                row.get("name", String.class),
                row.get("url", String.class),
                List.of(row.get("objects", String[].class)),
                List.of(row.get("operations", String[].class)),
                filter == null ? null : Json.readObject(filter),
                row.get("is_active", Boolean.class),
                row.get("stopped", String.class),
                instant(row, "old_until"),
                instant(row, "failing_since"),
                row.get("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String json(@Nullable Map<String, @Nullable Object> filter) {
        return filter == null ? null : Json.write(filter);
    }

    static @Nullable Instant instant(Record row, String column) {
        var at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
