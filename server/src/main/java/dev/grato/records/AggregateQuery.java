package dev.grato.records;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question for figures over groups of records. At most 1,000 groups come back, the largest first.
///
/// @param groupBy at most three; none for one figure over all
/// @param measures at least one
public record AggregateQuery(
        String object, @Nullable Map<String, @Nullable Object> filter, List<Group> groupBy, List<Measure> measures) {

    /// @param field a field, over relations as in filters
    /// @param bucket `day`, `week`, `month`, `quarter` or `year` for dates and instants; absent for the value
    ///     itself
    public record Group(String field, @Nullable String bucket) {}

    /// @param op `count`, `countDistinct`, `sum`, `avg`, `min`, `max`
    /// @param field absent for `count`
    /// @param name under which the figure comes back
    public record Measure(String op, @Nullable String field, String name) {}

    public AggregateQuery {
        groupBy = List.copyOf(groupBy);
        measures = List.copyOf(measures);
    }
}
