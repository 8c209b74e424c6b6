package dev.grato.model.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Joins two edits of a list of which every item is there once: what was added, changed and removed against the
/// base is added, changed and removed in what stands there.
final class SetJoin {

    private static final String PRIMARY = "isPrimary";

    private SetJoin() {}

    /// @param identity what makes two items the same one
    static @Nullable Object joined(
            @Nullable Object base, @Nullable Object theirs, @Nullable Object yours, Function<Object, String> identity) {
        var was = byIdentity(base, identity);
        var wanted = byIdentity(yours, identity);
        var joined = byIdentity(theirs, identity);
        was.keySet().stream().filter(key -> !wanted.containsKey(key)).forEach(joined::remove);
        wanted.forEach((key, item) -> {
            if (!isSame(item, was.get(key))) {
                joined.put(key, item);
            }
        });
        var primary = primary(wanted);
        withOnePrimary(joined, Objects.equals(primary, primary(was)) ? primary(byIdentity(theirs, identity)) : primary);
        return joined.isEmpty() ? null : List.copyOf(joined.values());
    }

    private static Map<String, Object> byIdentity(@Nullable Object list, Function<Object, String> identity) {
        var items = new LinkedHashMap<String, Object>();
        if (list instanceof List<?> all) {
            all.forEach(item -> items.put(identity.apply(item), item));
        }
        return items;
    }

    /// Which item is the primary one says nothing about the item.
    private static boolean isSame(Object item, @Nullable Object before) {
        return item instanceof Map<?, ?> one && before instanceof Map<?, ?> other
                ? unmarked(one).equals(unmarked(other))
                : item.equals(before);
    }

    private static Map<Object, Object> unmarked(Map<?, ?> item) {
        var unmarked = new LinkedHashMap<Object, Object>(item);
        unmarked.remove(PRIMARY);
        return unmarked;
    }

    private static @Nullable String primary(Map<String, Object> items) {
        return items.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map<?, ?> item && ListType.isPrimary(item))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// At most one is left that is marked; with none of them the type marks the first.
    private static void withOnePrimary(Map<String, Object> items, @Nullable String primary) {
        items.replaceAll((key, item) -> {
            if (!(item instanceof Map<?, ?> map) || !map.containsKey(PRIMARY)) {
                return item;
            }
            var marked = new LinkedHashMap<Object, Object>(map);
            marked.put(PRIMARY, key.equals(primary));
            return marked;
        });
    }
}
