package dev.grato.model;

import dev.grato.model.types.ComputedType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All field types there are, by their key.
public final class FieldTypes {

    private final Map<String, FieldType> byKey = new LinkedHashMap<>();

    public FieldTypes(List<FieldType> types) {
        for (var type : types) {
            if (byKey.put(type.key(), type) != null) {
                throw new IllegalArgumentException("field type " + type.key() + " exists twice");
            }
        }
    }

    public Optional<FieldType> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// The type with this key, which must exist.
    public FieldType require(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no field type " + key));
    }

    /// The types of computed fields, as they are before it is known what they compute.
    public List<FieldType> computed() {
        return ComputedType.KEYS.stream()
                .sorted()
                .map(key -> ComputedType.of(key, require("number"), false))
                .toList();
    }

    public Collection<FieldType> all() {
        return List.copyOf(byKey.values());
    }
}
