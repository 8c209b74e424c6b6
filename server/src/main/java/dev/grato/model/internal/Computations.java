package dev.grato.model.internal;

import dev.grato.model.Computation;
import dev.grato.model.Computation.Measure;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldPathNames;
import dev.grato.model.FieldTypes;
import dev.grato.model.ObjectType;
import dev.grato.model.Option;
import dev.grato.model.formula.Formula;
import dev.grato.model.formula.FormulaException;
import dev.grato.model.formula.Input;
import dev.grato.model.formula.Kind;
import dev.grato.model.formula.Place;
import dev.grato.model.formula.Term;
import dev.grato.model.types.ComputedType;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Resolves the stored computations of a model once all its objects are known: each formula after those it uses.
final class Computations {

    private final List<ObjectType> objects;
    private final Map<Key, Map<String, @Nullable Object>> definitions;
    private final FieldTypes types;
    private final Map<Place, FieldDefinition> resolved = new LinkedHashMap<>();
    private final Set<Place> begun = new HashSet<>();
    private final List<String> tables;

    Computations(List<ObjectType> objects, Map<Key, Map<String, @Nullable Object>> definitions, FieldTypes types) {
        this.objects = new ArrayList<>(objects);
        this.definitions = definitions;
        this.types = types;
        this.tables = objects.stream().map(ObjectType::table).toList();
    }

    List<ObjectType> resolved() {
        for (var object : List.copyOf(objects)) {
            object.fields().forEach(field -> resolve(new Place(object.table(), field.column())));
        }
        return List.copyOf(objects);
    }

    private ObjectType at(String table) {
        return objects.get(tables.indexOf(table));
    }

    private @Nullable FieldDefinition field(Place place) {
        return !tables.contains(place.table())
                ? null
                : at(place.table()).fields().stream()
                        .filter(field -> field.column().equals(place.column()))
                        .findFirst()
                        .orElse(null);
    }

    private void resolve(Place place) {
        var field = field(place);
        if (field == null || !ComputedType.KEYS.contains(field.type().key()) || !begun.add(place)) {
            return;
        }
        var definition = Objects.requireNonNull(definitions.get(Key.field(place.table(), place.column())));
        var computed = definition.get("expression") instanceof String expression
                ? formula(at(place.table()), field, expression, ModelBuilder.flag(definition, "published", false))
                : rollUp(field, definition);
        resolved.put(place, computed);
        replace(place, computed);
    }

    private void replace(Place place, FieldDefinition computed) {
        int index = tables.indexOf(place.table());
        var object = objects.get(index);
        objects.set(
                index,
                object.withFields(object.fields().stream()
                        .map(field -> field.column().equals(place.column()) ? computed : field)
                        .toList()));
    }

    // ---------------------------------------------------------------- formulas

    private FieldDefinition formula(ObjectType object, FieldDefinition field, String expression, boolean isPublished) {
        var formula = Formula.stored(expression);
        var names = FieldPathNames.stored(objects, object);
        for (var path : formula.paths()) {
            var found = names.find(path);
            if (found != null) {
                found.input().places().forEach(this::resolve);
            }
        }
        var now = FieldPathNames.stored(objects, at(object.table()));
        Term term;
        try {
            term = formula.term(now);
        } catch (FormulaException unresolved) {
            // An input is not there any more, or not yet: invariants say so where it matters.
            term = nothing(field);
        }
        var flat = term.replacing(this::inlined);
        var shown = formula.shown(Locale.ENGLISH, now::names);
        var how = new Computation.OfFormula(expression, shown, term, flat, isPublished);
        var values = types.require(field.type().valueKey());
        var options = term.option() == null ? List.<Option>of() : options(term.option());
        return field.computed(how, ComputedType.of(ComputedType.FORMULA, values, how.isVolatile()), options);
    }

    private static Term nothing(FieldDefinition field) {
        var kind = Objects.requireNonNullElse(Kind.ofType(field.type().valueKey()), Kind.TEXT);
        return Term.nothing(kind);
    }

    /// What is never stored is computed with what needs it.
    private @Nullable Term inlined(Input input) {
        var field = input.isOwn() ? resolved.get(input.last()) : null;
        return field != null && field.computation() instanceof Computation.OfFormula formula && formula.isVolatile()
                ? formula.flat()
                : null;
    }

    private List<Option> options(Place place) {
        var field = field(place);
        return field == null ? List.of() : field.options();
    }

    // ---------------------------------------------------------------- roll-ups

    private FieldDefinition rollUp(FieldDefinition field, Map<String, @Nullable Object> definition) {
        var stored = Objects.requireNonNull(Json.asObject(definition.get("rollUp")));
        var table = ModelBuilder.text(stored, "table");
        var relation = new Place(table, ModelBuilder.text(stored, "relation"));
        var measured = place(table, stored.get("field"));
        var order = place(table, stored.get("orderBy"));
        var filter = Json.asObject(stored.get("filter"));
        if (measured != null) {
            resolve(measured);
        }
        var filtered = new ArrayList<Place>();
        if (filter != null) {
            RollUpFilters.fields(filter).forEach(column -> filtered.add(new Place(table, column)));
            filtered.forEach(this::resolve);
        }
        var measure = Measure.of(ModelBuilder.text(stored, "measure")).orElseThrow();
        var kind = Objects.requireNonNullElse(Kind.ofType(field.type().valueKey()), Kind.NUMBER);
        var how = new Computation.OfRollUp(
                relation,
                measure,
                measured,
                kind,
                filter == null || !tables.contains(table) ? null : RollUpFilters.named(filter, at(table)),
                filtered,
                order,
                ModelBuilder.flag(definition, "published", false));
        var options = kind == Kind.SELECT && measured != null ? options(measured) : List.<Option>of();
        var values = types.require(field.type().valueKey());
        return field.computed(how, ComputedType.of(ComputedType.ROLL_UP, values, false), options);
    }

    private static @Nullable Place place(String table, @Nullable Object column) {
        return column instanceof String text ? new Place(table, text) : null;
    }
}
