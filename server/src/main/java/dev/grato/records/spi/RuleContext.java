package dev.grato.records.spi;

import dev.grato.platform.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a rule may look at.
public interface RuleContext {

    Actor actor();

    Clock clock();

    /// Where the values come from; see [dev.grato.records.WriteOptions].
    String source();

    /// Waits until no other write holds this name and holds it to the end of the transaction: for rules about
    /// several records, which two writes at once could break together. Names are of the workspace.
    void lock(String name);

    /// Which of these records are in a list that a module keeps in a table of its own, of `list_id` and
    /// `record_id`.
    Set<UUID> listed(String table, UUID list, Collection<UUID> records);

    /// The canonical values of records by id, whoever may see them, as they are in this transaction, edits of the
    /// same chunk included; those in the trash and unknown ones are left out.
    Map<UUID, Map<String, @Nullable Object>> load(String object, Collection<UUID> ids);

    /// The records whose relation field points at one of the ids; see [#load]. At most 10,000 are returned.
    Map<UUID, Map<String, @Nullable Object>> loadChildren(String object, String relationField, Collection<UUID> ids);
}
