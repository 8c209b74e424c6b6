package dev.grato.records;

import dev.grato.platform.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The one door to business data.
public interface Records {

    /// Writes the edits in their order and says what became of each, in the same order.
    ///
    /// Atomic edits are one transaction of at most 10,000; others go in chunks of at most 1,000, and those that
    /// fail leave the rest alone.
    List<Outcome> write(Actor actor, List<Mutation> mutations, WriteOptions options);

    /// The live record, if the actor may see it.
    Optional<CrmRecord> find(Actor actor, String object, UUID id);

    /// The live records that match, as a page; see [Query].
    Page query(Actor actor, Query query);
}
