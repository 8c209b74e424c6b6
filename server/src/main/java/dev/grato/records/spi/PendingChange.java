package dev.grato.records.spi;

import dev.grato.platform.Fault;
import dev.grato.records.Mutation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An edit about to be written, as rules see it: the record before and after, in canonical values.
public final class PendingChange {

    private final Mutation.Kind kind;
    private final String object;
    private final UUID id;
    private final Map<String, @Nullable Object> before;
    private final Map<String, @Nullable Object> after;
    private final List<Fault> faults = new ArrayList<>();

    /// @param before all fields as they are; empty for a create
    /// @param after all fields as they will be; owned by this change from now on
    public PendingChange(
            Mutation.Kind kind,
            String object,
            UUID id,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        this.kind = kind;
        this.object = object;
        this.id = id;
        this.before = Collections.unmodifiableMap(before);
        this.after = after;
    }

    public Mutation.Kind kind() {
        return kind;
    }

    public String object() {
        return object;
    }

    public UUID id() {
        return id;
    }

    /// The value before the edit; null when there was none.
    public @Nullable Object before(String field) {
        return before.get(field);
    }

    /// The value after the edit; null when there will be none.
    public @Nullable Object after(String field) {
        return after.get(field);
    }

    /// The id a relation field will point at, or null.
    public @Nullable UUID relationAfter(String field) {
        return after.get(field) instanceof String text ? UUID.fromString(text) : null;
    }

    public boolean isChanged(String field) {
        return !Objects.equals(before.get(field), after.get(field));
    }

    /// Sets a field as part of this edit; the value must be canonical, null empties the field.
    public void set(String field, @Nullable Object canonicalValue) {
        if (canonicalValue == null) {
            after.remove(field);
        } else {
            after.put(field, canonicalValue);
        }
    }

    /// Refuses the edit; `path` is the field, empty for the record as a whole.
    public void refuse(String path, String code, Map<String, Object> args) {
        faults.add(new Fault(path, code, args));
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// All values after the edit; do not change it, use [#set].
    public Map<String, @Nullable Object> after() {
        return Collections.unmodifiableMap(after);
    }

    public Map<String, @Nullable Object> before() {
        return before;
    }
}
