package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// Remembers what was made of the objects of a model for as long as that model is in memory.
final class PerModel<T> {

    private final BiFunction<Model, ObjectType, T> maker;
    private final Map<Model, Map<String, T>> known = Collections.synchronizedMap(new WeakHashMap<>());

    PerModel(BiFunction<Model, ObjectType, T> maker) {
        this.maker = maker;
    }

    T of(Model model, ObjectType object) {
        var ofModel = known.computeIfAbsent(model, key -> new ConcurrentHashMap<>());
        var made = ofModel.get(object.table());
        if (made == null) {
            made = maker.apply(model, object);
            ofModel.put(object.table(), made);
        }
        return made;
    }
}
