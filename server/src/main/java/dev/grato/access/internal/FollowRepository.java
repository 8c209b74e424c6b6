package dev.grato.access.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// The records users follow. Nothing here can be asked by record: who follows one is nobody's business.
@Component
public final class FollowRepository {

    private static final String TABLE = "follow";

    private final Database database;

    public FollowRepository(Database database) {
        this.database = database;
    }

    public record FollowRow(String table, UUID record, Instant since) {}

    /// The user's follows, latest first.
    public List<FollowRow> list(Workspace workspace, UUID user) {
        return database.read(sql -> sql.resultQuery(
                        "select table_name, record_id, followed_at from " + Database.quoted(workspace, TABLE)
                                + " where user_id = {0} order by followed_at desc, record_id",
                        DSL.val(user))
                .fetch(row -> new FollowRow(
                        row.get("table_name", String.class),
                        row.get("record_id", UUID.class),
                        row.get("followed_at", OffsetDateTime.class).toInstant())));
    }

    /// Again changes nothing. False when the user follows this many already.
    public boolean add(Workspace workspace, UUID user, String table, UUID record, Instant now, int most) {
        return database.transaction(tx -> {
            var quoted = Database.quoted(workspace, TABLE);
            tx.execute(
                    "insert into " + quoted + " (user_id, table_name, record_id, followed_at)"
                            + " select {0}, {1}, {2}, {3}"
                            + " where (select count(*) from " + quoted + " where user_id = {0}) < {4}"
                            + " on conflict do nothing",
                    DSL.val(user),
                    DSL.val(table),
                    DSL.val(record),
                    DSL.val(now.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE),
                    DSL.val(most));
            return tx.resultQuery(
                            "select 1 from " + quoted + " where user_id = {0} and table_name = {1} and record_id = {2}",
                            DSL.val(user),
                            DSL.val(table),
                            DSL.val(record))
                    .fetchOptional()
                    .isPresent();
        });
    }

    public void remove(Workspace workspace, UUID user, String table, UUID record) {
        database.transaction(tx -> tx.execute(
                "delete from " + Database.quoted(workspace, TABLE)
                        + " where user_id = {0} and table_name = {1} and record_id = {2}",
                DSL.val(user),
                DSL.val(table),
                DSL.val(record)));
    }
}
