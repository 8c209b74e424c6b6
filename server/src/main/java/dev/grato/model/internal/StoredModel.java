package dev.grato.model.internal;

import dev.grato.platform.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The definitions a workspace has stored: customs whole, standard ones as what administrators changed about them.
///
/// @param building the unique fields whose index is not there yet, so that nothing is promised
record StoredModel(long version, Map<Key, Map<String, @Nullable Object>> definitions, Set<Key> building) {

    StoredModel {
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        building = Set.copyOf(building);
    }

    /// The definition as it looks after a way through the database, so that equal ones are equal.
    static Map<String, @Nullable Object> normal(Map<String, ? extends @Nullable Object> definition) {
        return Json.readObject(Json.write(definition));
    }
}
