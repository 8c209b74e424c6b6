package dev.grato.access.internal;

import dev.grato.platform.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    public record SessionRow(UUID id, String workspace, Instant createdAt, Instant expiresAt) {}

    public record TokenRow(
            UUID id,
            UUID user,
            UUID role,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    public void create(
            byte[] hash, UUID id, UUID identity, UUID workspace, UUID user, Instant createdAt, Instant expiresAt) {
        database.transaction(tx -> tx.execute(
                "insert into control.session"
                        + " (token_hash, id, identity_id, workspace_id, user_id, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)",
                hash,
                id,
                identity,
                workspace,
                user,
                createdAt.atOffset(ZoneOffset.UTC),
                expiresAt.atOffset(ZoneOffset.UTC)));
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
                        select s.id, w.slug, s.created_at, s.expires_at
                        from control.session s join control.workspace w on w.id = s.workspace_id
                        where s.identity_id = ? and s.expires_at > ?::timestamptz order by s.created_at desc, s.id""", identity, now.atOffset(ZoneOffset.UTC))
                .fetch(row -> new SessionRow(
                        row.get("id", UUID.class),
                        row.get("slug", String.class),
                        row.get("created_at", OffsetDateTime.class).toInstant(),
                        row.get("expires_at", OffsetDateTime.class).toInstant())));
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
            tx.execute("delete from control.session where expires_at < ?::timestamptz", now.atOffset(ZoneOffset.UTC));
            return tx.execute(
                    "delete from control.sign_in_attempts where began_at < ?::timestamptz",
                    now.minusSeconds(86_400).atOffset(ZoneOffset.UTC));
        });
    }
}
