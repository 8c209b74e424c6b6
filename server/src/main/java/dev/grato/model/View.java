package dev.grato.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A way of looking at the records of an object, kept under a name.
///
/// @param kind `table`, `board`, `calendar` or `map`
/// @param scope `user`, `team` or `everyone`
/// @param owner the user or team it belongs to; absent for everyone's
/// @param sort field names, each with a `-` in front for descending
/// @param groupBy the field whose values are the columns of a board
public record View(
        UUID id,
        String object,
        String name,
        String kind,
        String scope,
        @Nullable UUID owner,
        @Nullable Map<String, @Nullable Object> filter,
        List<String> sort,
        List<String> columns,
        @Nullable String groupBy,
        Map<String, @Nullable Object> settings) {

    public View {
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /// The JSON form, as `/views` takes and gives it.
    public Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id.toString());
        json.put("object", object);
        json.put("name", name);
        json.put("kind", kind);
        json.put("scope", scope);
        json.put("owner", owner == null ? null : owner.toString());
        json.put("filter", filter);
        json.put("sort", sort);
        json.put("columns", columns);
        json.put("groupBy", groupBy);
        json.put("settings", settings);
        return json;
    }
}
