package dev.grato.platform.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.AuditQuestion;
import dev.grato.platform.AuditVerification;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.RecordedEvent;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.internal.AuditChain.Head;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends to the chains in the control schema.
///
/// The row of a chain's head is locked while an event is written, so that all nodes write one chain. Each node
/// remembers the last head it has seen: an older one, however well sealed, is noticed.
public final class AuditLog implements Audit {

    /// What Grato itself writes when it finds the end of a chain altered.
    static final String TAMPERED = "audit.tampered";

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int PAGE = 1_000;

    private final Database database;
    private final Clock clock;
    private final AuditChain chain;
    private final AuditTable table;
    private final Map<UUID, Head> seen = new ConcurrentHashMap<>();

    public AuditLog(Database database, Clock clock, Secrets secrets) {
        this.database = database;
        this.clock = clock;
        this.chain = new AuditChain(secrets);
        this.table = new AuditTable(chain);
    }

    @Override
    public void record(SecurityEvent event) {
        write(Map.of(Ids.next(), event), false);
    }

    @Override
    public void recordOnce(Map<UUID, SecurityEvent> events) {
        if (!events.isEmpty()) {
            write(new LinkedHashMap<>(events), true);
        }
    }

    private void write(Map<UUID, SecurityEvent> events, boolean isOnce) {
        var id = chainOf(events.values().iterator().next().workspace());
        remember(database.transaction(tx -> append(tx, id, events, isOnce)));
    }

    /// A head that was written.
    ///
    /// @param isForged whether what was there before was not what should have been
    private record Written(Head head, boolean isForged) {}

    private Written append(DSLContext tx, UUID id, Map<UUID, SecurityEvent> events, boolean isOnce) {
        var found = table.lock(tx, id);
        var head = found.head();
        boolean isForged = !found.isSealed() || isOlderThanSeen(head);
        if (isForged) {
            LOG.error("the end of audit chain {} was altered outside of Grato", id);
            head = append(tx, head, Ids.next(), tampered(id, head));
        }
        for (var entry : events.entrySet()) {
            if (!isOnce || !table.isKept(tx, entry.getKey())) {
                head = append(tx, head, entry.getKey(), entry.getValue());
            }
        }
        if (head.number() != found.head().number()) {
            table.save(tx, head);
        }
        return new Written(head, isForged);
    }

    private Head append(DSLContext tx, Head head, UUID id, SecurityEvent event) {
        var workspace = AuditTable.workspace(head.chain());
        var address = event.address();
        var next = chain.sealed(new RecordedEvent(
                id,
                workspace,
                head.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                event.kind(),
                event.actorKind().key(),
                event.actor(),
                event.user(),
                event.concerned(),
                address == null ? null : AuditChain.clean(address),
                AuditChain.canonical(event.details()),
                head.hash(),
                AuditChain.NO_HASH));
        table.insert(tx, next);
        return head.at(next);
    }

    private SecurityEvent tampered(UUID id, Head head) {
        var known = seen.get(id);
        return new SecurityEvent(
                TAMPERED,
                null,
                Actor.Kind.SYSTEM,
                null,
                null,
                null,
                null,
                Map.of("found", head.number(), "seen", known == null ? 0 : known.number()));
    }

    private boolean isOlderThanSeen(Head head) {
        var known = seen.get(head.chain());
        return known != null
                && (head.number() < known.number()
                        || head.number() == known.number() && !head.hash().equals(known.hash()));
    }

    private void remember(Written written) {
        var head = written.head();
        seen.merge(
                head.chain(), head, (known, now) -> written.isForged() || now.number() > known.number() ? now : known);
    }

    private static UUID chainOf(@Nullable Workspace workspace) {
        return AuditChain.of(workspace == null ? null : workspace.id());
    }

    @Override
    public List<RecordedEvent> events(AuditQuestion question) {
        return database.read(sql -> table.page(sql, question));
    }

    @Override
    public AuditVerification verify(@Nullable Workspace workspace, long after) {
        var id = chainOf(workspace);
        return database.patientTransaction(tx -> {
            tx.execute("set transaction isolation level repeatable read, read only");
            return new AuditWalk(tx, table, chain, id, seen.get(id)).verify(after);
        });
    }

    @Override
    public Audit.Newest newest(@Nullable Workspace workspace) {
        var id = chainOf(workspace);
        var head = database.read(sql -> table.head(sql, id))
                .map(AuditTable.Found::head)
                .orElseGet(() -> Head.none(id));
        return new Audit.Newest(head.number(), head.hash());
    }

    @Override
    public Trace trace(@Nullable Workspace workspace, long number, String hash) {
        var id = chainOf(workspace);
        return database.read(sql -> {
            var head = table.head(sql, id);
            if (head.isPresent() && number <= head.get().head().baseNumber()) {
                return Trace.GONE;
            }
            return table.at(sql, id, number)
                    .filter(event -> event.hash().equals(hash) && chain.isSound(event))
                    .map(event -> Trace.THERE)
                    .orElse(Trace.REPLACED);
        });
    }

    @Override
    public void removeBefore(Instant moment) {
        for (var id : database.read(sql -> table.chainsWithEventsBefore(sql, moment))) {
            long removed = 0;
            for (long step = PAGE; step == PAGE; removed += step) {
                step = database.transaction(tx -> removePage(tx, id, moment));
            }
            if (removed > 0) {
                var trimmed = new SecurityEvent(
                        "audit.trimmed",
                        null,
                        Actor.Kind.SYSTEM,
                        null,
                        null,
                        null,
                        null,
                        Map.of("removed", removed, "before", moment.toString()));
                remember(database.transaction(tx -> append(tx, id, Map.of(Ids.next(), trimmed), false)));
            }
        }
    }

    private long removePage(DSLContext tx, UUID id, Instant moment) {
        var found = table.lock(tx, id);
        var leaving = new ArrayList<RecordedEvent>();
        var base = found.head();
        if (found.isSealed()) {
            for (var event : table.above(tx, id, base.baseNumber(), PAGE)) {
                boolean isNext = event.number() == base.baseNumber() + 1
                        && event.previous().equals(base.baseHash())
                        && chain.isSound(event);
                if (!isNext) {
                    LOG.error(
                            "audit chain {} does not hold at {}; nothing from there on is removed", id, event.number());
                    break;
                }
                if (!event.at().isBefore(moment)) {
                    break;
                }
                leaving.add(event);
                base = base.from(event);
            }
        }
        if (!leaving.isEmpty()) {
            table.delete(tx, id, base.baseNumber());
            table.save(tx, base);
        }
        return leaving.size();
    }

    @Override
    public String sign(String text) {
        return chain.hex("audit-export", text);
    }

    @Override
    public boolean isSigned(String text, String signature) {
        return AuditChain.isSame(sign(text), signature);
    }
}
