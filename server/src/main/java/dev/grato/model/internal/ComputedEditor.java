package dev.grato.model.internal;

import dev.grato.model.Computation.Measure;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldPathNames;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.formula.Formula;
import dev.grato.model.formula.FormulaException;
import dev.grato.model.formula.Kind;
import dev.grato.model.formula.Place;
import dev.grato.model.spi.FilterCheck;
import dev.grato.model.spi.Sight;
import dev.grato.model.types.ComputedType;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/// Reads what computes a field: an expression, or a roll-up over the records that point here.
final class ComputedEditor {

    private static final Set<String> ROLL_UP_KEYS = Set.of("relation", "measure", "field", "filter", "orderBy");
    private static final int MAX_FILTER_BYTES = 20_000;

    private final ObjectProvider<FilterCheck> checks;
    private final ObjectProvider<Sight> sights;

    ComputedEditor(ObjectProvider<FilterCheck> checks, ObjectProvider<Sight> sights) {
        this.checks = checks;
        this.sights = sights;
    }

    /// Reads the properties of computed fields, for new fields and changed ones alike.
    ///
    /// @param typeKey the key of the field's type
    void read(
            Draft draft,
            Actor actor,
            ObjectType object,
            @Nullable FieldDefinition present,
            String typeKey,
            Input input,
            Map<String, @Nullable Object> definition) {
        refuseForeign(typeKey, input);
        if (!ComputedType.KEYS.contains(typeKey)) {
            return;
        }
        if (present != null && input.raw("options") != null) {
            input.fault("options", "notForThisType", Map.of("type", typeKey));
        }
        var seen = seen(draft, actor);
        input.flag("published").ifPresent(flag -> definition.put("published", flag));
        if (present != null && input.has("published") && !isSeen(present, seen)) {
            input.fault("published", "formulaHiddenInputs");
        }
        var property = typeKey.equals(ComputedType.FORMULA) ? "expression" : "rollUp";
        if (input.raw(property) == null) {
            if (present == null || input.has(property)) {
                input.fault(property, "missing");
            }
            return;
        }
        var kind = typeKey.equals(ComputedType.FORMULA)
                ? expression(seen, actor, object, input, definition)
                : rollUp(seen, actor, object, input, definition);
        if (kind == null) {
            return;
        }
        if (present != null && !present.type().valueKey().equals(kind.typeKey())) {
            input.fault(
                    property, "formulaResultType", Map.of("type", present.type().valueKey(), "found", kind.typeKey()));
        }
        definition.put("result", kind.typeKey());
    }

    /// What the actor may see of the model: nobody reads what is hidden from them through a field they make.
    private Model seen(Draft draft, Actor actor) {
        var model = new Model(0, draft.objects());
        for (var sight : sights) {
            model = sight.of(actor, model);
        }
        return model;
    }

    private static boolean isSeen(FieldDefinition field, Model seen) {
        return field.computation() == null
                || field.computation().inputs().stream().flatMap(List::stream).allMatch(seen::hasLive);
    }

    private static void refuseForeign(String typeKey, Input input) {
        if (input.has("expression") && !typeKey.equals(ComputedType.FORMULA)) {
            input.fault("expression", "notForThisType", Map.of("type", typeKey));
        }
        if (input.has("rollUp") && !typeKey.equals(ComputedType.ROLL_UP)) {
            input.fault("rollUp", "notForThisType", Map.of("type", typeKey));
        }
        if (input.has("published") && !ComputedType.KEYS.contains(typeKey)) {
            input.fault("published", "notForThisType", Map.of("type", typeKey));
        }
    }

    private static @Nullable Kind expression(
            Model seen, Actor actor, ObjectType object, Input input, Map<String, @Nullable Object> definition) {
        if (!(input.raw("expression") instanceof String text)) {
            input.fault("expression", "wrongKind", Map.of("expected", "text"));
            return null;
        }
        if (!Input.isSound(text)) {
            input.fault("expression", "invalidText");
            return null;
        }
        var root = seen.objectOf(object.table()).orElseGet(() -> object.withFields(List.of()));
        var names = FieldPathNames.named(seen.objects(), root, (owner, field) -> true);
        try {
            var formula = Formula.typed(text, actor.locale());
            var term = formula.term(names);
            boolean isWaiting = term.inputs().stream()
                    .filter(found -> !found.isOwn())
                    .anyMatch(found -> isVolatile(seen, found.last()));
            if (isWaiting) {
                input.fault("expression", "formulaVolatile");
                return null;
            }
            if (Boolean.TRUE.equals(definition.get("indexed")) && term.isVolatile()) {
                input.fault("indexed", "formulaNotIndexed");
            }
            definition.put("expression", formula.stored(names::columns));
            return term.kind();
        } catch (FormulaException wrong) {
            input.fault("expression", wrong.fault().code(), wrong.fault().argsWithPlace());
            return null;
        }
    }

    private static boolean isVolatile(Model model, Place place) {
        return model.computedAt(place)
                .filter(computed -> !computed.field().isStored())
                .isPresent();
    }

    private @Nullable Kind rollUp(
            Model seen, Actor actor, ObjectType object, Input input, Map<String, @Nullable Object> definition) {
        int before = input.faults().found().size();
        var inside = input.inside("rollUp", input.raw("rollUp")).orElse(null);
        if (inside == null) {
            return null;
        }
        inside.allow(ROLL_UP_KEYS);
        var wanted = inside.line("relation", 60).orElse("");
        var inverse = seen.inversesOf(object.name()).stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(null);
        if (inverse == null) {
            inside.fault("relation", "formulaRelation", Map.of("name", Input.shown(wanted)));
            return null;
        }
        var measure = inside.line("measure", 30).flatMap(Measure::of).orElse(null);
        if (measure == null) {
            inside.fault("measure", "formulaMeasure");
            return null;
        }
        var children = inverse.object();
        var measured = child(children, inside, "field");
        var order = child(children, inside, "orderBy");
        if (measured == null && measure != Measure.COUNT && inside.raw("field") == null) {
            inside.fault("field", "missing");
        }
        var filter = filter(seen, actor, children, inside);
        if (input.faults().found().size() > before) {
            return null;
        }
        var kind = measured == null ? Kind.NUMBER : kind(measure, measured);
        if (kind == null) {
            inside.fault(
                    "field",
                    "formulaMeasured",
                    Map.of(
                            "measure",
                            measure.key(),
                            "type",
                            measured == null ? "" : measured.type().valueKey()));
            return null;
        }
        var stored = new LinkedHashMap<String, @Nullable Object>();
        stored.put("table", children.table());
        stored.put("relation", inverse.field().column());
        stored.put("measure", measure.key());
        stored.put("field", measured == null ? null : measured.column());
        stored.put("orderBy", order == null ? null : order.column());
        stored.put("filter", filter);
        definition.put("rollUp", stored);
        return kind;
    }

    private static @Nullable FieldDefinition child(ObjectType children, Input inside, String key) {
        if (inside.raw(key) == null) {
            return null;
        }
        var name = inside.line(key, 60).orElse("");
        var field = children.field(name).orElse(null);
        if (field == null) {
            inside.fault(key, "unknownField", Map.of("name", Input.shown(name)));
        } else if (!field.isStored()) {
            inside.fault(key, "formulaVolatile");
            return null;
        }
        return field;
    }

    /// What such a figure is, or null where there is none of such a field.
    private static @Nullable Kind kind(Measure measure, FieldDefinition measured) {
        var kind = Kind.ofType(measured.type().valueKey());
        if (kind == null) {
            return null;
        }
        return switch (measure) {
            case COUNT, COUNT_DISTINCT -> Kind.NUMBER;
            case SUM, AVG ->
                switch (kind) {
                    case NUMBER, PERCENT, MONEY, DURATION -> kind;
                    default -> null;
                };
            case MIN, MAX ->
                switch (kind) {
                    case NUMBER, PERCENT, MONEY, DURATION, DATE, DATE_TIME -> kind;
                    default -> null;
                };
            case FIRST, LAST -> kind.typeKey().isEmpty() ? null : kind;
        };
    }

    private @Nullable Map<String, @Nullable Object> filter(
            Model model, Actor actor, ObjectType children, Input inside) {
        var sent = inside.object("filter").orElse(null);
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        if (!Input.isSoundWithin(sent) || Json.write(sent).getBytes(StandardCharsets.UTF_8).length > MAX_FILTER_BYTES) {
            inside.fault("filter", "filterInvalid");
            return null;
        }
        var filter = RollUpFilters.complete(sent);
        int before = inside.faults().found().size();
        RuleFilters.checkOwn(filter, inside.at("filter"), children, inside.faults());
        for (var name : RollUpFilters.fields(filter)) {
            boolean isFixed = !name.equals("updatedAt")
                    && children.field(name).map(FieldDefinition::isStored).orElse(true);
            if (!isFixed) {
                inside.fault("filter", "formulaVolatile");
            }
        }
        if (inside.faults().found().size() == before) {
            checks.orderedStream()
                    .forEach(check -> check.check(actor, model, children, filter)
                            .forEach(fault -> inside.faults().add(fault.under(inside.at("filter")))));
        }
        return RollUpFilters.stored(filter, children);
    }
}
