package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a field of several records becomes when they are one, and what lists become when items come and go.
final class MergeValues {

    private static final Set<String> LISTS = Set.of("emailList", "phoneList", "urlList", "fileList", "multiSelect");
    private static final int MOST_FILES = 50;
    private static final int MOST_ITEMS = 20;

    private MergeValues() {}

    /// Whether values of such a field are made of items that are united.
    static boolean isList(FieldDefinition field) {
        return LISTS.contains(field.type().key());
    }

    /// Whether nobody writes the field.
    static boolean isComputed(FieldDefinition field) {
        return field.type().isComputed() || field.computation() != null;
    }

    /// The survivor's value where nothing was chosen: its own, filled or united with those of the others.
    ///
    /// @param staysTrue whether a yes of any of them counts
    static @Nullable Object merged(
            FieldDefinition field, @Nullable Object own, List<? extends @Nullable Object> others, boolean staysTrue) {
        if (isList(field)) {
            var items = new LinkedHashMap<>(items(own));
            others.forEach(other -> items(other).forEach(items::putIfAbsent));
            return listed(field, items.values(), items(own).size());
        }
        if (staysTrue && others.contains(true)) {
            return true;
        }
        return own != null
                ? own
                : others.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// The items of a list by what makes them the same.
    static Map<String, Object> items(@Nullable Object value) {
        var items = new LinkedHashMap<String, Object>();
        if (value instanceof Collection<?> list) {
            list.forEach(item -> items.put(key(item), Objects.requireNonNull(item)));
        }
        return items;
    }

    static String key(@Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            for (var name : List.of("address", "number", "url", "id")) {
                if (map.get(name) != null) {
                    var key = map.get(name) + "#" + Objects.requireNonNullElse(map.get("extension"), "");
                    return key.toLowerCase(Locale.ROOT).replaceFirst("/#$", "#");
                }
            }
        }
        return String.valueOf(item);
    }

    /// What becomes of a list when an edit that turned `before` into `after` is made on it.
    static @Nullable Object edited(
            FieldDefinition field, @Nullable Object value, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(value, before)) {
            return after;
        }
        var was = items(before);
        var is = items(after);
        var items = new LinkedHashMap<>(items(value));
        was.keySet().stream().filter(key -> !is.containsKey(key)).forEach(items::remove);
        is.forEach((key, item) -> {
            if (!isSame(was.get(key), item)) {
                items.put(key, item);
            }
        });
        return listed(field, items.values(), items.size());
    }

    /// Whether two items say the same, whichever of them is the primary one.
    static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(bare(one), bare(other));
    }

    private static @Nullable Object bare(@Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            var bare = new LinkedHashMap<Object, Object>(map);
            bare.remove("isPrimary");
            return bare;
        }
        return item;
    }

    /// The items as a canonical list: no more than fit, options in their order, one primary item.
    ///
    /// @param kept how many are in it in any case
    static @Nullable Object listed(FieldDefinition field, Collection<?> items, int kept) {
        if (items.isEmpty()) {
            return null;
        }
        if (field.type().key().equals("multiSelect")) {
            var order = field.options().stream().map(Option::key).toList();
            return items.stream()
                    .map(String::valueOf)
                    .sorted((one, other) -> Integer.compare(place(order, one), place(order, other)))
                    .toList();
        }
        int most = Math.max(kept, field.type().key().equals("fileList") ? MOST_FILES : MOST_ITEMS);
        return withOnePrimary(items.stream().limit(most).toList());
    }

    private static int place(List<String> order, String key) {
        int place = order.indexOf(key);
        return place < 0 ? order.size() : place;
    }

    private static List<Object> withOnePrimary(List<?> items) {
        int primary = 0;
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i) instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isPrimary"))) {
                primary = i;
            }
        }
        var marked = new ArrayList<Object>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> map && map.containsKey("isPrimary")) {
                var item = new LinkedHashMap<Object, Object>(map);
                item.put("isPrimary", i == primary);
                marked.add(item);
            } else {
                marked.add(Objects.requireNonNull(items.get(i)));
            }
        }
        return List.copyOf(marked);
    }
}
