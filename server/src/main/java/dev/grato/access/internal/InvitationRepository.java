package dev.grato.access.internal;

import dev.grato.platform.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Open invitations; an accepted or revoked one is no row any more.
@Component
public final class InvitationRepository {

    private static final String COLUMNS = "id, workspace_id, user_id, email, activates, created_at, expires_at";

    private final Database database;

    public InvitationRepository(Database database) {
        this.database = database;
    }

    /// @param activates the user was made for the invitation and becomes active with it
    public record InvitationRow(
            UUID id,
            UUID workspace,
            UUID user,
            String email,
            boolean activates,
            Instant createdAt,
            Instant expiresAt) {}

    /// Keeps the invitation; false when the user has one already.
    public boolean create(InvitationRow row, byte[] token) {
        return database.transaction(tx -> tx.execute(
                        "insert into control.invitation (" + COLUMNS + ", token_hash)"
                                + " values (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?) on conflict do nothing",
                        row.id(),
                        row.workspace(),
                        row.user(),
                        row.email(),
                        row.activates(),
                        row.createdAt().atOffset(ZoneOffset.UTC),
                        row.expiresAt().atOffset(ZoneOffset.UTC),
                        token))
                == 1;
    }

    public List<InvitationRow> list(UUID workspace) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.invitation where workspace_id = ?"
                                + " order by created_at desc, id desc",
                        workspace)
                .fetch(InvitationRepository::row));
    }

    public Optional<InvitationRow> find(UUID workspace, UUID id) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.invitation where workspace_id = ? and id = ?",
                        workspace,
                        id)
                .fetchOptional(InvitationRepository::row));
    }

    /// The invitation with this token, unless it has expired.
    public Optional<InvitationRow> find(byte[] token, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from control.invitation"
                                + " where token_hash = ? and expires_at > ?::timestamptz",
                        token,
                        now.atOffset(ZoneOffset.UTC))
                .fetchOptional(InvitationRepository::row));
    }

    /// Gives the invitation another token and time; the earlier token is worth nothing.
    public boolean renew(UUID id, byte[] token, Instant expiresAt) {
        return database.transaction(tx -> tx.execute(
                        "update control.invitation set token_hash = ?, expires_at = ?::timestamptz where id = ?",
                        token,
                        expiresAt.atOffset(ZoneOffset.UTC),
                        id))
                == 1;
    }

    public boolean remove(UUID id) {
        return database.transaction(tx -> tx.execute("delete from control.invitation where id = ?", id)) == 1;
    }

    private static InvitationRow row(org.jooq.Record row) {
        return new InvitationRow(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("email", String.class),
                row.get("activates", Boolean.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("expires_at", OffsetDateTime.class).toInstant());
    }
}
