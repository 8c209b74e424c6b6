package dev.grato.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of records.
///
/// @param nextCursor where to go on; absent on the last page
/// @param count the total, when it was asked for
/// @param isEstimate whether the total is only about right
/// @param waitsForIndex whether an index for this order is being built, after which the list will be fast
public record Page(
        List<CrmRecord> items,
        @Nullable String nextCursor,
        @Nullable Long count,
        boolean isEstimate,
        boolean waitsForIndex) {

    public Page {
        items = List.copyOf(items);
    }
}
