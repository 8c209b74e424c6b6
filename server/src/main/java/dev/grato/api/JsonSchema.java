package dev.grato.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pieces of JSON Schema (2020-12), as the OpenAPI document is made of them.
public final class JsonSchema {

    private JsonSchema() {}

    public static Map<String, @Nullable Object> text() {
        return map("type", "string");
    }

    public static Map<String, @Nullable Object> text(int max) {
        return map("type", "string", "maxLength", max);
    }

    public static Map<String, @Nullable Object> format(String format) {
        return map("type", "string", "format", format);
    }

    public static Map<String, @Nullable Object> choice(List<String> choices) {
        return map("type", "string", "enum", choices);
    }

    public static Map<String, @Nullable Object> whole(int min, int max) {
        return map("type", "integer", "minimum", min, "maximum", max);
    }

    public static Map<String, @Nullable Object> number() {
        return map("type", "number");
    }

    public static Map<String, @Nullable Object> flag() {
        return map("type", "boolean");
    }

    public static Map<String, @Nullable Object> anyObject() {
        return map("type", "object");
    }

    public static Map<String, @Nullable Object> list(Map<String, ? extends @Nullable Object> items) {
        return map("type", "array", "items", items);
    }

    public static Map<String, @Nullable Object> list(Map<String, ? extends @Nullable Object> items, int max) {
        return map("type", "array", "items", items, "maxItems", max);
    }

    public static Map<String, @Nullable Object> anyOf(Object... schemas) {
        return map("anyOf", List.of(schemas));
    }

    public static Map<String, @Nullable Object> orNull(Map<String, ? extends @Nullable Object> schema) {
        return schema.isEmpty() ? map() : anyOf(schema, map("type", "null"));
    }

    public static Map<String, @Nullable Object> ref(String component) {
        return map("$ref", "#/components/schemas/" + component);
    }

    /// An object of exactly these properties, given as name and schema in turn; the required ones by name.
    public static Map<String, @Nullable Object> object(List<String> required, @Nullable Object... properties) {
        return object(required, map(properties));
    }

    public static Map<String, @Nullable Object> object(
            List<String> required, Map<String, ? extends @Nullable Object> properties) {
        var schema = map("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /// A page of these with the cursor of the next one.
    public static Map<String, @Nullable Object> page(Map<String, ? extends @Nullable Object> item) {
        return map(
                "type",
                "object",
                "properties",
                map("items", list(item), "nextCursor", orNull(text())),
                "required",
                List.of("items"));
    }

    /// A map of names and values in turn.
    public static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        var all = Arrays.asList(namesAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), all.get(i + 1));
        }
        return map;
    }
}
