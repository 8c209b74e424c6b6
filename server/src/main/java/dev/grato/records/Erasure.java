package dev.grato.records;

import dev.grato.platform.Actor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Takes everything that is kept about a human being out of the engine's tables, for good. There is no undo.
public interface Erasure {

    /// How far it reaches.
    ///
    /// @param erased how many records go, by object: the record itself, what was merged into it, what is part of it
    ///     and what was written about it alone
    /// @param emptied how many live records of others lose the relation that points at these, by object
    /// @param changes how many lines of the history lose their values
    /// @param files how many attached files go; those that other records have too stay
    /// @param records the ids of those that go
    record Reach(Map<String, Long> erased, Map<String, Long> emptied, long changes, long files, Set<UUID> records) {

        public Reach {
            erased = Collections.unmodifiableMap(new LinkedHashMap<>(erased));
            emptied = Collections.unmodifiableMap(new LinkedHashMap<>(emptied));
            records = Set.copyOf(records);
        }
    }

    /// What [#erase] would do; fails like it.
    Reach preview(Actor actor, String object, UUID id);

    /// Erases a live record the actor sees and may delete. What hangs on it goes whoever owns it.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#UNKNOWN_OBJECT], [RecordsError#NOT_ERASABLE],
    ///     [RecordsError#NOT_FOUND], [RecordsError#FORBIDDEN], or [RecordsError#BATCH_RUNNING] while a batch
    /// still has
    ///     to do with one of the records
    Reach erase(Actor actor, String object, UUID id);
}
