package dev.grato.exchange.internal.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes of a column.
///
/// @param column from 0
/// @param field the field it goes to; null leaves it out
/// @param part the component of a name or an address
/// @param because why it is proposed: `header`, `content`, `earlier`; absent when somebody chose it
/// @param values what texts mean: keys of options, ids of users and records; null leaves such a value out
/// @param unknown `reject` the row or `leaveOut` the value, where a text means nothing
/// @param by the field by which a relation's record is found
/// @param makes whether records that are not found are made
/// @param isFamilyFirst whether whole names begin with the family name
record ColumnPlan(
        int column,
        @Nullable String field,
        @Nullable String part,
        double confidence,
        @Nullable String because,
        Map<String, @Nullable Object> values,
        String unknown,
        @Nullable String by,
        boolean makes,
        boolean isFamilyFirst) {

    static final String REJECT = "reject";
    static final String LEAVE_OUT = "leaveOut";

    ColumnPlan {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static ColumnPlan none(int column) {
        return new ColumnPlan(column, null, null, 0, null, Map.of(), REJECT, null, false, false);
    }

    static ColumnPlan to(int column, String field, @Nullable String part, double confidence, String because) {
        return new ColumnPlan(column, field, part, confidence, because, Map.of(), REJECT, null, false, false);
    }

    ColumnPlan toPart(@Nullable String other) {
        return new ColumnPlan(column, field, other, confidence, because, values, unknown, by, makes, isFamilyFirst);
    }

    ColumnPlan leavingOut() {
        return new ColumnPlan(column, field, part, confidence, because, values, LEAVE_OUT, by, makes, isFamilyFirst);
    }

    boolean leavesOut() {
        return unknown.equals(LEAVE_OUT);
    }
}
