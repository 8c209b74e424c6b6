package dev.grato.api.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys of requests that must have one effect only, and the answers they got.
@Component
public final class IdempotencyRepository {

    /// How long answers are kept.
    public static final Duration KEPT = Duration.ofHours(24);

    private final Database database;

    public IdempotencyRepository(Database database) {
        this.database = database;
    }

    /// What is known about a key.
    public sealed interface Known {
        /// It is ours now; `run` proves it later.
        record Free(UUID run) implements Known {}

        record Running() implements Known {}

        /// It was used for another request.
        record Other() implements Known {}

        /// It was answered; the answer's body is there unless it was too large.
        final class Done implements Known {
            private final int status;
            private final String headers;
            private final byte @Nullable [] body;

            Done(int status, String headers, byte @Nullable [] body) {
                this.status = status;
                this.headers = headers;
                this.body = body;
            }

            public int status() {
                return status;
            }

            public String headers() {
                return headers;
            }

            public byte @Nullable [] body() {
                return body;
            }
        }
    }

    /// Takes the key for this request, or says what became of it before.
    ///
    /// @param patience how long a request may run before its key is free again, for it must have died
    public Known take(Workspace workspace, UUID actor, String key, byte[] requestHash, Instant now, Duration patience) {
        var run = Ids.next();
        var at = now.atOffset(ZoneOffset.UTC);
        var table = Database.quoted(workspace, "api_idempotency");
        return database.transaction(tx -> {
            int taken = tx.execute(
                    "insert into " + table + " as i (actor, key, request_hash, run, started_at, is_done)"
                            + " values (?, ?, ?, ?, ?::timestamptz, false)"
                            + " on conflict (actor, key) do update set request_hash = excluded.request_hash,"
                            + " run = excluded.run, started_at = excluded.started_at, is_done = false,"
                            + " status = null, headers = null, body = null"
                            + " where i.started_at < ?::timestamptz"
                            + " or (not i.is_done and i.started_at < ?::timestamptz and i.request_hash = excluded.request_hash)",
                    actor,
                    key,
                    requestHash,
                    run,
                    at,
                    at.minus(KEPT),
                    at.minus(patience));
            if (taken == 1) {
                return new Known.Free(run);
            }
            var row = tx.fetchOne(
                    "select request_hash, is_done, status, headers, body from " + table
                            + " where actor = ? and key = ?",
                    actor,
                    key);
            if (row == null) {
                return new Known.Running();
            }
            if (!Arrays.equals(row.get("request_hash", byte[].class), requestHash)) {
                return new Known.Other();
            }
            return row.get("is_done", Boolean.class)
                    ? new Known.Done(
                            row.get("status", Integer.class),
                            row.get("headers", String.class),
                            row.get("body", byte[].class))
                    : new Known.Running();
        });
    }

    /// Keeps the answer, if the key is still this run's.
    public void keep(
            Workspace workspace, UUID actor, String key, UUID run, int status, String headers, byte @Nullable [] body) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, "api_idempotency")
                        + " set is_done = true, status = ?::int, headers = ?, body = ?::bytea"
                        + " where actor = ? and key = ? and run = ?",
                status,
                headers,
                body,
                actor,
                key,
                run));
    }

    /// Frees the key again, since the request came to nothing.
    public void free(Workspace workspace, UUID actor, String key, UUID run) {
        database.transaction(tx -> tx.execute(
                "delete from " + Database.quoted(workspace, "api_idempotency")
                        + " where actor = ? and key = ? and run = ?",
                actor,
                key,
                run));
    }

    /// Removes what is older than answers are kept.
    public void clean(Workspace workspace, Instant now) {
        database.transaction(tx -> tx.execute(
                "delete from " + Database.quoted(workspace, "api_idempotency") + " where started_at < ?::timestamptz",
                now.minus(KEPT).atOffset(ZoneOffset.UTC)));
    }
}
