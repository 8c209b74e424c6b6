package dev.grato.access.internal;

import dev.grato.platform.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The sessions and tokens as they are kept: by digest, without a last use.
@Component
public final class SessionRepository {

    private final Database database;

    public SessionRepository(Database database) {
        this.database = database;
    }

    public record SessionRow(
            UUID id,
            String workspace,
            Instant createdAt,
            @Nullable String device) {}

    /// A session about to begin; only the digest of its token is kept.
    public record NewRow(
            byte[] hash,
            UUID id,
            UUID identity,
            UUID workspace,
            UUID user,
            @Nullable String device,
            Instant createdAt,
            Instant expiresAt) {}

    public record TokenRow(
            UUID id,
            UUID user,
            UUID role,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    public void create(NewRow row) {
        database.transaction(tx -> tx.execute(
                "insert into control.session"
                        + " (token_hash, id, identity_id, workspace_id, user_id, device, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)",
                row.hash(),
                row.id(),
                row.identity(),
                row.workspace(),
                row.user(),
                row.device(),
                row.createdAt().atOffset(ZoneOffset.UTC),
                row.expiresAt().atOffset(ZoneOffset.UTC)));
    }

    /// Gives the session another token by time; the old one stays good until `formerEnd`. False when another
    /// request was first.
    public boolean renew(UUID id, byte[] former, byte[] next, int renewals, Instant formerEnd) {
        return database.transaction(tx -> {
            int renewed = tx.execute(
                    "update control.session set token_hash = ?, renewals = ?"
                            + " where id = ? and token_hash = ? and renewals < ?",
                    next,
                    renewals,
                    id,
                    former,
                    renewals);
            if (renewed == 1) {
                tx.execute(
                        "insert into control.session_former_token (token_hash, session_id, ends_at)"
                                + " values (?, ?, ?::timestamptz)",
                        former,
                        id,
                        formerEnd.atOffset(ZoneOffset.UTC));
            }
            return renewed == 1;
        });
    }

    /// Gives the session another token at once; all older ones are worth nothing.
    public boolean replaceToken(UUID id, byte[] next) {
        return database.transaction(tx -> {
                    tx.execute("delete from control.session_former_token where session_id = ?", id);
                    return tx.execute("update control.session set token_hash = ? where id = ?", next, id);
                })
                == 1;
    }

    /// The session whose token this was until a moment ago.
    public Optional<UUID> findByFormer(byte[] hash, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select session_id from control.session_former_token"
                                + " where token_hash = ? and ends_at > ?::timestamptz",
                        hash,
                        now.atOffset(ZoneOffset.UTC))
                .fetchOptional("session_id", UUID.class));
    }

    /// Ends the sessions of a user of a workspace that began until then; those begun since are of a life since.
    public int endAllOf(UUID workspace, UUID user, Instant until) {
        return database.transaction(tx -> tx.execute(
                "delete from control.session where workspace_id = ? and user_id = ? and created_at <= ?::timestamptz",
                workspace,
                user,
                until.atOffset(ZoneOffset.UTC)));
    }

    public void extend(UUID id, Instant expiresAt) {
        database.transaction(tx -> tx.execute(
                "update control.session set expires_at = ?::timestamptz where id = ? and expires_at < ?::timestamptz",
                expiresAt.atOffset(ZoneOffset.UTC),
                id,
                expiresAt.atOffset(ZoneOffset.UTC)));
    }

    public boolean end(UUID identity, UUID id) {
        return database.transaction(
                        tx -> tx.execute("delete from control.session where id = ? and identity_id = ?", id, identity))
                == 1;
    }

    public int endAll(UUID identity, @Nullable UUID except) {
        return database.transaction(tx -> tx.execute(
                "delete from control.session where identity_id = ? and id is distinct from ?::uuid", identity, except));
    }

    public List<SessionRow> sessions(UUID identity, Instant now) {
        return database.read(sql -> sql.resultQuery("""
                        select s.id, w.slug, s.created_at, s.device
                        from control.session s join control.workspace w on w.id = s.workspace_id
                        where s.identity_id = ? and s.expires_at > ?::timestamptz order by s.created_at desc, s.id""", identity, now.atOffset(ZoneOffset.UTC))
                .fetch(row -> new SessionRow(
                        row.get("id", UUID.class),
                        row.get("slug", String.class),
                        row.get("created_at", OffsetDateTime.class).toInstant(),
                        row.get("device", String.class))));
    }

    public void createToken(
            byte[] hash,
            UUID id,
            UUID workspace,
            UUID user,
            UUID role,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        database.transaction(tx -> tx.execute(
                "insert into control.api_token"
                        + " (id, token_hash, workspace_id, user_id, role_id, name, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)",
                id,
                hash,
                workspace,
                user,
                role,
                name,
                createdAt.atOffset(ZoneOffset.UTC),
                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC)));
    }

    /// The tokens of a workspace that have not been revoked; of one user, or of all.
    public List<TokenRow> tokens(UUID workspace, @Nullable UUID user) {
        return database.read(sql -> sql.resultQuery("""
                        select id, user_id, role_id, name, created_at, expires_at from control.api_token
                        where workspace_id = ? and (?::uuid is null or user_id = ?::uuid) and revoked_at is null
                        order by created_at desc, id""", workspace, user, user).fetch(row -> {
            var end = row.get("expires_at", OffsetDateTime.class);
            return new TokenRow(
                    row.get("id", UUID.class),
                    row.get("user_id", UUID.class),
                    row.get("role_id", UUID.class),
                    row.get("name", String.class),
                    row.get("created_at", OffsetDateTime.class).toInstant(),
                    end == null ? null : end.toInstant());
        }));
    }

    public boolean revoke(UUID workspace, @Nullable UUID user, UUID id, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update control.api_token set revoked_at = ?::timestamptz where id = ? and workspace_id = ?"
                                + " and (?::uuid is null or user_id = ?::uuid) and revoked_at is null",
                        now.atOffset(ZoneOffset.UTC),
                        id,
                        workspace,
                        user,
                        user))
                == 1;
    }

    /// Removes what has ended.
    public void clean(Instant now) {
        database.transaction(tx -> {
            var moment = now.atOffset(ZoneOffset.UTC);
            tx.execute("delete from control.session where expires_at < ?::timestamptz", moment);
            tx.execute("delete from control.session_former_token where ends_at < ?::timestamptz", moment);
            tx.execute("delete from control.password_reset where expires_at < ?::timestamptz", moment);
            tx.execute(
                    "delete from control.invitation where expires_at < ?::timestamptz",
                    now.minusSeconds(30 * 86_400L).atOffset(ZoneOffset.UTC));
            return tx.execute(
                    "delete from control.sign_in_attempts where began_at < ?::timestamptz",
                    now.minusSeconds(86_400).atOffset(ZoneOffset.UTC));
        });
    }
}
