package dev.grato.records.spi;

import dev.grato.platform.Actor;
import dev.grato.records.BatchSummary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Begins batches of a module's own kind of [BatchWork] and tells what became of their items.
public interface BatchWorks {

    /// What a new batch is.
    ///
    /// @param kind of the work that carries it out
    /// @param source where the values come from; see [dev.grato.records.WriteOptions]
    /// @param object the name of the object it is about first of all
    /// @param ability what its owner must have as long as it goes on
    record NewBatch(
            String kind,
            String source,
            String object,
            @Nullable String ability,
            Map<String, @Nullable Object> plan) {}

    /// An item and what became of it.
    ///
    /// @param status absent while it waits
    /// @param record the id the item was collected with
    record Done(
            long position,
            UUID record,
            Map<String, @Nullable Object> payload,
            @Nullable String status,
            @Nullable String reason,
            Map<String, @Nullable Object> details) {}

    /// Begins a batch; what is small is done when this returns.
    ///
    /// @param id a second call with the same one begins nothing
    /// @param atOnce how long the caller waits for it
    BatchSummary begin(Actor actor, UUID id, NewBatch batch, Duration atOnce);

    /// What one of the actor's batches was to do.
    Map<String, @Nullable Object> plan(Actor actor, UUID batch);

    /// What the work has counted so far; see [BatchWork#tally].
    Map<String, Long> tally(Actor actor, UUID batch);

    /// Hands over the failed items of one of the actor's batches in their order, until told to stop.
    void eachFailed(Actor actor, UUID batch, Predicate<Done> sink);

    /// Items of one of the actor's batches of which something was noted under this name, in their order.
    ///
    /// @param after the position after which to begin
    List<Done> noted(Actor actor, UUID batch, String detail, long after, int limit);

    /// Items of a batch by their positions, in the order of these; those that are not there are left out.
    List<Done> at(Actor actor, UUID batch, Collection<Long> positions);
}
