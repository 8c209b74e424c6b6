package dev.grato.exchange.internal.feeds;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One time that a feed looked for something new, and found it.
///
/// @param state `waiting`, `fetching`, `checking`, `writing`; then `done`, `unchanged`, `refused`, `failed`,
///     `undone`
/// @param isAsked whether somebody asked for it, rather than the schedule
/// @param isAnyway whether somebody has said that far fewer rows, or many refused ones, are right
/// @param asOf of when its data are
/// @param importId the import, in the workspace
/// @param reason why it was refused or failed: `feed.reason.<reason>` or `fault.<reason>`
/// @param details what the reason mentions; of a run that is done, its figures
public record FeedRun(
        UUID id,
        UUID feed,
        String state,
        boolean isAsked,
        boolean isAnyway,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String fileName,
        @Nullable Long fileSize,
        @Nullable String sha256,
        @Nullable Long rows,
        @Nullable Instant asOf,
        @Nullable UUID importId,
        @Nullable String reason,
        Map<String, @Nullable Object> details) {}
