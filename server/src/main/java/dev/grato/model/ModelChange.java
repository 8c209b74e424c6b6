package dev.grato.model;

import dev.grato.platform.Actor;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of a model, as its log keeps it.
///
/// @param id the batch id that undoes it
/// @param what what was done, such as `createField`
/// @param before what it touched (`field:company.c_rank_07af`) as it was; null for what did not exist
/// @param after the same as it became; null for what was removed
/// @param undoes the change it took back, for an undo
/// @param undoneAt when it was taken back, absent while it stands
public record ModelChange(
        UUID id,
        Instant at,
        Actor.Kind actorKind,
        @Nullable UUID actor,
        String what,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        @Nullable UUID undoes,
        @Nullable Instant undoneAt) {

    public ModelChange {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }
}
