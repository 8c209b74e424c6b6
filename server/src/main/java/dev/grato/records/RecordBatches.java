package dev.grato.records;

import dev.grato.platform.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is done to many records at once: begun here, carried out in chunks by any node, to be watched, cancelled and
/// undone.
///
/// A batch belongs to whoever began it. With `others` the caller vouches that the actor may see and undo those of
/// others by their id; there is no list of these.
public interface RecordBatches {

    /// Begins a mass edit, delete or restore, or its preview; what is small is done when this returns.
    ///
    /// @param id of the batch; a second call with the same one begins nothing
    /// @param ability what the actor must still have while it goes on; absent for small selections
    /// @throws dev.grato.platform.GratoException with [RecordsError#INVALID_RECORD] or
    ///     [RecordsError#INVALID_FILTER] where it could be carried out for no record
    BatchSummary begin(Actor actor, UUID id, BulkEdit edit, boolean isPreview, @Nullable String ability);

    /// Takes a batch back as far as its values still stand; at most 30 days after it was written. What is small is done
    /// when this returns.
    ///
    /// @param id of the undo, a batch itself; a second call with the same one begins nothing
    /// @param records only these; empty for all
    /// @throws dev.grato.platform.GratoException with [RecordsError#BATCH_NOT_FOUND],
    ///     [RecordsError#BATCH_NOT_UNDOABLE] or [RecordsError#BATCH_RUNNING]
    BatchSummary undo(Actor actor, boolean others, UUID batch, UUID id, Set<UUID> records);

    /// Ends a running batch; what is done stays done and can be undone.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#BATCH_NOT_FOUND] or
    ///     [RecordsError#BATCH_NOT_RUNNING]
    BatchSummary cancel(Actor actor, boolean others, UUID batch);

    /// The actor's own batches, newest first.
    List<BatchSummary> list(Actor actor, int limit, @Nullable UUID before);

    Optional<BatchSummary> find(Actor actor, boolean others, UUID batch);

    /// What became of the records, in the order of the batch; those the actor may not see are left out.
    ///
    /// @param after the position at which the last page ended; null from the first on
    /// @param leftOnly only those of which an undo left something
    Listing records(Actor actor, boolean others, UUID batch, @Nullable Long after, int limit, boolean leftOnly);

    /// @param next where the next page begins; null when there is none
    record Listing(List<BatchRecord> items, @Nullable Long next) {}

    /// What a job did so far, or its preview would do.
    BatchEffects effects(Actor actor, boolean others, UUID batch);
}
