package dev.grato.sync.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.sync.Device;
import dev.grato.sync.Device.State;
import dev.grato.sync.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The devices of a workspace.
@Component
public final class DeviceRepository {

    private static final String COLUMNS = "id, user_id, name, profile, secret_hash, state, created_at, unused_from";

    private final Database database;

    public DeviceRepository(Database database) {
        this.database = database;
    }

    /// A device with what is known of its secret and the day from which on it counts as unused.
    public record Row(Device device, byte[] secretHash, LocalDate unusedFrom) {}

    public Optional<Row> find(Workspace workspace, UUID id, LocalDate today) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + table(workspace) + " where id = {0}", DSL.val(id))
                .fetchOptional(row -> row(row, today)));
    }

    public List<Row> ofUser(Workspace workspace, UUID user, LocalDate today) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + table(workspace) + " where user_id = {0} order by id",
                        DSL.val(user))
                .fetch(row -> row(row, today)));
    }

    /// Adds the device, or gives an active one of the same user a new secret. Those that were wiped are forgotten.
    /// Where there are too many, the first made of those that keep nothing gives way.
    ///
    /// @param most how many active ones the user may have
    /// @return false when there are too many, or the id is not free for this user
    public boolean register(Workspace workspace, Row row, int most) {
        var device = row.device();
        return database.transaction(tx -> {
            tx.fetch(
                    "select pg_advisory_xact_lock(hashtextextended({0}, 19))",
                    DSL.val(workspace.schema() + "/devices/" + device.user()));
            tx.execute(
                    "delete from " + table(workspace) + " where user_id = {0} and state = 'wiped'",
                    DSL.val(device.user()));
            long others = tx.fetchSingle(
                            "select count(*) from " + table(workspace)
                                    + " where user_id = {0} and state = 'active' and id <> {1}",
                            DSL.val(device.user()),
                            DSL.val(device.id()))
                    .get(0, Long.class);
            if (others >= most && !forgetOneThatKeepsNothing(tx, workspace, device)) {
                return false;
            }
            return tx.execute(
                            "insert into " + table(workspace) + " as d (" + COLUMNS
                                    + ") values ({0}, {1}, {2}, {3}, {4},"
                                    + " 'active', {5}, {6}) on conflict (id) do update set name = excluded.name,"
                                    + " profile = excluded.profile, secret_hash = excluded.secret_hash,"
                                    + " unused_from = excluded.unused_from"
                                    + " where d.user_id = excluded.user_id and d.state = 'active'",
                            DSL.val(device.id()),
                            DSL.val(device.user()),
                            DSL.val(device.name()),
                            DSL.val(device.profile().key()),
                            DSL.val(row.secretHash()),
                            DSL.val(device.createdAt().atOffset(ZoneOffset.UTC)),
                            DSL.val(row.unusedFrom()))
                    == 1;
        });
    }

    private static boolean forgetOneThatKeepsNothing(DSLContext tx, Workspace workspace, Device besides) {
        var table = table(workspace);
        return tx.execute(
                        "delete from " + table + " where id = (select id from " + table
                                + " where user_id = {0} and state = 'active' and profile = 'strict' and id <> {1}"
                                + " order by created_at, id limit 1)",
                        DSL.val(besides.user()),
                        DSL.val(besides.id()))
                == 1;
    }

    public void use(Workspace workspace, UUID id, LocalDate unusedFrom) {
        database.transaction(tx -> tx.execute(
                "update " + table(workspace) + " set unused_from = {1} where id = {0} and unused_from < {1}",
                DSL.val(id),
                DSL.val(unusedFrom)));
    }

    /// Of these, the active ones.
    public Set<UUID> active(Workspace workspace, Collection<UUID> ids) {
        return Set.copyOf(database.read(sql -> sql.fetch(
                        "select id from " + table(workspace) + " where state = 'active' and id = any({0})",
                        DSL.val(ids.toArray(UUID[]::new)))
                .getValues(0, UUID.class)));
    }

    /// @return whether it was active
    public boolean revoke(Workspace workspace, UUID user, UUID id) {
        return database.transaction(tx -> tx.execute(
                        "update " + table(workspace)
                                + " set state = 'revoked' where id = {0} and user_id = {1} and state = 'active'",
                        DSL.val(id),
                        DSL.val(user)))
                == 1;
    }

    /// Revokes the user's devices that were registered until then.
    public int revokeAllOf(Workspace workspace, UUID user, Instant until) {
        return database.transaction(tx -> tx.execute(
                "update " + table(workspace)
                        + " set state = 'revoked' where user_id = {0} and state = 'active' and created_at <= {1}",
                DSL.val(user),
                DSL.val(until.atOffset(ZoneOffset.UTC))));
    }

    /// @return whether it had not been wiped before
    public boolean wiped(Workspace workspace, UUID id) {
        return database.transaction(tx -> tx.execute(
                        "update " + table(workspace) + " set state = 'wiped' where id = {0} and state <> 'wiped'",
                        DSL.val(id)))
                == 1;
    }

    private static Row row(Record row, LocalDate today) {
        var unusedFrom = row.get("unused_from", LocalDate.class);
        var device = new Device(
                row.get("id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("name", String.class),
                Profile.find(row.get("profile", String.class)).orElse(Profile.STRICT),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                !unusedFrom.isAfter(today),
                State.of(row.get("state", String.class)));
        return new Row(device, row.get("secret_hash", byte[].class), unusedFrom);
    }

    private static String table(Workspace workspace) {
        return Database.quoted(workspace, "sync_device");
    }
}
