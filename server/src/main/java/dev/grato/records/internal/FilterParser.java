package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldTypes;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.Operator;
import dev.grato.model.Operators;
import dev.grato.model.Part;
import dev.grato.model.SystemFields;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the filter language for one caller: resolves names against the model as that caller knows it and types the
/// operands. The first thing wrong is refused with its place.
///
/// A hidden field is refused in the same words as an unknown one.
final class FilterParser {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_CONDITIONS = 200;
    private static final int MAX_OPERANDS = 1_000;
    private static final int MAX_STEPS = 3;
    private static final int MAX_QUANTIFIERS = 3;

    private final Model model;
    private final FieldTypes types;
    private final Sight sight;
    private final Operands operands;
    private int conditions;

    /// What of the model the filter may name.
    private interface Sight {
        boolean knows(ObjectType object);

        boolean sees(ObjectType object, FieldDefinition field);
    }

    private FilterParser(Model model, FieldTypes types, Sight sight, Operands operands) {
        this.model = model;
        this.types = types;
        this.sight = sight;
        this.operands = operands;
    }

    /// Reads filters as this caller may ask them.
    FilterParser(Model model, FieldTypes types, AccessPolicy access, Actor actor, Clock clock) {
        this(
                model,
                types,
                new Sight() {
                    @Override
                    public boolean knows(ObjectType object) {
                        return access.knows(actor, object);
                    }

                    @Override
                    public boolean sees(ObjectType object, FieldDefinition field) {
                        return access.field(actor, object, field) != FieldRight.HIDDEN;
                    }
                },
                new Operands(actor, access.team(actor), clock, false));
    }

    /// Reads the conditions of validation rules, which hold for everybody and at all times.
    static FilterParser forRules(Model model, FieldTypes types, Actor actor, Clock clock) {
        var everything = new Sight() {
            @Override
            public boolean knows(ObjectType object) {
                return true;
            }

            @Override
            public boolean sees(ObjectType object, FieldDefinition field) {
                return true;
            }
        };
        return new FilterParser(model, types, everything, new Operands(actor, null, clock, true));
    }

    /// The filter written as JSON values; null stands for everything.
    ///
    /// @throws GratoException with [RecordsError#INVALID_FILTER] and the place of the first fault
    Filter parse(ObjectType object, @Nullable Object json) {
        return json == null ? new Filter.And(List.of()) : parse(object, json, "filter", 1, 0);
    }

    private Filter parse(ObjectType object, @Nullable Object json, String at, int depth, int quantifiers) {
        if (depth > MAX_DEPTH) {
            throw fault(at, "filterTooDeep", Map.of("max", MAX_DEPTH));
        }
        var node = Json.asObject(json);
        if (node == null) {
            throw fault(at, "wrongType", Map.of("expected", "object"));
        }
        if (node.containsKey("and")) {
            return new Filter.And(list(object, node, "and", at, depth, quantifiers));
        }
        if (node.containsKey("or")) {
            return new Filter.Or(list(object, node, "or", at, depth, quantifiers));
        }
        if (node.containsKey("not")) {
            only(node, "not", at);
            return new Filter.Not(parse(object, node.get("not"), at + ".not", depth + 1, quantifiers));
        }
        return condition(object, node, at, depth, quantifiers);
    }

    private List<Filter> list(
            ObjectType object, Map<String, @Nullable Object> node, String key, String at, int depth, int quantifiers) {
        only(node, key, at);
        var items = Json.asList(node.get(key));
        if (items == null) {
            throw fault(at + "." + key, "wrongType", Map.of("expected", "list"));
        }
        var parts = new ArrayList<Filter>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(parse(object, items.get(i), at + "." + key + "[" + i + "]", depth + 1, quantifiers));
        }
        return parts;
    }

    private static void only(Map<String, @Nullable Object> node, String key, String at) {
        for (var other : node.keySet()) {
            if (!other.equals(key)) {
                throw fault(at + "." + other, "unknownKey", Map.of("keys", key));
            }
        }
    }

    private Filter condition(
            ObjectType object, Map<String, @Nullable Object> node, String at, int depth, int quantifiers) {
        for (var key : node.keySet()) {
            if (!key.equals("field") && !key.equals("op") && !key.equals("value")) {
                throw fault(at + "." + key, "unknownKey", Map.of("keys", "and, or, not, field, op, value"));
            }
        }
        if (++conditions > MAX_CONDITIONS) {
            throw fault(at, "tooManyConditions", Map.of("max", MAX_CONDITIONS));
        }
        if (!(node.get("field") instanceof String name) || name.length() > 200) {
            throw fault(at + ".field", "wrongType", Map.of("expected", "text"));
        }
        var opText = node.containsKey("op") ? node.get("op") : "eq";
        var operator = opText instanceof String text ? Operator.of(text).orElse(null) : null;
        if (operator == null) {
            throw fault(at + ".op", "unknownOperator", Map.of("op", String.valueOf(opText)));
        }
        if (operator == Operator.SOME || operator == Operator.NONE || operator == Operator.EVERY) {
            return many(object, name, operator, node.get("value"), at, depth, quantifiers);
        }
        return compare(object, name, operator, node, at);
    }

    private Filter many(
            ObjectType object,
            String name,
            Operator quantifier,
            @Nullable Object value,
            String at,
            int depth,
            int quantifiers) {
        if (quantifiers >= MAX_QUANTIFIERS) {
            throw fault(at, "tooManyQuantifiers", Map.of("max", MAX_QUANTIFIERS));
        }
        var segments = name.split("\\.", -1);
        var steps = new ArrayList<Filter.Step>();
        var here = object;
        for (int i = 0; i < segments.length - 1; i++) {
            var step = step(here, segments[i], name, at);
            steps.add(step);
            here = step.to();
        }
        var last = segments[segments.length - 1];
        for (var inverse : model.inversesOf(here.name())) {
            if (inverse.name().equals(last) && isVisible(inverse.object(), inverse.field())) {
                var condition = value == null
                        ? new Filter.And(List.of())
                        : parse(inverse.object(), value, at + ".value", depth + 1, quantifiers + 1);
                return new Filter.Many(steps, inverse, quantifier, condition);
            }
        }
        throw fault(at + ".field", "unknownField", Map.of("field", name));
    }

    private Filter compare(
            ObjectType object, String name, Operator operator, Map<String, @Nullable Object> node, String at) {
        var path = path(object, name, at + ".field");
        var comparison = path.part().comparison();
        if (!Operators.of(comparison).contains(operator)) {
            throw fault(at + ".op", "operatorNotAllowed", Map.of("op", operator.key(), "field", name));
        }
        var value = node.get("value");
        var place = at + ".value";
        return switch (operator) {
            case IS_EMPTY, IS_NOT_EMPTY -> new Filter.Compare(path, operator, List.of());
            case IN, NOT_IN, HAS_ANY, HAS_ALL, HAS_NONE -> {
                var list = Json.asList(value);
                if (list == null) {
                    throw fault(place, "wrongType", Map.of("expected", "list"));
                }
                if (list.size() > MAX_OPERANDS) {
                    throw fault(place, "tooManyValues", Map.of("max", MAX_OPERANDS));
                }
                var typed = new ArrayList<Object>();
                for (int i = 0; i < list.size(); i++) {
                    typed.add(operands.typed(path, operator, list.get(i), place + "[" + i + "]"));
                }
                yield new Filter.Compare(path, operator, typed);
            }
            case BETWEEN -> {
                var list = Json.asList(value);
                if (list == null || list.size() != 2) {
                    throw fault(place, "twoValuesExpected", Map.of());
                }
                yield new Filter.Compare(
                        path,
                        operator,
                        List.of(
                                operands.typed(path, Operator.GE, list.get(0), place + "[0]"),
                                operands.typed(path, Operator.LE, list.get(1), place + "[1]")));
            }
            default -> {
                if (value == null && (operator == Operator.EQ || operator == Operator.NE)) {
                    var asked = operator == Operator.EQ ? Operator.IS_EMPTY : Operator.IS_NOT_EMPTY;
                    yield new Filter.Compare(path, asked, List.of());
                }
                yield new Filter.Compare(path, operator, List.of(operands.typed(path, operator, value, place)));
            }
        };
    }

    /// Where a name leads, as this caller may go.
    Filter.Path path(ObjectType object, String name, String at) {
        var segments = name.split("\\.", -1);
        var steps = new ArrayList<Filter.Step>();
        var here = object;
        for (int i = 0; ; i++) {
            var field = field(here, segments[i], name, at);
            int left = segments.length - i - 1;
            if (left == 0) {
                return new Filter.Path(steps, here, field, field.type().filterPart());
            }
            if (left == 1) {
                var part = part(field, segments[i + 1]);
                if (part != null) {
                    return new Filter.Path(steps, here, field, part);
                }
            }
            var step = step(here, segments[i], name, at);
            steps.add(step);
            if (steps.size() > MAX_STEPS) {
                throw fault(at, "pathTooLong", Map.of("max", MAX_STEPS));
            }
            here = step.to();
        }
    }

    private static @Nullable Part part(FieldDefinition field, String name) {
        for (var part : field.type().parts()) {
            if (part.name().equals(name) && !name.isEmpty()) {
                return part;
            }
        }
        return null;
    }

    private Filter.Step step(ObjectType from, String segment, String whole, String at) {
        var field = field(from, segment, whole, at);
        var target = field.target() == null || !field.type().isRelation()
                ? null
                : model.object(field.target()).orElse(null);
        if (target == null || !sight.knows(target)) {
            throw fault(at, "unknownField", Map.of("field", whole));
        }
        return new Filter.Step(from, field, target);
    }

    private FieldDefinition field(ObjectType object, String segment, String whole, String at) {
        var system = SystemFields.queryable(segment, types);
        if (system.isPresent()) {
            return system.get();
        }
        return object.field(segment)
                .filter(field -> isVisible(object, field))
                .orElseThrow(() -> fault(at, "unknownField", Map.of("field", whole)));
    }

    private boolean isVisible(ObjectType object, FieldDefinition field) {
        return sight.knows(object) && sight.sees(object, field);
    }

    private static GratoException fault(String path, String code, Map<String, Object> args) {
        return new GratoException(RecordsError.INVALID_FILTER, new Fault(path, code, args));
    }
}
