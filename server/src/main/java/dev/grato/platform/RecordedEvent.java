package dev.grato.platform;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A security event as the audit log keeps it; see [SecurityEvent].
///
/// @param workspace whose chain it is in; absent for the installation's
/// @param number its place in the chain, from 1 without a gap
/// @param previous the hash of the event before, in hexadecimal digits
/// @param hash its own
public record RecordedEvent(
        UUID id,
        @Nullable UUID workspace,
        long number,
        Instant at,
        String kind,
        String actorKind,
        @Nullable UUID actor,
        @Nullable UUID user,
        @Nullable UUID concerned,
        @Nullable String address,
        Map<String, @Nullable Object> details,
        String previous,
        String hash) {

    public RecordedEvent {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
