package dev.grato.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a change of the model led to.
///
/// @param batchId undoes the change
/// @param declaration the object, field, rule or view as it is now, in the form of `GET /model`
public record AppliedChange(UUID batchId, Map<String, @Nullable Object> declaration) {

    public AppliedChange {
        declaration = Collections.unmodifiableMap(new LinkedHashMap<>(declaration));
    }
}
