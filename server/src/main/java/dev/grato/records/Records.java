package dev.grato.records;

import dev.grato.platform.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one door to business data.
public interface Records {

    /// Writes the edits in their order and says what became of each, in the same order.
    ///
    /// Atomic edits are one transaction of at most 10,000; others go in chunks of at most 1,000, and those that
    /// fail leave the rest alone.
    List<Outcome> write(Actor actor, List<Mutation> mutations, WriteOptions options);

    /// What became of edits that the actor's user made elsewhere and sent, by their ids; for 30 days.
    Map<UUID, SentEdit> sentBefore(Actor actor, Collection<UUID> edits);

    /// The live record, if the actor may see it.
    default Optional<CrmRecord> find(Actor actor, String object, UUID id) {
        return find(actor, object, id, List.of());
    }

    /// The live record with the records its relations point at, if the actor may see it.
    Optional<CrmRecord> find(Actor actor, String object, UUID id, List<String> expand);

    /// What the actor may do with these live records; those they do not see are left out.
    Map<UUID, RecordPermit> permits(Actor actor, String object, Collection<UUID> ids);

    /// The records that match, as a page; see [Query].
    Page query(Actor actor, Query query);

    /// The live records that have one of these values in a field, for upserts; values nobody has are left out.
    Map<String, Set<UUID>> identify(Actor actor, String object, String field, List<String> values);

    /// Counts, sums and the like over groups; see [AggregateQuery].
    List<Map<String, @Nullable Object>> aggregate(Actor actor, AggregateQuery query);

    /// What was changed in a record, newest first, hidden fields left out.
    ///
    /// @param belowVersion where the last page ended; null from the newest on
    List<Change> history(Actor actor, String object, UUID id, @Nullable Long belowVersion, int limit);

    /// The latest changes since then that others made in these records, newest first, without their authors;
    /// records
    /// and fields the actor may not read are left out. Reaches back as far as the hot log does.
    ///
    /// @param records by the object's name
    List<Change> changesByOthers(Actor actor, Map<String, Set<UUID>> records, Instant since, int limit);

    /// The latest changes the actor's user made, newest first; nobody else's can be asked for like this. Looks back no
    /// further than the latest 20,000 changes of all.
    List<Change> ownChanges(Actor actor, int limit);

    /// The next changes the actor may see, without their authors; see [ChangePage].
    ///
    /// @param after where the last page ended; null from now on
    ChangePage changes(Actor actor, @Nullable String after, int limit);
}
