package dev.grato.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of records.
///
/// @param nextCursor where to go on; absent on the last page
/// @param count the total, when it was asked for
/// @param isEstimate whether the total is only about right
public record Page(
        List<CrmRecord> items,
        @Nullable String nextCursor,
        @Nullable Long count,
        boolean isEstimate) {

    public Page {
        items = List.copyOf(items);
    }
}
