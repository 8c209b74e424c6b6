package dev.grato.platform.internal;

import dev.grato.platform.AuditVerification;
import dev.grato.platform.AuditVerification.Break;
import dev.grato.platform.AuditVerification.Reason;
import dev.grato.platform.RecordedEvent;
import dev.grato.platform.internal.AuditChain.Head;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Walks along a chain and looks whether each event follows from the one before.
final class AuditWalk {

    private static final int PAGE = 1_000;
    private static final int MOST = 100_000;

    private final DSLContext sql;
    private final AuditTable table;
    private final AuditChain chain;
    private final UUID id;
    private final @Nullable Head seen;
    private long verified;

    /// @param seen the last head this node knows of
    AuditWalk(DSLContext sql, AuditTable table, AuditChain chain, UUID id, @Nullable Head seen) {
        this.sql = sql;
        this.table = table;
        this.chain = chain;
        this.id = id;
        this.seen = seen;
    }

    AuditVerification verify(long after) {
        var found = table.head(sql, id).orElse(null);
        var head = found == null ? Head.none(id) : found.head();
        if (found != null && !found.isSealed()) {
            return answer(head, null, new Break(Reason.HEAD_FORGED, head.number(), null));
        }
        boolean isFromBase = after <= head.baseNumber();
        long number = isFromBase ? head.baseNumber() : after;
        var hash = isFromBase ? head.baseHash() : hashAt(number);
        if (hash == null) {
            return answer(head, null, new Break(Reason.MISSING, number, null));
        }
        return walk(head, number, hash);
    }

    private @Nullable String hashAt(long number) {
        return table.at(sql, id, number).map(RecordedEvent::hash).orElse(null);
    }

    private AuditVerification walk(Head head, long from, String fromHash) {
        long number = from;
        var hash = fromHash;
        while (verified < MOST) {
            var page = table.above(sql, id, number, PAGE);
            for (var event : page) {
                var broken = check(head, event, number + 1, hash);
                if (broken != null) {
                    return answer(head, null, broken);
                }
                number = event.number();
                hash = event.hash();
                verified++;
            }
            if (page.size() < PAGE) {
                return answer(head, null, atEnd(head, number, hash));
            }
        }
        return answer(head, number, null);
    }

    private @Nullable Break check(Head head, RecordedEvent event, long expected, String previous) {
        if (event.number() > expected) {
            return new Break(Reason.MISSING, expected, null);
        }
        if (event.number() < expected || event.number() > head.number()) {
            return new Break(Reason.ADDED, event.number(), event.id());
        }
        if (!event.previous().equals(previous) || !chain.isSound(event)) {
            return new Break(Reason.ALTERED, event.number(), event.id());
        }
        boolean isOther =
                seen != null && seen.number() == event.number() && !seen.hash().equals(event.hash());
        if (isOther) {
            return new Break(Reason.ALTERED, event.number(), event.id());
        }
        return event.kind().equals(AuditLog.TAMPERED) ? new Break(Reason.TAMPERED, event.number(), event.id()) : null;
    }

    private @Nullable Break atEnd(Head head, long number, String hash) {
        if (number < head.number()) {
            return new Break(Reason.CUT_OFF, number + 1, null);
        }
        if (seen != null && number < seen.number()) {
            return new Break(Reason.CUT_OFF, number + 1, null);
        }
        return hash.equals(head.hash()) ? null : new Break(Reason.HEAD_FORGED, head.number(), null);
    }

    private AuditVerification answer(Head head, @Nullable Long next, @Nullable Break broken) {
        return new AuditVerification(verified, head.baseNumber() + 1, head.number(), head.hash(), next, broken);
    }
}
