package dev.grato.api;

import static dev.grato.api.JsonSchema.anyObject;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The schemas of one object as its caller knows it: `deal`, `deal_create`, `deal_update`, `deal_batch`, `deal_page`.
///
/// An object's name has no underscore and begins in lower case, so that these never meet one another nor the
/// schemas of the API itself.
final class OpenApiRecordSchemas {

    private static final int MAX_ROWS = 10_000;

    private OpenApiRecordSchemas() {}

    /// @param isWritable what of it this caller may send
    static void add(Map<String, @Nullable Object> schemas, ObjectType type, Predicate<FieldDefinition> isWritable) {
        var name = type.name();
        schemas.put(name, record(type));
        schemas.put(name + "_create", create(type, isWritable));
        schemas.put(name + "_update", object(List.of(), writable(type, isWritable, true)));
        schemas.put(name + "_batch", batch(type, isWritable));
        schemas.put(name + "_page", page(name));
    }

    private static Map<String, @Nullable Object> page(String name) {
        return map(
                "type",
                "object",
                "properties",
                map(
                        "items",
                        list(ref(name)),
                        "nextCursor",
                        orNull(text()),
                        "count",
                        map("type", "integer"),
                        "countIsEstimate",
                        flag(),
                        "place",
                        map("type", "integer"),
                        "placeIsEstimate",
                        flag(),
                        "cursor",
                        orNull(text())),
                "required",
                List.of("items"));
    }

    private static Map<String, @Nullable Object> record(ObjectType type) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", format("uuid"));
        properties.put("version", map("type", "integer"));
        properties.put("etag", text());
        properties.put("createdAt", format("date-time"));
        properties.put("updatedAt", format("date-time"));
        properties.put("createdBy", ref("Actor"));
        properties.put("updatedBy", ref("Actor"));
        properties.put("origin", text());
        properties.put("provenance", anyObject());
        properties.put("deletedAt", format("date-time"));
        for (var field : type.liveFields().values()) {
            var schema = described(field);
            if (field.isReadOnly() || field.type().isComputed()) {
                schema.put("readOnly", true);
            }
            properties.put(field.name(), field.type().isRelation() ? expandable(schema) : schema);
        }
        return map(
                "type",
                "object",
                "description",
                "Fields without a value are left out.",
                "properties",
                properties,
                "required",
                List.of("id", "version", "etag"));
    }

    /// The id of the related record; with `expand` the record itself.
    private static Map<String, @Nullable Object> expandable(Map<String, @Nullable Object> schema) {
        return JsonSchema.anyOf(
                schema, map("type", "object", "properties", map("id", format("uuid"), "label", text())));
    }

    private static Map<String, @Nullable Object> create(ObjectType type, Predicate<FieldDefinition> isWritable) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", format("uuid"));
        properties.putAll(writable(type, isWritable, false));
        var required = new ArrayList<String>();
        for (var field : type.liveFields().values()) {
            if (field.isRequired() && field.defaultValue() == null && properties.containsKey(field.name())) {
                required.add(field.name());
            }
        }
        return object(required, properties);
    }

    private static Map<String, @Nullable Object> batch(ObjectType type, Predicate<FieldDefinition> isWritable) {
        var update = new LinkedHashMap<String, @Nullable Object>();
        update.put("id", format("uuid"));
        update.put("ifMatch", text());
        update.putAll(writable(type, isWritable, true));
        var create = ref(type.name() + "_create");
        var upsert = object(List.of("key", "rows"), "key", text(), "rows", list(create, MAX_ROWS));
        return object(
                List.of(),
                "create",
                list(create, MAX_ROWS),
                "update",
                list(object(List.of("id"), update), MAX_ROWS),
                "delete",
                list(format("uuid"), MAX_ROWS),
                "upsert",
                upsert);
    }

    private static Map<String, @Nullable Object> writable(
            ObjectType type, Predicate<FieldDefinition> isWritable, boolean canBeEmptied) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        for (var field : type.liveFields().values()) {
            if (!field.isReadOnly() && !field.type().isComputed() && isWritable.test(field)) {
                properties.put(field.name(), canBeEmptied ? orNull(described(field)) : described(field));
            }
        }
        return properties;
    }

    private static Map<String, @Nullable Object> described(FieldDefinition field) {
        var schema = new LinkedHashMap<String, @Nullable Object>(field.type().schema(field));
        var label = field.label().byLanguage().get("en");
        if (label != null) {
            schema.put("title", label);
        }
        if (field.target() != null) {
            schema.put("x-grato-target", field.target());
        }
        schema.put("x-grato-type", field.type().key());
        return schema;
    }
}
