package dev.grato.records.internal;

import dev.grato.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes values read from JSON comparable with canonical ones: every number a canonical BigDecimal.
final class Plain {

    private Plain() {}

    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case Number number -> Json.asNumber(number);
            case Map<?, ?> map -> {
                var normal = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, item) -> normal.put(key, normal(item)));
                yield normal;
            }
            case List<?> list -> list.stream().map(Plain::normal).toList();
            case null, default -> value;
        };
    }

    static Map<String, @Nullable Object> normal(Map<String, @Nullable Object> values) {
        var normal = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((key, value) -> normal.put(key, normal(value)));
        return normal;
    }
}
