package dev.grato.records;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question for a page of records.
///
/// @param object the object's name, singular
/// @param filter the filter language as plain JSON values; absent for all
/// @param sort field names, each with a `-` in front for descending; at most two
/// @param fields the fields wanted; empty for all the caller may read
/// @param expand relation fields whose records come along
/// @param limit 1 to 500
/// @param cursor where the last page ended
/// @param inTrash asks the trash instead of the live records
/// @param place how many records come before the page, instead of a cursor; the last page where there are fewer
public record Query(
        String object,
        @Nullable Map<String, @Nullable Object> filter,
        List<String> sort,
        List<String> fields,
        List<String> expand,
        int limit,
        @Nullable String cursor,
        Count count,
        boolean inTrash,
        @Nullable Integer place) {

    /// How exactly the total is wanted.
    public enum Count {
        NONE,
        ESTIMATE,
        EXACT
    }

    public Query {
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
        expand = List.copyOf(expand);
    }

    /// A page by its cursor, or the first.
    public Query(
            String object,
            @Nullable Map<String, @Nullable Object> filter,
            List<String> sort,
            List<String> fields,
            List<String> expand,
            int limit,
            @Nullable String cursor,
            Count count,
            boolean inTrash) {
        this(object, filter, sort, fields, expand, limit, cursor, count, inTrash, null);
    }

    /// The first records of an object that match.
    public static Query of(String object, @Nullable Map<String, @Nullable Object> filter, int limit) {
        return new Query(object, filter, List.of(), List.of(), List.of(), limit, null, Count.NONE, false);
    }
}
