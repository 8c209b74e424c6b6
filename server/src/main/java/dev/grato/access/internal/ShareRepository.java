package dev.grato.access.internal;

import dev.grato.access.Shares.Share;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The table of single records opened to users and teams.
@Component
public final class ShareRepository {

    static final String TABLE = "record_share";

    private static final String COLUMNS = "id, user_id, team_id, level, expires_at, granted_by, created_at, reason";

    private final Database database;

    public ShareRepository(Database database) {
        this.database = database;
    }

    public void insert(Workspace workspace, String table, UUID record, Share share) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(workspace, TABLE)
                        + " (id, table_name, record_id, user_id, team_id, level, expires_at, granted_by, created_at,"
                        + " reason) values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9})",
                DSL.val(share.id()),
                DSL.val(table),
                DSL.val(record),
                DSL.val(share.user(), SQLDataType.UUID),
                DSL.val(share.team(), SQLDataType.UUID),
                DSL.val(share.level()),
                DSL.val(moment(share.expiresAt()), SQLDataType.TIMESTAMPWITHTIMEZONE),
                DSL.val(share.grantedBy(), SQLDataType.UUID),
                DSL.val(moment(share.createdAt()), SQLDataType.TIMESTAMPWITHTIMEZONE),
                DSL.val(share.reason(), SQLDataType.VARCHAR)));
    }

    /// The shares of a record that have not run out, oldest first.
    public List<Share> list(Workspace workspace, String table, UUID record, Instant now) {
        return database.read(sql -> sql.fetch(
                        "select " + COLUMNS + " from " + Database.quoted(workspace, TABLE)
                                + " where table_name = {0} and record_id = {1}"
                                + " and (expires_at is null or expires_at > {2}) order by id",
                        DSL.val(table),
                        DSL.val(record),
                        DSL.val(moment(now), SQLDataType.TIMESTAMPWITHTIMEZONE))
                .map(ShareRepository::share));
    }

    /// Of the shares that let this user write the record, the one that lasts longest.
    public Optional<Share> longest(
            Workspace workspace, String table, UUID record, UUID user, Set<UUID> teamPath, Instant now) {
        return list(workspace, table, record, now).stream()
                .filter(share -> share.level().equals("write"))
                .filter(share -> user.equals(share.user()) || share.team() != null && teamPath.contains(share.team()))
                .reduce((one, other) -> lastsLonger(one, other) ? one : other);
    }

    private static boolean lastsLonger(Share one, Share other) {
        return one.expiresAt() == null
                || other.expiresAt() != null && one.expiresAt().isAfter(other.expiresAt());
    }

    public boolean delete(Workspace workspace, String table, UUID record, UUID share) {
        return database.transaction(tx -> tx.execute(
                        "delete from " + Database.quoted(workspace, TABLE)
                                + " where id = {0} and table_name = {1} and record_id = {2}",
                        DSL.val(share),
                        DSL.val(table),
                        DSL.val(record)))
                == 1;
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Share share(Record row) {
        var expiresAt = row.get("expires_at", OffsetDateTime.class);
        return new Share(
                row.get("id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("team_id", UUID.class),
                row.get("level", String.class),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.get("granted_by", UUID.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("reason", String.class));
    }
}
