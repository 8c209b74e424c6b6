package dev.grato.access.internal;

import dev.grato.platform.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Codes that open a session on another device, by digest. They are gone with the session they were asked in.
@Component
public final class PairingRepository {

    private final Database database;

    public PairingRepository(Database database) {
        this.database = database;
    }

    public record PairingRow(
            Instant expiresAt,
            @Nullable Instant claimedAt,
            @Nullable String device) {}

    /// Whose session it was asked in.
    public record Claimed(UUID identity, UUID workspace, String slug, UUID user) {}

    /// In place of the code the session had before, unless that has been claimed.
    public void create(UUID id, byte[] hash, UUID session, Instant expiresAt) {
        database.transaction(tx -> {
            tx.execute("delete from control.pairing where session_id = ? and claimed_at is null", session);
            return tx.execute(
                    "insert into control.pairing (id, code_hash, session_id, expires_at)"
                            + " values (?, ?, ?, ?::timestamptz)",
                    id,
                    hash,
                    session,
                    expiresAt.atOffset(ZoneOffset.UTC));
        });
    }

    /// One that was asked for in this session.
    public Optional<PairingRow> find(UUID id, UUID session) {
        return database.read(sql -> sql.resultQuery(
                        "select expires_at, claimed_at, device from control.pairing where id = ? and session_id = ?",
                        id,
                        session)
                .fetchOptional(PairingRepository::row));
    }

    private static PairingRow row(Record row) {
        var claimedAt = row.get("claimed_at", OffsetDateTime.class);
        return new PairingRow(
                row.get("expires_at", OffsetDateTime.class).toInstant(),
                claimedAt == null ? null : claimedAt.toInstant(),
                row.get("device", String.class));
    }

    /// Takes the code, which nobody can do twice.
    public Optional<Claimed> claim(byte[] hash, @Nullable String device, Instant now) {
        return database.transaction(tx -> tx.resultQuery(
                        """
                        update control.pairing p set claimed_at = ?::timestamptz, device = ?
                        from control.session s join control.workspace w on w.id = s.workspace_id
                        where p.code_hash = ? and p.claimed_at is null and p.expires_at > ?::timestamptz
                          and s.id = p.session_id and s.expires_at > ?::timestamptz
                        returning s.identity_id, s.workspace_id, w.slug, s.user_id""",
                        now.atOffset(ZoneOffset.UTC),
                        device,
                        hash,
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .fetchOptional(row -> new Claimed(
                        row.get("identity_id", UUID.class),
                        row.get("workspace_id", UUID.class),
                        row.get("slug", String.class),
                        row.get("user_id", UUID.class))));
    }

    /// Forgets those that ended before this moment.
    public void clean(Instant before) {
        database.transaction(tx -> tx.execute(
                "delete from control.pairing where expires_at < ?::timestamptz", before.atOffset(ZoneOffset.UTC)));
    }
}
