package dev.grato.model.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import org.jspecify.annotations.Nullable;

/// Follows field paths such as `vessel.owner.name` to put a field's new name in place of the old one.
///
/// @param model as it was before the rename
/// @param table of the object whose field is renamed
record FieldPaths(Model model, String table, String oldName, String newName) {

    String renamed(ObjectType from, String path) {
        var segments = path.split("\\.", -1);
        ObjectType at = from;
        for (int i = 0; i < segments.length && at != null; i++) {
            var next = next(model, at, segments[i]);
            if (at.table().equals(table) && segments[i].equals(oldName)) {
                segments[i] = newName;
            }
            at = next;
        }
        return String.join(".", segments);
    }

    /// The object the path ends at, when its last step is a relation or the inverse of one.
    static @Nullable ObjectType end(Model model, ObjectType from, String path) {
        ObjectType at = from;
        for (var segment : path.split("\\.", -1)) {
            at = at == null ? null : next(model, at, segment);
        }
        return at;
    }

    private static @Nullable ObjectType next(Model model, ObjectType at, String segment) {
        var field = at.field(segment);
        if (field.isPresent()) {
            var target = field.get().target();
            return target == null ? null : model.object(target).orElse(null);
        }
        return model.inversesOf(at.name()).stream()
                .filter(inverse -> inverse.name().equals(segment))
                .map(Model.Inverse::object)
                .findFirst()
                .orElse(null);
    }
}
