package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A condition no record may meet, with what to tell the person who tries.
///
/// @param name camelCase, unique in its object
/// @param field where the message belongs, absent for the whole record
/// @param refuses a filter over the record's own fields; a record that matches it is refused
public record ValidationRule(
        String name, @Nullable String field, Map<String, @Nullable Object> refuses, Texts message, boolean isActive) {

    /// The names of the fields it is about, the place of its message included.
    public Set<String> fields() {
        var names = new LinkedHashSet<String>();
        if (field != null) {
            names.add(field);
        }
        collect(refuses, names);
        return names;
    }

    private static void collect(@Nullable Object filter, Set<String> names) {
        switch (filter) {
            case Map<?, ?> node ->
                node.forEach((key, value) -> {
                    if ("field".equals(key) && value instanceof String path) {
                        int dot = path.indexOf('.');
                        names.add(dot < 0 ? path : path.substring(0, dot));
                    } else if (!"value".equals(key)) {
                        collect(value, names);
                    }
                });
            case List<?> nodes -> nodes.forEach(node -> collect(node, names));
            case null, default -> {}
        }
    }
}
