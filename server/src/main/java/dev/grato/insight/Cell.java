package dev.grato.insight;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One cell of the cube before anybody may see it; it lives inside the sealing job and is never stored.
///
/// @param values what each person of the group contributed, by a number that has a meaning inside the job only;
/// everybody of the group is in it, with 0 who contributed nothing
public record Cell(Address address, Map<Integer, Integer> values) {

    /// Where a cell stands: metric × one dimension × ISO week (R11).
    ///
    /// @param week the ISO week as `2026-W48`
    public record Address(Metric metric, Dimension dimension, String group, String week) {

        public Address {
            if (!week.matches("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])")) {
                throw new IllegalArgumentException("Not an ISO week: " + week);
            }
        }
    }

    public Cell {
        for (var value : values.values()) {
            if (value < 0) {
                throw new IllegalArgumentException("Nobody contributes less than nothing");
            }
        }
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
