package dev.grato.records;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question for figures over groups of records. Of many groups the largest come back, first the largest.
///
/// @param groupBy at most three; none for one figure over all
/// @param measures at least one
/// @param most how many groups at most, 1 to 50,000
public record AggregateQuery(
        String object,
        @Nullable Map<String, @Nullable Object> filter,
        List<Group> groupBy,
        List<Measure> measures,
        int most) {

    private static final int MANY = 1_000;
    private static final int MOST = 50_000;

    /// At most 1,000 groups.
    public AggregateQuery(
            String object,
            @Nullable Map<String, @Nullable Object> filter,
            List<Group> groupBy,
            List<Measure> measures) {
        this(object, filter, groupBy, measures, MANY);
    }

    /// @param field a field, over relations as in filters
    /// @param bucket `day`, `week`, `month`, `quarter` or `year` for dates and instants; absent for the value
    ///     itself
    public record Group(String field, @Nullable String bucket) {}

    /// @param op `count`, `countDistinct`, `sum`, `avg`, `min`, `max`
    /// @param field absent for `count`
    /// @param name under which the figure comes back
    public record Measure(String op, @Nullable String field, String name) {}

    public AggregateQuery {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most " + most);
        }
        groupBy = List.copyOf(groupBy);
        measures = List.copyOf(measures);
    }
}
