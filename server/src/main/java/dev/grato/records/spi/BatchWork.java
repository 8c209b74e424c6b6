package dev.grato.records.spi;

import dev.grato.platform.Actor;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A kind of long work on many records, done as a batch: in chunks, each a transaction of its own that also keeps
/// how far the batch is. So a crash at any moment neither doubles nor loses anything, and any node goes on.
///
/// First [#collect] fixes what is to be done; then [#carryOut] is called with some of it at a time.
public interface BatchWork {

    /// Names it in the database; never changes.
    String kind();

    /// Hands over all there is to do, in the order in which it is to be done. Reads from one snapshot; may be
    /// called again from the start when a node dies.
    void collect(Start start, Sink sink);

    /// Carries out these items in the chunk's transaction and says what became of each, in their order. Has no
    /// effect outside the transaction, since it may be rolled back and called again.
    List<Result> carryOut(Chunk chunk);

    /// Whether it stops where it is when whoever began it may not act any more; otherwise the system goes on with
    /// it.
    default boolean endsWithOwner() {
        return true;
    }

    /// Called in the transaction in which the batch ends: `done`, `cancelled` or `failed`.
    default void ended(Start start, String state) {}

    /// What the batch counts beside its records, in words of the work; added up over all chunks, so a few words,
    /// not
    /// one for each item.
    default Map<String, Long> tally(List<Item> items, List<Result> results) {
        return Map.of();
    }

    /// What the work is about.
    interface Start {

        /// Whoever began it, with the rights they have now.
        Actor actor();

        UUID batch();

        /// What was asked for, as it was given to the batch at its beginning.
        Map<String, @Nullable Object> plan();
    }

    /// Some of the items, and the transaction to do them in.
    interface Chunk extends Start {

        List<Item> items();

        /// How many records were changed in the chunks before.
        long changedSoFar();

        /// Whether items must not be put off any more: nothing has moved since they were put off.
        boolean isLastLap();

        /// The one write path, in the chunk's transaction, as part of this batch.
        List<Outcome> write(List<Mutation> mutations);

        /// Does this and takes back what it wrote.
        <T> T takenBack(Supplier<T> work);
    }

    /// Takes the items when the batch begins.
    @FunctionalInterface
    interface Sink {

        void add(Item item);
    }

    /// One record to be worked on.
    ///
    /// @param table the physical table of its object
    /// @param version what the work wants to know of the record's version, if anything
    /// @param payload what else the work wants to know
    record Item(String table, UUID record, @Nullable Long version, Map<String, @Nullable Object> payload) {}

    /// What became of an item.
    ///
    /// @param status a word of the work, such as `updated` or `forbidden`
    /// @param reason groups those that failed for the same reason
    /// @param details what the batch's owner is told about it
    record Result(
            Progress progress, String status, @Nullable String reason, Map<String, @Nullable Object> details) {

        /// It comes again after all others, since these may open the way.
        public static Result putOff() {
            return new Result(Progress.PUT_OFF, "", null, Map.of());
        }
    }

    /// How an item counts.
    enum Progress {
        CHANGED,
        UNCHANGED,
        FAILED,
        PUT_OFF
    }
}
