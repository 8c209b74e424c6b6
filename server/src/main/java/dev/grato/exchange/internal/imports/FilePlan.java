package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.reading.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one file is imported.
///
/// @param object the name of the object its rows become; null while nobody knows
/// @param mode `create`, `update` or `both`
/// @param key the field by which a row finds its record; null only where rows are just created
/// @param dates the order of day, month and year in numbers: `dmy`, `mdy`, `ymd`
/// @param decimals the sign before decimals: `.` or `,`
/// @param clearsEmpty whether an empty cell empties the field, rather than leaving it alone
/// @param duplicates what becomes of a new row that is likely there already: `create`, `skip` or `update`
record FilePlan(
        @Nullable String object,
        String mode,
        @Nullable String key,
        Reading reading,
        String dates,
        String decimals,
        boolean clearsEmpty,
        boolean isLeftOut,
        String duplicates,
        List<ColumnPlan> columns) {

    static final String CREATE = "create";
    static final String SKIP = "skip";
    static final String UPDATE = "update";

    FilePlan {
        columns = List.copyOf(columns);
    }

    boolean creates() {
        return !mode.equals("update");
    }

    boolean updates() {
        return !mode.equals("create");
    }

    FilePlan with(List<ColumnPlan> others, @Nullable String otherKey, String otherMode) {
        return new FilePlan(
                object, otherMode, otherKey, reading, dates, decimals, clearsEmpty, isLeftOut, duplicates, others);
    }
}
