package dev.grato.model.types;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds objects whose keys keep their order and of which absent ones are left out.
final class Composite {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Composite put(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, Object> build() {
        return Collections.unmodifiableMap(values);
    }

    /// The object with just these keys in just this order; `jsonb` keeps no order of its own.
    static Map<String, Object> ordered(Map<String, ? extends @Nullable Object> object, Collection<String> keys) {
        var ordered = new Composite();
        keys.forEach(key -> ordered.put(key, object.get(key)));
        return ordered.build();
    }

    /// The component of a canonical object.
    static @Nullable Object of(Object value, String key) {
        return ((Map<?, ?>) value).get(key);
    }

    /// The text component of a canonical object.
    static @Nullable String text(Object value, String key) {
        return (String) of(value, key);
    }
}
