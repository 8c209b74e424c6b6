package dev.grato.model.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows a view to somebody who may not see all of the model: columns, order and groups they do not know are
/// left out.
///
/// A view that filters by what they do not know would be another view without that, so they do not get it at
/// all.
final class ViewMask {

    private ViewMask() {}

    /// @param model what of the model its reader may see
    static Optional<View> of(View view, Model model) {
        var object = model.object(view.object()).orElse(null);
        if (object == null || !isKnown(view.filter(), object, model)) {
            return Optional.empty();
        }
        return Optional.of(new View(
                view.id(),
                view.object(),
                view.name(),
                view.kind(),
                view.scope(),
                view.owner(),
                view.filter(),
                known(view.sort(), object, model),
                known(view.columns(), object, model),
                view.groupBy() != null && isKnown(view.groupBy(), object, model) ? view.groupBy() : null,
                view.settings()));
    }

    private static List<String> known(List<String> paths, ObjectType object, Model model) {
        return paths.stream()
                .filter(path -> isKnown(path.startsWith("-") ? path.substring(1) : path, object, model))
                .toList();
    }

    private static boolean isKnown(@Nullable Object filter, ObjectType object, Model model) {
        return switch (filter) {
            case Map<?, ?> node
            when node.get("field") instanceof String path ->
                isKnown(path, object, model) && isAboutKnown(node.get("value"), path, object, model);
            case Map<?, ?> node -> node.values().stream().allMatch(part -> isKnown(part, object, model));
            case List<?> nodes -> nodes.stream().allMatch(node -> isKnown(node, object, model));
            case null, default -> true;
        };
    }

    /// What is asked of the records at the end of a relation is a filter of its own.
    private static boolean isAboutKnown(@Nullable Object value, String path, ObjectType object, Model model) {
        var end = value instanceof Map<?, ?> ? FieldPaths.end(model, object, path) : null;
        return end == null || isKnown(value, end, model);
    }

    private static boolean isKnown(String path, ObjectType object, Model model) {
        int dot = path.indexOf('.');
        var first = dot < 0 ? path : path.substring(0, dot);
        var rest = dot < 0 ? "" : path.substring(dot + 1);
        if (RuleFilters.SYSTEM.contains(first)) {
            return true;
        }
        var field = object.field(first).orElse(null);
        if (field == null) {
            return model.inversesOf(object.name()).stream()
                    .anyMatch(inverse -> inverse.name().equals(first));
        }
        if (rest.isEmpty() || !field.type().isRelation()) {
            return true;
        }
        return field.target() != null
                && model.object(field.target())
                        .filter(target -> isKnown(rest, target, model))
                        .isPresent();
    }
}
