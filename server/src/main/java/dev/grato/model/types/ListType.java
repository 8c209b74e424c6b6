package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Handle;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list of small objects, kept as JSON, with the array of what filters compare beside it.
abstract class ListType extends BaseType {

    private final List<String> keys;
    private final int max;

    ListType(String key, List<String> keys, int max) {
        super(
                key,
                new Part("", "", SqlType.JSON, Comparison.NOT_COMPARED),
                new Part("values", "_values", SqlType.TEXT_ARRAY, Comparison.LIST));
        this.keys = keys;
        this.max = max;
    }

    @Override
    public final Part filterPart() {
        return part("values");
    }

    /// One item in canonical form, or null with a fault.
    abstract @Nullable Map<String, Object> readItem(
            Map<String, @Nullable Object> object, String path, ValueContext context, Faults faults);

    /// The key under which a bare text stands for the whole item.
    final String mainKey() {
        return keys.getFirst();
    }

    /// What makes two items the same one.
    abstract String identity(Map<?, ?> item);

    /// What filters compare.
    String compared(Map<?, ?> item) {
        return identity(item);
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var list = json instanceof List<?> ? Checks.list(json, "", max, faults) : List.<@Nullable Object>of(json);
        if (list == null || json instanceof String text && Checks.trim(text).isEmpty()) {
            return null;
        }
        var items = new ArrayList<Map<String, Object>>();
        var known = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var path = json instanceof List<?> ? "[" + i + "]" : "";
            var item = item(list.get(i), path, context, faults);
            if (item == null) {
                continue;
            }
            if (!known.add(identity(item))) {
                faults.add(path, "duplicateValue");
            }
            items.add(item);
        }
        var finished = finish(items, faults);
        return finished.isEmpty() ? null : List.copyOf(finished);
    }

    private @Nullable Map<String, Object> item(
            @Nullable Object json, String path, ValueContext context, Faults faults) {
        if (json instanceof String) {
            return readItem(Schemas.of(mainKey(), json), path, context, faults);
        }
        var object = Checks.object(json, path, keys, faults);
        return object == null ? null : readItem(object, path, context, faults);
    }

    /// The items once all are known.
    List<Map<String, Object>> finish(List<Map<String, Object>> items, Faults faults) {
        return items;
    }

    /// Exactly one item is the primary one: the marked one, or the first.
    static List<Map<String, Object>> withOnePrimary(List<Map<String, Object>> items, Faults faults) {
        int primary = -1;
        for (int i = 0; i < items.size(); i++) {
            if (Boolean.TRUE.equals(items.get(i).get("isPrimary"))) {
                if (primary >= 0) {
                    faults.add("[" + i + "].isPrimary", "onePrimary");
                }
                primary = i;
            }
        }
        var marked = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < items.size(); i++) {
            var item = new Composite();
            items.get(i).forEach(item::put);
            marked.add(item.put("isPrimary", i == Math.max(0, primary)).build());
        }
        return marked;
    }

    @Override
    public final Meeting meeting(FieldDefinition field) {
        return Meeting.SET;
    }

    @Override
    public final @Nullable Object joined(@Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        return SetJoin.joined(base, theirs, yours, item -> identity((Map<?, ?>) item));
    }

    @Override
    public @Nullable Object[] store(Object value) {
        var compared = new LinkedHashSet<String>();
        items(value).forEach(item -> compared.add(compared(item)));
        return new Object[] {Json.write(value), compared.toArray(String[]::new)};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        if (!(columns[0] instanceof String json) || !(JsonValues.sorted(Json.read(json)) instanceof List<?> list)) {
            return null;
        }
        var items = new ArrayList<Map<String, Object>>();
        for (var entry : list) {
            var object = Json.asObject(entry);
            if (object != null) {
                items.add(Composite.ordered(object, keys));
            }
        }
        return List.copyOf(items);
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var items = new ArrayList<Map<?, ?>>(items(value));
        items.sort(Comparator.comparingInt(item -> Boolean.TRUE.equals(item.get("isPrimary")) ? 0 : 1));
        return TextLists.join(items.stream().map(this::printItem));
    }

    String printItem(Map<?, ?> item) {
        return String.valueOf(item.get(mainKey()));
    }

    /// The handle in one item.
    @Nullable
    Handle handle(Map<?, ?> item) {
        return null;
    }

    @Override
    public boolean givesHandles(FieldDefinition field) {
        return true;
    }

    @Override
    public final List<Handle> handles(Object value, FieldDefinition field) {
        var handles = new LinkedHashMap<String, Handle>();
        for (var item : items(value)) {
            var handle = handle(item);
            if (handle != null) {
                handles.putIfAbsent(handle.kind() + " " + handle.value(), handle);
            }
        }
        return List.copyOf(handles.values());
    }

    @Override
    public boolean givesKeywords() {
        return true;
    }

    @Override
    public List<String> keywords(Object value) {
        return items(value).stream()
                .map(item -> String.valueOf(item.get(mainKey())))
                .toList();
    }

    static boolean isPrimary(Map<?, ?> item) {
        return Boolean.TRUE.equals(item.get("isPrimary"));
    }

    @Override
    public Object parse(String text) {
        return TextLists.split(text);
    }

    @Override
    public final Map<String, Object> schema(FieldDefinition field) {
        return Schemas.list(itemSchema(), max);
    }

    abstract Map<String, Object> itemSchema();

    private static List<Map<?, ?>> items(Object value) {
        var items = new ArrayList<Map<?, ?>>();
        ((List<?>) value).forEach(item -> items.add((Map<?, ?>) item));
        return items;
    }
}
