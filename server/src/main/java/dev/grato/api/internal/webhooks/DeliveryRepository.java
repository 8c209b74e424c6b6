package dev.grato.api.internal.webhooks;

import static dev.grato.api.internal.webhooks.WebhookRepository.at;
import static dev.grato.api.internal.webhooks.WebhookRepository.instant;

import dev.grato.api.internal.webhooks.Delivery.State;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What waits to be delivered, and what became of the rest.
@Component
final class DeliveryRepository {

    private final Database database;

    DeliveryRepository(Database database) {
        this.database = database;
    }

    /// A change that is to be told.
    record News(String type, String object, UUID record, long version, long tag, Instant happenedAt) {}

    /// Puts changes in the queue, each once. Where more than `most` would wait, one message to reconcile takes the
    /// place of all; while that waits, nothing else has to.
    void enqueue(UUID webhook, List<News> news, int most, Instant now) {
        database.transaction(tx -> {
            lock(tx, webhook);
            if (isReconcileWaiting(tx, webhook)) {
                return 0;
            }
            int waiting = tx.fetchSingle(
                            "select count(*) from (select 1 from control.webhook_delivery where webhook_id = ?"
                                    + " and state = 'waiting' limit ?) w",
                            webhook,
                            most)
                    .get(0, Integer.class);
            if (waiting + news.size() > most) {
                reconcile(tx, webhook, news.getFirst().happenedAt(), now);
            } else {
                news.forEach(item -> insert(tx, webhook, item, now));
            }
            return 0;
        });
    }

    /// Puts one message to reconcile in the place of all that waits.
    void reconcile(UUID webhook, Instant since, Instant now) {
        database.transaction(tx -> {
            lock(tx, webhook);
            reconcile(tx, webhook, since, now);
            return 0;
        });
    }

    private static void lock(DSLContext tx, UUID webhook) {
        tx.fetch("select id from control.webhook where id = ? for update", webhook);
    }

    private static boolean isReconcileWaiting(DSLContext tx, UUID webhook) {
        return tx.fetchSingle(
                        "select exists (select 1 from control.webhook_delivery where webhook_id = ?"
                                + " and state = 'waiting' and type = ?)",
                        webhook,
                        Delivery.RECONCILE)
                .get(0, Boolean.class);
    }

    private static void reconcile(DSLContext tx, UUID webhook, Instant since, Instant now) {
        var oldest = tx.fetchSingle(
                        "with gone as (delete from control.webhook_delivery where webhook_id = ? and state = 'waiting'"
                                + " returning happened_at) select min(happened_at) from gone",
                        webhook)
                .get(0, OffsetDateTime.class);
        var from = oldest == null || oldest.toInstant().isAfter(since) ? since : oldest.toInstant();
        tx.execute(
                "insert into control.webhook_delivery (id, webhook_id, type, happened_at, state, due_at)"
                        + " values (?, ?, ?, ?::timestamptz, 'waiting', ?::timestamptz)",
                Ids.next(),
                webhook,
                Delivery.RECONCILE,
                at(from),
                at(now));
    }

    private static void insert(DSLContext tx, UUID webhook, News news, Instant now) {
        tx.execute(
                "insert into control.webhook_delivery (id, webhook_id, type, object, record_id, version, tag,"
                        + " happened_at, state, due_at) values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, 'waiting',"
                        + " ?::timestamptz) on conflict (webhook_id, record_id, version, tag) do nothing",
                Ids.next(),
                webhook,
                news.type(),
                news.object(),
                news.record(),
                news.version(),
                news.tag(),
                at(news.happenedAt()),
                at(now));
    }

    /// Keeps the one attempt of a test.
    void keep(Delivery test) {
        database.transaction(tx -> tx.execute(
                "insert into control.webhook_delivery (id, webhook_id, type, happened_at, state, attempts,"
                        + " attempted_at, response_code, reason, response)"
                        + " values (?, ?, ?, ?::timestamptz, ?, ?, ?::timestamptz, ?::int, ?, ?)",
                test.id(),
                test.webhook(),
                test.type(),
                at(test.happenedAt()),
                test.state().key(),
                test.attempts(),
                at(test.attemptedAt()),
                test.responseCode(),
                test.reason(),
                test.response()));
    }

    /// Webhooks in use that have something due and that nobody is at.
    List<UUID> withSomethingDue(Instant now, int limit) {
        return database.read(sql -> sql.resultQuery(
                        "select w.id from control.webhook w where w.is_active"
                                + " and (w.busy_until is null or w.busy_until <= ?::timestamptz)"
                                + " and exists (select 1 from control.webhook_delivery d where d.webhook_id = w.id"
                                + " and d.due_at <= ?::timestamptz) order by w.busy_until nulls first limit ?",
                        at(now),
                        at(now),
                        limit)
                .fetch(0, UUID.class));
    }

    /// The delivery that is due the longest; of one record those of lower versions first.
    Optional<Delivery> nextDue(UUID webhook, Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select * from control.webhook_delivery where webhook_id = ? and due_at <= ?::timestamptz"
                                + " order by due_at, happened_at, version, id limit 1",
                        webhook,
                        at(now))
                .fetchOptional(DeliveryRepository::delivery));
    }

    /// Changes made from now on are not covered by this message any more.
    void sending(UUID delivery) {
        database.transaction(
                tx -> tx.execute("update control.webhook_delivery set state = 'sending' where id = ?", delivery));
    }

    void attempted(Delivery delivery) {
        database.transaction(tx -> tx.execute(
                "update control.webhook_delivery set state = ?, attempts = ?, due_at = ?::timestamptz,"
                        + " attempted_at = ?::timestamptz, response_code = ?::int, reason = ?, response = ?"
                        + " where id = ?",
                delivery.state().key(),
                delivery.attempts(),
                at(delivery.dueAt()),
                at(delivery.attemptedAt()),
                delivery.responseCode(),
                delivery.reason(),
                delivery.response(),
                delivery.id()));
    }

    void delete(UUID delivery) {
        database.transaction(tx -> tx.execute("delete from control.webhook_delivery where id = ?", delivery));
    }

    /// Deliveries that were attempted, newest first: of the others nobody knows yet whether the owner may see them.
    List<Delivery> list(UUID webhook, @Nullable State state, int limit, @Nullable UUID before) {
        var key = state == null ? null : state.key();
        return database.read(sql -> sql.resultQuery(
                        "select * from control.webhook_delivery where webhook_id = ? and attempts > 0"
                                + " and (?::text is null or state = ?::text) and (?::uuid is null or id < ?::uuid)"
                                + " order by id desc limit ?",
                        webhook,
                        key,
                        key,
                        before,
                        before,
                        limit)
                .fetch(DeliveryRepository::delivery));
    }

    /// Lets an attempted delivery be tried again now; false when there is none to try again.
    boolean retry(UUID webhook, UUID delivery, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update control.webhook_delivery set state = 'waiting', due_at = ?::timestamptz"
                                + " where webhook_id = ? and id = ? and attempts > 0 and type <> ?",
                        at(now),
                        webhook,
                        delivery,
                        Delivery.TEST)
                == 1);
    }

    Optional<Delivery> find(UUID webhook, UUID delivery) {
        return database.read(sql -> sql.resultQuery(
                        "select * from control.webhook_delivery where webhook_id = ? and id = ? and attempts > 0",
                        webhook,
                        delivery)
                .fetchOptional(DeliveryRepository::delivery));
    }

    /// Forgets what was finished before this moment.
    void clean(Instant before) {
        database.patientTransaction(tx -> tx.execute(
                "delete from control.webhook_delivery where due_at is null and attempted_at < ?::timestamptz",
                at(before)));
    }

    private static Delivery delivery(Record row) {
        var state = row.get("state", String.class);
        return new Delivery(
                row.get("id", UUID.class),
                row.get("webhook_id", UUID.class),
                row.get("type", String.class),
                row.get("object", String.class),
                row.get("record_id", UUID.class),
                row.get("version", Long.class),
                row.get("happened_at", OffsetDateTime.class).toInstant(),
                state.equals("sending") ? State.WAITING : State.of(state),
                row.get("attempts", Integer.class),
                instant(row, "due_at"),
                instant(row, "attempted_at"),
                row.get("response_code", Integer.class),
                row.get("reason", String.class),
                row.get("response", String.class));
    }
}
