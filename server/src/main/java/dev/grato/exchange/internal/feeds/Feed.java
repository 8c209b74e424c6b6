package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.imports.ImportRecipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import that repeats itself, with the rights of its owner.
///
/// @param user its owner
/// @param token what it was made with, where that was a token
/// @param masters physical columns nobody else writes
/// @param isWhole whether each file holds everything, so that one with far fewer rows is wrong
/// @param lateAfter how old its data may be before its owner is told; absent for never
/// @param stopped why it was stopped, where nobody did it
/// @param good what the last good run left
/// @param failingSince the first of those runs that went wrong since the last good one
/// @param lateToldAt when its owner was told that it is late
public record Feed(
        UUID id,
        UUID workspace,
        UUID user,
        @Nullable UUID token,
        String name,
        FeedSource source,
        boolean hasSecret,
        ImportRecipe recipe,
        List<String> masters,
        Schedule schedule,
        boolean isWhole,
        @Nullable Duration lateAfter,
        boolean isActive,
        @Nullable String stopped,
        Instant nextAt,
        Good good,
        @Nullable Instant failingSince,
        @Nullable Instant lateToldAt,
        Instant createdAt) {

    /// What the last good run left; nulls before the first one.
    ///
    /// @param asOf of when the data are: when the file was written, as far as its source tells
    public record Good(
            @Nullable Instant asOf,
            @Nullable Instant at,
            @Nullable String sha256,
            @Nullable Long rows,
            @Nullable Long rejected) {}

    /// Whether its data are older than they should be.
    public boolean isLate(Instant now) {
        var since = good.asOf() == null ? createdAt : good.asOf();
        return isActive && lateAfter != null && since.plus(lateAfter).isBefore(now);
    }
}
