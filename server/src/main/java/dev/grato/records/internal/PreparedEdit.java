package dev.grato.records.internal;

import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.records.CrmRecord;
import dev.grato.records.FieldConflict;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edit on its way through a write: what was sent, what stands there, what will stand there, what is wrong.
final class PreparedEdit {

    private final int place;
    private final Mutation mutation;
    private final Map<String, @Nullable Object> before;
    private final Map<String, @Nullable Object> after;
    private final @Nullable CrmRecord present;
    private final List<Fault> faults = new ArrayList<>();
    private final long tag = Ids.tag();
    private Map<String, @Nullable Object> accepted = Map.of();
    private List<String> changed = List.of();
    private final Map<String, UUID> redirected = new LinkedHashMap<>();
    private boolean mayHandOver = true;
    private boolean isJoined;
    private final Map<String, MovedValue> asked = new LinkedHashMap<>();
    private List<FieldConflict> conflicts = List.of();

    /// A value that others changed and that is not overwritten without asking.
    record MovedValue(
            @Nullable Object base,
            @Nullable Object theirs,
            @Nullable Object yours) {}

    /// @param place its index among all edits of the call
    /// @param present the record as it is; absent for a create
    PreparedEdit(int place, Mutation mutation, @Nullable CrmRecord present) {
        this.place = place;
        this.mutation = mutation;
        this.present = present;
        this.before = present == null ? Map.of() : present.values();
        this.after = new LinkedHashMap<>(before);
    }

    int place() {
        return place;
    }

    Mutation mutation() {
        return mutation;
    }

    UUID id() {
        return mutation.id();
    }

    Map<String, @Nullable Object> before() {
        return before;
    }

    /// The state to be; changed while the edit is prepared.
    Map<String, @Nullable Object> after() {
        return after;
    }

    @Nullable
    CrmRecord present() {
        return present;
    }

    /// The record as it is, for kinds of edits that have one.
    CrmRecord requirePresent() {
        if (present == null) {
            throw new IllegalStateException("an edit of a record that is not there");
        }
        return present;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    /// Lays the accepted values over what stands there.
    void apply(Map<String, @Nullable Object> values) {
        accepted = values;
        values.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
    }

    /// The values sent with this edit, canonical.
    Map<String, @Nullable Object> accepted() {
        return accepted;
    }

    List<String> changed() {
        return changed;
    }

    void changed(List<String> names) {
        changed = names;
    }

    /// Whether the caller may change owner and team of the record as it stands.
    boolean mayHandOver() {
        return mayHandOver;
    }

    void mayHandOver(boolean may) {
        mayHandOver = may;
    }

    /// The merged records that were named, by column, where what is left of them stands now.
    Map<String, UUID> redirected() {
        return redirected;
    }

    /// The values that are not written before the person has been asked, by field.
    Map<String, MovedValue> asked() {
        return asked;
    }

    void conflicts(List<FieldConflict> found) {
        conflicts = found;
    }

    /// Whether values were joined with what others wrote.
    void joined() {
        isJoined = true;
    }

    RecordVersion newVersion() {
        return new RecordVersion(present == null ? 1 : present.version().version() + 1, tag);
    }

    Outcome done(Outcome.Status status, RecordVersion version) {
        return new Outcome(id(), status, version, List.of(), conflicts, isJoined, false);
    }

    Outcome invalid() {
        boolean isForbidden = faults.stream().anyMatch(fault -> fault.code().equals(Acceptance.FIELD_READ_ONLY));
        return Outcome.failed(id(), isForbidden ? Outcome.Status.FORBIDDEN : Outcome.Status.INVALID, faults);
    }

    Outcome conflict(List<FieldConflict> conflicts) {
        var now = present == null ? null : present.version();
        return new Outcome(id(), Outcome.Status.CONFLICT, now, List.of(), conflicts);
    }
}
