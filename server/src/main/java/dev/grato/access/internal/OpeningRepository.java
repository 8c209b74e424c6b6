package dev.grato.access.internal;

import dev.grato.access.AuditOpening;
import dev.grato.access.AuditOpening.State;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The openings of the audit log.
@Component
public final class OpeningRepository {

    private final Database database;

    public OpeningRepository(Database database) {
        this.database = database;
    }

    public void create(Workspace workspace, AuditOpening opening) {
        database.transaction(tx -> tx.execute(
                "insert into control.audit_opening (id, workspace_id, state, reason, period_from, period_to, about_id,"
                        + " requested_by, requested_at, decided_at, ends_at) values (?, ?, ?, ?, ?::timestamptz,"
                        + " ?::timestamptz, ?::uuid, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz)",
                opening.id(),
                workspace.id(),
                key(opening.state()),
                opening.reason(),
                at(opening.from()),
                at(opening.to()),
                opening.about(),
                opening.requestedBy(),
                at(opening.requestedAt()),
                at(opening.decidedAt()),
                at(opening.endsAt())));
    }

    public Optional<AuditOpening> find(Workspace workspace, UUID id, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select * from control.audit_opening where workspace_id = ? and id = ?", workspace.id(), id)
                .fetchOptional(row -> opening(row, now)));
    }

    public List<AuditOpening> list(Workspace workspace, int limit, @Nullable UUID before, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select * from control.audit_opening where workspace_id = ?"
                                + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                        workspace.id(),
                        before,
                        before,
                        limit)
                .fetch(row -> opening(row, now)));
    }

    /// Keeps the decision about one that waits; false when somebody was first.
    public boolean decide(Workspace workspace, UUID id, State state, UUID by, Instant now, Instant endsAt) {
        return database.transaction(tx -> tx.execute(
                        "update control.audit_opening set state = ?, decided_by = ?, decided_at = ?::timestamptz,"
                                + " ends_at = ?::timestamptz where workspace_id = ? and id = ? and state = ?",
                        key(state),
                        by,
                        at(now),
                        at(endsAt),
                        workspace.id(),
                        id,
                        key(State.WAITING))
                == 1);
    }

    private static AuditOpening opening(Record row, Instant now) {
        var stored = State.valueOf(row.get("state", String.class).toUpperCase(Locale.ROOT));
        var endsAt = row.get("ends_at", OffsetDateTime.class).toInstant();
        var decidedAt = row.get("decided_at", OffsetDateTime.class);
        boolean isOver = stored != State.REFUSED && !endsAt.isAfter(now);
        return new AuditOpening(
                row.get("id", UUID.class),
                isOver ? State.OVER : stored,
                row.get("reason", String.class),
                row.get("period_from", OffsetDateTime.class).toInstant(),
                row.get("period_to", OffsetDateTime.class).toInstant(),
                row.get("about_id", UUID.class),
                row.get("requested_by", UUID.class),
                row.get("requested_at", OffsetDateTime.class).toInstant(),
                row.get("decided_by", UUID.class),
                decidedAt == null ? null : decidedAt.toInstant(),
                endsAt);
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
