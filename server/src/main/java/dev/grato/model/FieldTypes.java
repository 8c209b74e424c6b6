package dev.grato.model;

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

    public Collection<FieldType> all() {
        return List.copyOf(byKey.values());
    }
}
