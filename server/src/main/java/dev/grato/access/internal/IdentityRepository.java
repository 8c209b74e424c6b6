package dev.grato.access.internal;

import dev.grato.access.IdentityError;
import dev.grato.access.internal.InvitationRepository.InvitationRow;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Identities and their memberships.
@Component
public final class IdentityRepository {

    private final Database database;

    public IdentityRepository(Database database) {
        this.database = database;
    }

    public record IdentityRow(
            UUID id, String email, @Nullable String passwordHash, String name) {}

    public record MembershipRow(UUID workspace, UUID user, String slug, String name, boolean isPractice) {}

    /// Those who may come in; disabled ones are left out.
    public Optional<IdentityRow> find(String email) {
        return database.read(sql -> sql.resultQuery(
                        "select id, email, password_hash, name from control.identity"
                                + " where email = ? and disabled_at is null",
                        email)
                .fetchOptional(IdentityRepository::identity));
    }

    public Optional<IdentityRow> find(UUID id) {
        return database.read(sql -> sql.resultQuery(
                        "select id, email, password_hash, name from control.identity"
                                + " where id = ? and disabled_at is null",
                        id)
                .fetchOptional(IdentityRepository::identity));
    }

    private static IdentityRow identity(org.jooq.Record row) {
        return new IdentityRow(
                row.get("id", UUID.class),
                row.get("email", String.class),
                row.get("password_hash", String.class),
                row.get("name", String.class));
    }

    public boolean isAny() {
        return database.read(sql -> sql.fetchSingle("select exists (select 1 from control.identity)")
                .get(0, Boolean.class));
    }

    /// Creates the identity with its first membership; false when the e-mail is taken.
    public boolean create(
            UUID id, String email, String passwordHash, String name, UUID workspace, UUID user, Instant now) {
        return database.transaction(tx -> {
            int created = tx.execute(
                    "insert into control.identity (id, email, password_hash, name, created_at)"
                            + " values (?, ?, ?, ?, ?::timestamptz) on conflict do nothing",
                    id,
                    email,
                    passwordHash,
                    name,
                    now.atOffset(ZoneOffset.UTC));
            if (created == 1) {
                join(tx, id, workspace, user);
            }
            return created == 1;
        });
    }

    /// Creates the identity of somebody who was invited and uses the invitation up.
    ///
    /// @throws GratoException with [IdentityError#LINK_INVALID] when it was used meanwhile, or the e-mail taken
    public void createInvited(
            InvitationRow invitation, byte[] token, UUID id, String passwordHash, String name, Instant now) {
        database.transaction(tx -> {
            use(tx, invitation, token);
            int created = tx.execute(
                    "insert into control.identity (id, email, password_hash, name, created_at)"
                            + " values (?, ?, ?, ?, ?::timestamptz) on conflict do nothing",
                    id,
                    invitation.email(),
                    passwordHash,
                    name,
                    now.atOffset(ZoneOffset.UTC));
            if (created == 0) {
                throw new GratoException(IdentityError.LINK_INVALID);
            }
            return joinFirst(tx, invitation, id);
        });
    }

    /// Makes the identity a member where it was invited and uses the invitation up.
    ///
    /// @throws GratoException with [IdentityError#LINK_INVALID] or [IdentityError#ALREADY_A_MEMBER]
    public void joinInvited(InvitationRow invitation, byte[] token, UUID identity) {
        database.transaction(tx -> {
            use(tx, invitation, token);
            return joinFirst(tx, invitation, identity);
        });
    }

    private static void use(DSLContext tx, InvitationRow invitation, byte[] token) {
        int used = tx.execute("delete from control.invitation where id = ? and token_hash = ?", invitation.id(), token);
        if (used == 0) {
            throw new GratoException(IdentityError.LINK_INVALID);
        }
    }

    private static int joinFirst(DSLContext tx, InvitationRow invitation, UUID identity) {
        int joined = tx.execute(
                "insert into control.membership (identity_id, workspace_id, user_id) values (?, ?, ?)"
                        + " on conflict do nothing",
                identity,
                invitation.workspace(),
                invitation.user());
        if (joined == 0) {
            throw new GratoException(IdentityError.ALREADY_A_MEMBER);
        }
        return joined;
    }

    public void join(UUID identity, UUID workspace, UUID user) {
        database.transaction(tx -> join(tx, identity, workspace, user));
    }

    private static int join(DSLContext tx, UUID identity, UUID workspace, UUID user) {
        return tx.execute(
                "insert into control.membership (identity_id, workspace_id, user_id) values (?, ?, ?)"
                        + " on conflict (identity_id, workspace_id) do update set user_id = excluded.user_id",
                identity,
                workspace,
                user);
    }

    /// Changes the password. All sessions but the named one end with it, and every reset link is void.
    public void changePassword(UUID id, String passwordHash, @Nullable UUID session) {
        database.transaction(tx -> changePassword(tx, id, passwordHash, session));
    }

    private static int changePassword(DSLContext tx, UUID id, String passwordHash, @Nullable UUID session) {
        tx.execute("delete from control.password_reset where identity_id = ?", id);
        tx.execute("delete from control.session where identity_id = ? and id is distinct from ?::uuid", id, session);
        return tx.execute(
                "update control.identity set password_hash = ? where id = ? and disabled_at is null", passwordHash, id);
    }

    /// Changes the password for who has an unused, unexpired link, and uses it up; empty when it is not one.
    public Optional<UUID> resetPassword(byte[] token, String passwordHash, Instant now) {
        return database.transaction(tx -> {
            var identity = tx.resultQuery(
                            "delete from control.password_reset where token_hash = ? and expires_at > ?::timestamptz"
                                    + " returning identity_id",
                            token,
                            now.atOffset(ZoneOffset.UTC))
                    .fetchOptional("identity_id", UUID.class);
            return identity.filter(id -> changePassword(tx, id, passwordHash, null) == 1);
        });
    }

    /// Whose password the link changes.
    public Optional<IdentityRow> findByReset(byte[] token, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select i.id, i.email, i.password_hash, i.name from control.password_reset r"
                                + " join control.identity i on i.id = r.identity_id and i.disabled_at is null"
                                + " where r.token_hash = ? and r.expires_at > ?::timestamptz",
                        token,
                        now.atOffset(ZoneOffset.UTC))
                .fetchOptional(IdentityRepository::identity));
    }

    public void addReset(byte[] token, UUID identity, Instant expiresAt) {
        database.transaction(tx -> tx.execute(
                "insert into control.password_reset (token_hash, identity_id, expires_at)"
                        + " values (?, ?, ?::timestamptz)",
                token,
                identity,
                expiresAt.atOffset(ZoneOffset.UTC)));
    }

    /// The identity behind a user of a workspace.
    public Optional<IdentityRow> findMember(UUID workspace, UUID user) {
        return database.read(sql -> sql.resultQuery(
                        "select i.id, i.email, i.password_hash, i.name from control.membership m"
                                + " join control.identity i on i.id = m.identity_id and i.disabled_at is null"
                                + " where m.workspace_id = ? and m.user_id = ?",
                        workspace,
                        user)
                .fetchOptional(IdentityRepository::identity));
    }

    /// The workspaces the identity belongs to, its first one first, practice spaces last.
    public List<MembershipRow> memberships(UUID identity) {
        return database.read(sql -> sql.resultQuery("""
                        select m.workspace_id, m.user_id, w.slug, w.name, w.is_practice
                        from control.membership m join control.workspace w on w.id = m.workspace_id
                        where m.identity_id = ? order by w.is_practice, w.created_at, w.slug""", identity)
                .fetch(row -> new MembershipRow(
                        row.get("workspace_id", UUID.class),
                        row.get("user_id", UUID.class),
                        row.get("slug", String.class),
                        row.get("name", String.class),
                        row.get("is_practice", Boolean.class))));
    }
}
