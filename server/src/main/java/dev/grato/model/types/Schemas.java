package dev.grato.model.types;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pieces of JSON Schema (2020-12).
final class Schemas {

    private Schemas() {}

    static Map<String, Object> text(int max) {
        return of("type", "string", "maxLength", max);
    }

    static Map<String, Object> format(String format) {
        return of("type", "string", "format", format);
    }

    static Map<String, Object> pattern(String pattern) {
        return of("type", "string", "pattern", pattern);
    }

    static Map<String, Object> number() {
        return of("type", "number");
    }

    static Map<String, Object> flag() {
        return of("type", "boolean");
    }

    static Map<String, Object> list(Map<String, Object> items, int max) {
        return of("type", "array", "items", items, "maxItems", max);
    }

    /// An object of these properties, given as name and schema in turn; the required ones by name.
    static Map<String, Object> object(List<String> required, Object... properties) {
        var schema = of("type", "object", "properties", of(properties));
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /// A map of names and values in turn.
    static Map<String, Object> of(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        var all = Arrays.asList(namesAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), all.get(i + 1));
        }
        return map;
    }
}
