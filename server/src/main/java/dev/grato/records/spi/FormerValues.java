package dev.grato.records.spi;

import dev.grato.platform.Actor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells what records were at an earlier version, from the log of changes, archive included.
public interface FormerValues {

    /// What has moved in a record since.
    ///
    /// @param isKnown whether the log reaches back without a gap; otherwise nothing is known of that state
    /// @param values the fields that were changed since, with the values they had then; null where they were empty
    record Former(boolean isKnown, Map<String, @Nullable Object> values) {

        public Former {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// What has moved in these records since the given versions; hidden fields and records that the actor does not
    /// see are left out.
    Map<UUID, Former> since(Actor actor, String object, Map<UUID, Long> versions);
}
