package dev.grato.access.internal;

import dev.grato.platform.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Second factors as they are kept: the secret encrypted, recovery codes as keyed digests.
@Component
public final class SecondFactorRepository {

    private final Database database;

    public SecondFactorRepository(Database database) {
        this.database = database;
    }

    public record FactorRow(byte[] secret, @Nullable Instant confirmedAt) {}

    public Optional<FactorRow> find(UUID identity) {
        return database.read(sql -> sql.resultQuery(
                        "select secret, confirmed_at from control.second_factor where identity_id = ?", identity)
                .fetchOptional(row -> {
                    var confirmed = row.get("confirmed_at", OffsetDateTime.class);
                    return new FactorRow(
                            row.get("secret", byte[].class), confirmed == null ? null : confirmed.toInstant());
                }));
    }

    /// How many of these users of a workspace have one in force.
    public int countOf(UUID workspace, Set<UUID> users) {
        return database.read(sql -> sql.fetchSingle(
                        "select count(*) from control.membership m join control.second_factor f on f.identity_id = m.identity_id"
                                + " where m.workspace_id = {0} and m.user_id = any ({1}) and f.confirmed_at is not null",
                        DSL.val(workspace), DSL.val(users.toArray(UUID[]::new)))
                .get(0, Integer.class));
    }

    /// Keeps a secret that is not in force yet, in place of an earlier one; false when one is in force.
    public boolean begin(UUID identity, byte[] secret, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "insert into control.second_factor as f (identity_id, secret, begun_at)"
                                + " values (?, ?, ?::timestamptz) on conflict (identity_id) do update"
                                + " set secret = excluded.secret, begun_at = excluded.begun_at, used = array[]::bytea[]"
                                + " where f.confirmed_at is null",
                        identity,
                        secret,
                        now.atOffset(ZoneOffset.UTC)))
                == 1;
    }

    /// Takes a code as used; false when it was used before. The last four are enough, since no more are good at any
    /// one time; they are kept as digests, so that nobody reads from them when somebody signed in last.
    public boolean use(UUID identity, byte[] mark) {
        return database.transaction(tx -> tx.execute(
                        "update control.second_factor set used = array(select u.mark from unnest({0} || used)"
                                + " with ordinality as u (mark, place) order by u.place limit 4)"
                                + " where identity_id = {1} and {0} <> all (used)",
                        DSL.val(mark), DSL.val(identity)))
                == 1;
    }

    /// Puts the secret in force with its first recovery codes; false when it is already.
    public boolean confirm(UUID identity, Instant now, List<byte[]> codes) {
        return database.transaction(tx -> {
            int confirmed = tx.execute(
                    "update control.second_factor set confirmed_at = ?::timestamptz"
                            + " where identity_id = ? and confirmed_at is null",
                    now.atOffset(ZoneOffset.UTC),
                    identity);
            if (confirmed == 1) {
                replace(tx, identity, codes);
            }
            return confirmed == 1;
        });
    }

    public void replaceCodes(UUID identity, List<byte[]> codes) {
        database.transaction(tx -> {
            replace(tx, identity, codes);
            return codes.size();
        });
    }

    private static void replace(org.jooq.DSLContext tx, UUID identity, List<byte[]> codes) {
        tx.execute("delete from control.recovery_code where identity_id = ?", identity);
        codes.forEach(code ->
                tx.execute("insert into control.recovery_code (identity_id, code_hash) values (?, ?)", identity, code));
    }

    /// Uses a recovery code up; false when there is no such code.
    public boolean useCode(UUID identity, byte[] code) {
        return database.transaction(tx -> tx.execute(
                        "delete from control.recovery_code where identity_id = ? and code_hash = ?", identity, code))
                == 1;
    }

    public int codesLeft(UUID identity) {
        return database.read(sql -> sql.fetchSingle(
                        "select count(*)::int from control.recovery_code where identity_id = ?", identity)
                .get(0, Integer.class));
    }

    public boolean remove(UUID identity) {
        return database.transaction(
                        tx -> tx.execute("delete from control.second_factor where identity_id = ?", identity))
                == 1;
    }

    public String policy(UUID workspace) {
        return database.read(
                sql -> sql.fetchSingle("select second_factor from control.workspace where id = ?", workspace)
                        .get(0, String.class));
    }

    public void changePolicy(UUID workspace, String policy) {
        database.transaction(
                tx -> tx.execute("update control.workspace set second_factor = ? where id = ?", policy, workspace));
    }
}
