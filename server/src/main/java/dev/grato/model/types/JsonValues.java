package dev.grato.model.types;

import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON of any shape in one canonical form: keys sorted, numbers canonical.
final class JsonValues {

    private JsonValues() {}

    /// The value in canonical form; only for values whose depth is known to be small.
    static @Nullable Object sorted(@Nullable Object json) {
        return switch (json) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, value) -> sorted.put((String) key, sorted(value)));
                yield Collections.unmodifiableMap(sorted);
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> copy.add(sorted(item)));
                yield Collections.unmodifiableList(copy);
            }
            case Number number -> Json.asNumber(number);
            case null, default -> json;
        };
    }
}
