package dev.grato.model;

import dev.grato.model.formula.Input;
import dev.grato.model.formula.Kind;
import dev.grato.model.formula.Names;
import dev.grato.model.formula.Near;
import dev.grato.model.formula.Place;
import dev.grato.platform.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Finds the fields expressions name, by today's names or by columns, over at most three relations.
public final class FieldPathNames implements Names {

    static final int MAX_STEPS = 3;
    static final String CREATED_AT = "createdAt";

    private final Collection<ObjectType> objects;
    private final ObjectType root;
    private final boolean isByColumn;
    private final BiPredicate<ObjectType, FieldDefinition> isVisible;

    private FieldPathNames(
            Collection<ObjectType> objects,
            ObjectType root,
            boolean isByColumn,
            BiPredicate<ObjectType, FieldDefinition> isVisible) {
        this.objects = objects;
        this.root = root;
        this.isByColumn = isByColumn;
        this.isVisible = isVisible;
    }

    /// By today's names, as far as the caller sees them.
    public static FieldPathNames named(
            Collection<ObjectType> objects, ObjectType root, BiPredicate<ObjectType, FieldDefinition> isVisible) {
        return new FieldPathNames(objects, root, false, isVisible);
    }

    /// By columns, retired fields included.
    public static FieldPathNames stored(Collection<ObjectType> objects, ObjectType root) {
        return new FieldPathNames(objects, root, true, (object, field) -> true);
    }

    /// @param object where the last segment was found
    private record Step(ObjectType object, @Nullable FieldDefinition field) {}

    /// Empty when the path leads nowhere.
    private List<Step> walk(List<String> segments) {
        var steps = new ArrayList<Step>();
        ObjectType here = root;
        for (int i = 0; i < segments.size() && here != null && i <= MAX_STEPS; i++) {
            var segment = segments.get(i);
            boolean isLast = i == segments.size() - 1;
            if (isLast && segment.equals(isByColumn ? SystemFields.CREATED_AT : CREATED_AT)) {
                steps.add(new Step(here, null));
                return steps;
            }
            var field = field(here, segment);
            if (field == null) {
                return List.of();
            }
            steps.add(new Step(here, field));
            here = isLast || !field.type().isRelation() ? null : object(field.target());
        }
        return steps.size() == segments.size() ? steps : List.of();
    }

    private @Nullable FieldDefinition field(ObjectType object, String segment) {
        return object.fields().stream()
                .filter(field -> isByColumn
                        ? field.column().equals(segment)
                        : field.name().equals(segment))
                .filter(field -> isByColumn || !field.isRetired() && isVisible.test(object, field))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ObjectType object(@Nullable String name) {
        return objects.stream()
                .filter(object -> object.name().equals(name))
                .min(Comparator.comparing(ObjectType::isRetired))
                .orElse(null);
    }

    @Override
    public @Nullable Found find(List<String> segments) {
        var steps = walk(segments);
        if (steps.isEmpty()) {
            return null;
        }
        var places = steps.stream()
                .map(step -> new Place(step.object().table(), column(step.field())))
                .toList();
        var last = steps.getLast().field();
        var valueKey = last == null ? Kind.DATE_TIME.typeKey() : last.type().valueKey();
        var options = last == null
                ? List.<String>of()
                : last.options().stream().map(Option::key).toList();
        return new Found(new Input(places, valueKey), options);
    }

    private static String column(@Nullable FieldDefinition field) {
        return field == null ? SystemFields.CREATED_AT : field.column();
    }

    /// The columns of a path.
    public List<String> columns(List<String> segments) {
        return walk(segments).stream().map(step -> column(step.field())).toList();
    }

    /// Today's names of a path.
    public List<String> names(List<String> segments) {
        var steps = walk(segments);
        if (steps.isEmpty()) {
            return segments;
        }
        return steps.stream()
                .map(step -> step.field() == null ? CREATED_AT : step.field().name())
                .toList();
    }

    @Override
    public List<String> near(List<String> segments) {
        var begin = segments.subList(0, segments.size() - 1);
        var prefix = begin.isEmpty() ? "" : String.join(".", begin) + ".";
        var names = candidates(begin).stream()
                .map(name -> name.substring(prefix.length()))
                .toList();
        var wanted = Folding.fold(segments.getLast());
        var begun = names.stream()
                .filter(name -> {
                    var folded = Folding.fold(name);
                    return folded.startsWith(wanted)
                            || wanted.startsWith(folded)
                            || wanted.length() > 3 && folded.contains(wanted.substring(0, 4));
                })
                .toList();
        return (begun.isEmpty() ? Near.best(segments.getLast(), names) : begun)
                .stream().limit(3).map(name -> prefix + name).toList();
    }

    /// The names that can follow these relations, with them in front; empty when they lead nowhere.
    public List<String> candidates(List<String> relations) {
        ObjectType here = root;
        if (!relations.isEmpty()) {
            var steps = walk(relations);
            var last = steps.isEmpty() ? null : steps.getLast().field();
            here = last == null || !last.type().isRelation() ? null : object(last.target());
        }
        if (here == null || isByColumn) {
            return List.of();
        }
        var object = here;
        var prefix = relations.isEmpty() ? "" : String.join(".", relations) + ".";
        var names = new ArrayList<String>();
        object.liveFields().values().stream()
                .filter(field -> isVisible.test(object, field))
                .filter(field -> Kind.ofType(field.type().valueKey()) != null)
                .forEach(field -> names.add(prefix + field.name()));
        names.add(prefix + CREATED_AT);
        return names;
    }
}
