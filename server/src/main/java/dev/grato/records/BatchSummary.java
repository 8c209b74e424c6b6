package dev.grato.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of edits that was written in one go and can be undone.
///
/// @param state `done` or `undone`
/// @param undoes the batch this one took back
/// @param undoneBy the batch that took this one back
public record BatchSummary(
        UUID id,
        Instant at,
        String source,
        String object,
        String state,
        long written,
        long failed,
        @Nullable UUID undoes,
        @Nullable UUID undoneBy) {}
