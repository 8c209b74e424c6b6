package dev.grato.exchange;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records that may be the same thing, found over all data and kept current; and whether one that is about to be
/// made is
/// there already.
public interface Duplicates {

    /// How sure it is.
    enum Band {
        POSSIBLE,
        LIKELY,
        /// So sure that many can be merged at once.
        CERTAIN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What people say of a pair.
    enum Verdict {
        SAME,
        /// It is never shown again.
        DIFFERENT,
        /// It is shown again in two weeks.
        LATER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Two records that may be the same.
    ///
    /// @param bits the evidence; each bit doubles the odds
    /// @param reasons by field, those that the asker may read, strongest first
    record Pair(UUID one, UUID other, double bits, Band band, List<Reason> reasons) {

        public Pair {
            reasons = List.copyOf(reasons);
        }
    }

    /// What a field says.
    ///
    /// @param likeness `same`, `variant`, `order`, `swapped`, `close`, `similar`, `partial`, `sounds`, `weak` or
    /// `different`
    /// @param bits above zero it speaks for, below against
    record Reason(String field, String likeness, double bits) {}

    /// @param next where the next page begins; null when there is none
    record Page(List<Pair> items, @Nullable String next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /// A record that may be the one that is being typed.
    record Found(UUID id, double bits, Band band, List<Reason> reasons) {

        public Found {
            reasons = List.copyOf(reasons);
        }
    }

    /// The pairs of an object of which the actor sees both records, strongest first; without those that were
    /// judged.
    ///
    /// @param address the object's plural as in addresses
    /// @throws dev.grato.platform.GratoException with [DuplicateError#NOT_MATCHED] for objects that are not looked
    /// through, [DuplicateError#CURSOR_INVALID]
    Page list(Actor actor, String address, @Nullable Band band, @Nullable String cursor, int limit);

    /// Keeps what somebody says of a pair. Both records must be visible.
    ///
    /// @throws dev.grato.platform.GratoException with [DuplicateError#NO_SUCH_PAIR]
    void say(Actor actor, String address, UUID one, UUID other, Verdict verdict);

    /// The records a new one with these values may be, strongest first, at most five.
    ///
    /// @param values as they would be sent to make it; what is not valid is not compared
    /// @param itself a record that is not meant
    List<Found> check(Actor actor, String address, Map<String, @Nullable Object> values, @Nullable UUID itself);

    /// What [#check] says of each of many drafts, in their order; at most 1,000 at once. Made for imports, with
    /// four questions to the database whatever their number.
    List<List<Found>> checkAll(Actor actor, String address, List<Map<String, @Nullable Object>> drafts);

    /// Whether records of the object are looked through at all.
    boolean covers(ObjectType object);

    /// Takes away at once whatever is kept about these records: what is compared, pairs, verdicts. For erasure;
    /// what
    /// is only in the trash is forgotten by itself.
    void forget(Workspace workspace, Collection<UUID> records);
}
