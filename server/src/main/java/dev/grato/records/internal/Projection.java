package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Workspace;
import dev.grato.records.CrmRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Something kept beside the rows of records, such as what is searched: written in the transaction of every
/// write, and at any time what the rows (and the log) alone would make of it.
///
/// A projection follows creates, updates, the trash and the way back, whichever way they come; undo and merge are
/// ordinary writes. When the model changes so that [#shape] changes, or a workspace comes from a version that did
/// not have the projection, [ProjectionRebuild] goes over all rows. A copied workspace brings its tables along.
interface Projection {

    /// Names its place among what is ready in a workspace; never changes.
    String name();

    /// What its content depends on beside rows and log: the fields it looks at, by column, and the version of how
    /// it looks at them. When it is not what it was, all rows of the object are gone over again. Empty where it
    /// keeps nothing of this object.
    String shape(Model model, ObjectType object);

    /// Whether anything is kept of the object's own records; where not, a write is followed but no row gone over.
    default boolean isKept(ObjectType object) {
        return true;
    }

    /// Takes in what a write has just done to records of one object; all at once, each record once.
    void follow(Context context, ObjectType object, List<RowChange> changes);

    /// Makes what is kept of these records what it ought to be, whatever was there; the rows are locked. Those in
    /// the trash are among them and carry `deletedAt`.
    void rebuild(Context context, ObjectType object, List<CrmRecord> records);

    /// Where and when.
    ///
    /// @param at the moment of the write, as the log has it
    record Context(DSLContext tx, Workspace workspace, Model model, Instant at) {}

    /// What a write did to one record, in canonical values by the names of today's fields.
    ///
    /// @param wasLive whether the record was there and not in the trash
    /// @param before all values as they were; empty when it was not live
    /// @param isLive whether the record is there now and not in the trash
    /// @param after all values as they are now; empty when it is not live any more
    record RowChange(
            UUID id,
            boolean wasLive,
            Map<String, @Nullable Object> before,
            boolean isLive,
            Map<String, @Nullable Object> after) {}
}
