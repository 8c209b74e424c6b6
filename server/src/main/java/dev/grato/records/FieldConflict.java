package dev.grato.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two people changed the same field.
///
/// @param base the value both started from
/// @param theirs what stands there now, with who wrote it and when
/// @param yours what the refused edit wanted
public record FieldConflict(
        String field,
        @Nullable Object base,
        @Nullable Object theirs,
        @Nullable Object yours,
        String actorKind,
        @Nullable UUID actor,
        Instant at) {}
