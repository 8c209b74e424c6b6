package dev.grato.records;

import dev.grato.platform.Fault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one edit.
///
/// @param id the record; what is left of it, where an edit from elsewhere was of a merged one
/// @param version the record's state after it, absent when it failed
/// @param faults what was wrong, when it failed with INVALID
/// @param conflicts the fields somebody else changed meanwhile, when it failed with CONFLICT; with an edit from
///     elsewhere those that were not written, whatever its status
/// @param isJoined values of an edit from elsewhere were joined with what others wrote
/// @param isReplayed the edit was here before; this is what became of it then
public record Outcome(
        UUID id,
        Status status,
        @Nullable RecordVersion version,
        List<Fault> faults,
        List<FieldConflict> conflicts,
        boolean isJoined,
        boolean isReplayed) {

    /// How an edit ended.
    public enum Status {
        CREATED,
        UPDATED,
        /// The record already was as the edit wanted it; nothing was written.
        UNCHANGED,
        DELETED,
        RESTORED,
        INVALID,
        /// The same fields were changed since the state the edit was made on.
        CONFLICT,
        /// There is no such record for this caller.
        NOT_FOUND,
        FORBIDDEN,
        /// An edit from elsewhere of a record that is in the trash now.
        IN_TRASH,
        /// Another edit from elsewhere had this id before.
        ID_REUSED,
        /// Sound in itself, but all edits of an atomic set were given up because of another one.
        ABANDONED;

        /// Whether the edit stands.
        public boolean isDone() {
            return switch (this) {
                case CREATED, UPDATED, UNCHANGED, DELETED, RESTORED -> true;
                case INVALID, CONFLICT, NOT_FOUND, FORBIDDEN, IN_TRASH, ID_REUSED, ABANDONED -> false;
            };
        }
    }

    public Outcome {
        faults = List.copyOf(faults);
        conflicts = List.copyOf(conflicts);
    }

    public Outcome(
            UUID id,
            Status status,
            @Nullable RecordVersion version,
            List<Fault> faults,
            List<FieldConflict> conflicts) {
        this(id, status, version, faults, conflicts, false, false);
    }

    public static Outcome done(UUID id, Status status, RecordVersion version) {
        return new Outcome(id, status, version, List.of(), List.of());
    }

    public static Outcome failed(UUID id, Status status, List<Fault> faults) {
        return new Outcome(id, status, null, faults, List.of());
    }

    /// The same, told a second time.
    public Outcome replayed() {
        return new Outcome(id, status, version, faults, conflicts, isJoined, true);
    }
}
