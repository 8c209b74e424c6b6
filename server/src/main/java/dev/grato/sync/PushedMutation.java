package dev.grato.sync;

import dev.grato.records.RecordVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An edit as a device sends it.
///
/// @param id unique for its user; the edit is written once under it
/// @param object the object's name, singular
/// @param values what is wanted, by field
/// @param bases the values it was made on, by field; those left out were empty
/// @param seen with DELETE: the state the user saw
/// @param dependsOn the edits without which this one makes no sense
/// @param group the batch it belongs to
/// @param command with COMMAND: its name
/// @param args with COMMAND: its arguments
public record PushedMutation(
        UUID id,
        String object,
        UUID record,
        Op op,
        Map<String, @Nullable Object> values,
        Map<String, @Nullable Object> bases,
        @Nullable RecordVersion seen,
        List<UUID> dependsOn,
        @Nullable UUID group,
        @Nullable String command,
        Map<String, @Nullable Object> args) {

    /// What an edit does.
    public enum Op {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE,
        COMMAND
    }

    public PushedMutation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        bases = Collections.unmodifiableMap(new LinkedHashMap<>(bases));
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        dependsOn = List.copyOf(dependsOn);
    }
}
