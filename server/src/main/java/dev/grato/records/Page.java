package dev.grato.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of records.
///
/// @param nextCursor where to go on; absent on the last page
/// @param count the total, when it was asked for
/// @param isEstimate whether the total is only about right
/// @param waitsForIndex whether an index for this order is being built, after which the list will be fast
/// @param start where the page begins; told when it was asked for by its place
public record Page(
        List<CrmRecord> items,
        @Nullable String nextCursor,
        @Nullable Long count,
        boolean isEstimate,
        boolean waitsForIndex,
        @Nullable Start start) {

    /// @param place how many records come before
    /// @param isEstimate whether that is only about right
    /// @param cursor gives the same page again; absent at the beginning of the list
    public record Start(
            long place, boolean isEstimate, @Nullable String cursor) {}

    public Page(
            List<CrmRecord> items,
            @Nullable String nextCursor,
            @Nullable Long count,
            boolean isEstimate,
            boolean waitsForIndex) {
        this(items, nextCursor, count, isEstimate, waitsForIndex, null);
    }

    public Page {
        items = List.copyOf(items);
    }
}
