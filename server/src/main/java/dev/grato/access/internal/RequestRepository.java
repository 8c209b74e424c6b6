package dev.grato.access.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The table of what people ask to be allowed.
@Component
public final class RequestRepository {

    static final String TABLE = "access_request";
    private static final String COLUMNS = "id, at, user_id, table_name, record_id, action, ability, reason, until,"
            + " case when ended_at is null then state else 'ended' end as state, decided_at, decided_by, answer";

    /// The granted requests for abilities that hold at a moment, which is the one operand.
    static final String LENT = "ability is not null and state = 'granted' and ended_at is null and until > ";

    private final Database database;

    public RequestRepository(Database database) {
        this.database = database;
    }

    /// A request as it is kept; either table, record and action or an ability.
    public record Row(
            UUID id,
            Instant at,
            UUID user,
            @Nullable String table,
            @Nullable UUID record,
            @Nullable String action,
            @Nullable String ability,
            String reason,
            @Nullable Instant until,
            String state,
            @Nullable Instant decidedAt,
            @Nullable UUID decidedBy,
            @Nullable String answer) {}

    public void insert(Workspace workspace, Row row) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(workspace, TABLE)
                        + " (id, at, user_id, table_name, record_id, action, ability, reason, until, state)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, 'open')",
                DSL.val(row.id()),
                moment(row.at()),
                DSL.val(row.user()),
                DSL.val(row.table(), SQLDataType.VARCHAR),
                DSL.val(row.record(), SQLDataType.UUID),
                DSL.val(row.action(), SQLDataType.VARCHAR),
                DSL.val(row.ability(), SQLDataType.VARCHAR),
                DSL.val(row.reason()),
                moment(row.until())));
    }

    /// Those a user made, newest first.
    public List<Row> of(Workspace workspace, UUID user, int limit) {
        return list(workspace, "user_id = {0} order by id desc limit " + limit, DSL.val(user));
    }

    /// Those nobody has answered yet, oldest first.
    public List<Row> open(Workspace workspace, int limit) {
        return list(workspace, "state = 'open' order by id limit " + limit, DSL.val(0));
    }

    public Optional<Row> find(Workspace workspace, UUID id) {
        return list(workspace, "id = {0}", DSL.val(id)).stream().findFirst();
    }

    private List<Row> list(Workspace workspace, String where, Field<?> operand) {
        return database.read(sql -> sql.fetch(
                        "select " + COLUMNS + " from " + Database.quoted(workspace, TABLE) + " where " + where, operand)
                .map(RequestRepository::row));
    }

    /// The abilities lent now, the next to end first.
    public List<Row> lent(Workspace workspace, Instant now, int limit) {
        return list(workspace, LENT + "{0} order by until, id limit " + limit, moment(now));
    }

    /// Answers an open request, perhaps with another end than was asked for; false when somebody else was first.
    public boolean decide(
            Workspace workspace,
            UUID id,
            String state,
            @Nullable Instant until,
            UUID by,
            Instant at,
            @Nullable String answer) {
        return database.transaction(tx -> tx.execute(
                        "update " + Database.quoted(workspace, TABLE)
                                + " set state = {1}, decided_by = {2}, decided_at = {3}, answer = {4},"
                                + " until = coalesce({5}, until) where id = {0} and state = 'open'",
                        DSL.val(id),
                        DSL.val(state),
                        DSL.val(by),
                        moment(at),
                        DSL.val(answer, SQLDataType.VARCHAR),
                        moment(until)))
                == 1;
    }

    /// Takes an answer back that could not be carried out; the request is as it was.
    public void reopen(Workspace workspace, Row was) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, TABLE) + " set state = 'open', until = {1}, decided_by = null,"
                        + " decided_at = null, answer = null where id = {0}",
                DSL.val(was.id()),
                moment(was.until())));
    }

    /// Ends what was granted; false when it was not, or is no more.
    public boolean end(Workspace workspace, UUID id, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update " + Database.quoted(workspace, TABLE)
                                + " set ended_at = {1} where id = {0} and state = 'granted' and ended_at is null",
                        DSL.val(id),
                        moment(now)))
                == 1;
    }

    private static Field<OffsetDateTime> moment(@Nullable Instant instant) {
        return DSL.val(instant == null ? null : instant.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }

    private static Row row(Record row) {
        return new Row(
                row.get("id", UUID.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("user_id", UUID.class),
                row.get("table_name", String.class),
                row.get("record_id", UUID.class),
                row.get("action", String.class),
                row.get("ability", String.class),
                row.get("reason", String.class),
                instant(row.get("until", OffsetDateTime.class)),
                row.get("state", String.class),
                instant(row.get("decided_at", OffsetDateTime.class)),
                row.get("decided_by", UUID.class),
                row.get("answer", String.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
