package dev.grato.records;

import dev.grato.platform.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes several records of an object one, and tells what is left to decide when they are separated again.
///
/// A merge is a batch; it is taken back, at any later time and in any order, by undoing that batch.
public interface Merges {

    /// Merges records: at once for everybody who reads, while what points at them follows in chunks; what is
    /// small is done when this returns.
    ///
    /// Whoever merges may change the survivor and delete the others. What points at these is moved whoever owns it.
    ///
    /// @param id of the batch; a second call with the same one begins nothing
    /// @throws dev.grato.platform.GratoException with [RecordsError#NOT_FOUND], [RecordsError#FORBIDDEN],
    ///     [RecordsError#INVALID_RECORD], [RecordsError#ALREADY_MERGED] or [RecordsError#NOT_MERGEABLE]
    BatchSummary merge(Actor actor, UUID id, MergeRequest request);

    /// What [#merge] would do; fails like it.
    MergePreview preview(Actor actor, MergeRequest request);

    /// The live record that this one went into, if the actor may see it.
    Optional<UUID> survivorOf(Actor actor, String object, UUID id);

    /// Like [#survivorOf], for many.
    Map<UUID, UUID> survivorsOf(Actor actor, String object, Collection<UUID> ids);

    /// How many of the records that a merge has moved, or a separation moved back, the actor sees, by object.
    Map<String, Long> moved(Actor actor, boolean others, UUID batch);

    /// What is to be assigned after records were separated; what the actor may not see is left out.
    ///
    /// @param batch the one that separated them
    /// @param after where the last page ended; null from the first on
    LaterPage later(Actor actor, boolean others, UUID batch, @Nullable Long after, int limit);

    /// @param next where the next page begins; null when there is none
    record LaterPage(List<LaterEdit> items, @Nullable Long next) {}

    /// Gives later edits to separated records. All of them or none.
    ///
    /// @param assignments the record for each edit, by the edit's id
    /// @throws dev.grato.platform.GratoException with [RecordsError#INVALID_RECORD] for one that cannot be
    /// assigned so
    void assign(Actor actor, boolean others, UUID batch, Map<String, UUID> assignments);
}
