package dev.grato.access.internal;

import dev.grato.platform.Database;
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

    public void changePassword(UUID id, String passwordHash) {
        database.transaction(
                tx -> tx.execute("update control.identity set password_hash = ? where id = ?", passwordHash, id));
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
