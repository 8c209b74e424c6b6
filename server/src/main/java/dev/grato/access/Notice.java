package dev.grato.access;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something Grato tells one user.
///
/// @param kind its text is found under `notice.<kind>`
/// @param details what the text mentions, by name
/// @param acknowledgedAt when the user said they have seen it
public record Notice(
        UUID id,
        String kind,
        Map<String, @Nullable Object> details,
        Instant at,
        @Nullable Instant acknowledgedAt) {

    public Notice {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
