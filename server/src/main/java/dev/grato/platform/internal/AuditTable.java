package dev.grato.platform.internal;

import dev.grato.platform.AuditQuestion;
import dev.grato.platform.Json;
import dev.grato.platform.RecordedEvent;
import dev.grato.platform.internal.AuditChain.Head;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The tables behind the audit log.
final class AuditTable {

    private static final String COLUMNS = "id, workspace_id, number, at, kind, actor_kind, actor_id, user_id,"
            + " concerned_id, address, details::text as details, previous, hash";

    private final AuditChain chain;

    AuditTable(AuditChain chain) {
        this.chain = chain;
    }

    /// A head as it was found.
    ///
    /// @param isSealed whether it is as it was written
    record Found(Head head, boolean isSealed) {}

    /// The head, held until the transaction ends.
    Found lock(DSLContext tx, UUID id) {
        var none = Head.none(id);
        tx.execute(
                "insert into control.audit_chain (chain, head_number, head_hash, base_number, base_hash, seal)"
                        + " select {0}, 0, {1}, 0, {1}, {2}"
                        + " where not exists (select 1 from control.audit_chain where chain = {0})"
                        + " on conflict do nothing",
                DSL.val(id), bytes(none.hash()), bytes(chain.seal(none)));
        return found(tx.fetchSingle("select * from control.audit_chain where chain = {0} for update", DSL.val(id)));
    }

    Optional<Found> head(DSLContext sql, UUID id) {
        return sql.fetchOptional("select * from control.audit_chain where chain = {0}", DSL.val(id))
                .map(this::found);
    }

    private Found found(Record row) {
        var head = new Head(
                row.get("chain", UUID.class),
                row.get("head_number", Long.class),
                hex(row, "head_hash"),
                row.get("base_number", Long.class),
                hex(row, "base_hash"));
        return new Found(head, chain.isSealed(head, hex(row, "seal")));
    }

    void save(DSLContext tx, Head head) {
        tx.execute(
                "update control.audit_chain set head_number = {1}, head_hash = {2}, base_number = {3},"
                        + " base_hash = {4}, seal = {5} where chain = {0}",
                DSL.val(head.chain()),
                DSL.val(head.number()),
                bytes(head.hash()),
                DSL.val(head.baseNumber()),
                bytes(head.baseHash()),
                bytes(chain.seal(head)));
    }

    void insert(DSLContext tx, RecordedEvent event) {
        tx.execute(
                "insert into control.security_event (id, chain, number, at, workspace_id, kind, actor_kind, actor_id,"
                        + " user_id, concerned_id, address, details, previous, hash) values ({0}, {1}, {2}, {3}, {4},"
                        + " {5}, {6}, {7}, {8}, {9}, {10}, {11}::jsonb, {12}, {13})",
                DSL.val(event.id()),
                DSL.val(AuditChain.of(event.workspace())),
                DSL.val(event.number()),
                at(event.at()),
                DSL.val(event.workspace(), SQLDataType.UUID),
                DSL.val(event.kind()),
                DSL.val(event.actorKind()),
                DSL.val(event.actor(), SQLDataType.UUID),
                DSL.val(event.user(), SQLDataType.UUID),
                DSL.val(event.concerned(), SQLDataType.UUID),
                DSL.val(event.address(), SQLDataType.VARCHAR),
                DSL.val(Json.write(event.details())),
                bytes(event.previous()),
                bytes(event.hash()));
    }

    boolean isKept(DSLContext tx, UUID event) {
        return tx.fetchSingle("select exists (select 1 from control.security_event where id = {0})", DSL.val(event))
                .get(0, Boolean.class);
    }

    /// The events above a number, in the order of the chain.
    List<RecordedEvent> above(DSLContext sql, UUID id, long number, int limit) {
        return sql.fetch(
                        "select " + COLUMNS + " from control.security_event where chain = {0} and number > {1}"
                                + " order by number, id limit {2}",
                        DSL.val(id),
                        DSL.val(number),
                        DSL.val(limit))
                .map(AuditTable::event);
    }

    Optional<RecordedEvent> at(DSLContext sql, UUID id, long number) {
        return sql
                .fetch(
                        "select " + COLUMNS + " from control.security_event where chain = {0} and number = {1} limit 1",
                        DSL.val(id),
                        DSL.val(number))
                .stream()
                .findFirst()
                .map(AuditTable::event);
    }

    /// Each chain by its own index, so that a page costs the same however long the chains are.
    List<RecordedEvent> page(DSLContext sql, AuditQuestion question) {
        var wanted = wanted(question);
        var workspace = question.workspace().id();
        var own = DSL.condition("chain = {0}", DSL.val(workspace)).and(wanted);
        var installation =
                DSL.condition("chain = {0}", DSL.val(AuditChain.INSTALLATION)).and(wanted);
        if (question.persons() == null) {
            var members = DSL.sql("select identity_id from control.membership where workspace_id = {0}", workspace);
            installation = installation.and(DSL.condition("(concerned_id in ({0}) or user_id in ({0}))", members));
        }
        var one = "(select * from control.security_event where {%d} order by at desc, id desc limit {2})";
        return sql.fetch(
                        "select " + COLUMNS + " from (" + one.formatted(0) + " union all " + one.formatted(1)
                                + ") e order by at desc, id desc limit {2}",
                        own,
                        installation,
                        DSL.val(question.limit()))
                .map(AuditTable::event);
    }

    private static Condition wanted(AuditQuestion question) {
        var wanted = DSL.condition("at >= {0} and at < {1}", at(question.from()), at(question.to()));
        var before = question.before();
        if (before != null) {
            wanted = wanted.and(DSL.condition("(at, id) < ({0}, {1})", at(before.at()), DSL.val(before.id())));
        }
        if (!question.kinds().isEmpty()) {
            wanted = wanted.and(
                    DSL.condition("kind = any({0})", DSL.val(question.kinds().toArray(String[]::new))));
        }
        var persons = question.persons();
        if (persons != null) {
            wanted = wanted.and(DSL.condition(
                    "(user_id = any({0}) or concerned_id = any({0}) or actor_id = any({0}))",
                    DSL.val(persons.toArray(UUID[]::new))));
        }
        return wanted;
    }

    /// Chains with events from before the moment.
    List<UUID> chainsWithEventsBefore(DSLContext sql, Instant moment) {
        return sql.fetch(
                        "select chain from control.audit_chain c where exists (select 1 from control.security_event e"
                                + " where e.chain = c.chain and e.at < {0})",
                        at(moment))
                .getValues(0, UUID.class);
    }

    void delete(DSLContext tx, UUID id, long upTo) {
        tx.execute(
                "delete from control.security_event where chain = {0} and number <= {1}", DSL.val(id), DSL.val(upTo));
    }

    private static RecordedEvent event(Record row) {
        return new RecordedEvent(
                row.get("id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("number", Long.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("kind", String.class),
                row.get("actor_kind", String.class),
                row.get("actor_id", UUID.class),
                row.get("user_id", UUID.class),
                row.get("concerned_id", UUID.class),
                row.get("address", String.class),
                AuditChain.canonical(Json.readObject(row.get("details", String.class))),
                hex(row, "previous"),
                hex(row, "hash"));
    }

    private static String hex(Record row, String column) {
        return HexFormat.of().formatHex(row.get(column, byte[].class));
    }

    private static org.jooq.Field<byte[]> bytes(String hex) {
        return DSL.val(HexFormat.of().parseHex(hex), SQLDataType.VARBINARY);
    }

    private static org.jooq.Field<OffsetDateTime> at(Instant moment) {
        return DSL.val(moment.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }

    @Nullable
    static UUID workspace(UUID chain) {
        return chain.equals(AuditChain.INSTALLATION) ? null : chain;
    }
}
