package dev.grato.access.internal;

import dev.grato.access.Notice;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The notices of users.
@Component
public final class NoticeRepository {

    private final Database database;

    public NoticeRepository(Database database) {
        this.database = database;
    }

    public void create(Workspace workspace, UUID user, Notice notice) {
        database.transaction(tx -> tx.execute(
                "insert into control.notice (id, workspace_id, user_id, kind, details, at)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?::timestamptz)",
                notice.id(),
                workspace.id(),
                user,
                notice.kind(),
                Json.write(notice.details()),
                notice.at().atOffset(ZoneOffset.UTC)));
    }

    public List<Notice> list(Workspace workspace, UUID user, int limit, @Nullable UUID before) {
        return database.read(sql -> sql.resultQuery(
                        "select id, kind, details::text as details, at, acknowledged_at from control.notice"
                                + " where workspace_id = ? and user_id = ? and (?::uuid is null or id < ?::uuid)"
                                + " order by id desc limit ?",
                        workspace.id(),
                        user,
                        before,
                        before,
                        limit)
                .fetch(NoticeRepository::notice));
    }

    private static Notice notice(Record row) {
        var acknowledgedAt = row.get("acknowledged_at", OffsetDateTime.class);
        return new Notice(
                row.get("id", UUID.class),
                row.get("kind", String.class),
                Json.readObject(row.get("details", String.class)),
                row.get("at", OffsetDateTime.class).toInstant(),
                acknowledgedAt == null ? null : acknowledgedAt.toInstant());
    }

    /// False when the user has no such notice.
    public boolean acknowledge(Workspace workspace, UUID user, UUID notice, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update control.notice set acknowledged_at = coalesce(acknowledged_at, ?::timestamptz)"
                                + " where workspace_id = ? and user_id = ? and id = ?",
                        now.atOffset(ZoneOffset.UTC),
                        workspace.id(),
                        user,
                        notice)
                == 1);
    }

    /// Forgets those acknowledged before this moment.
    public void clean(Instant before) {
        database.transaction(tx -> tx.execute(
                "delete from control.notice where acknowledged_at < ?::timestamptz", before.atOffset(ZoneOffset.UTC)));
    }
}
