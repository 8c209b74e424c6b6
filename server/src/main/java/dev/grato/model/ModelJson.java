package dev.grato.model;

import dev.grato.model.formula.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The JSON form of models, as `GET /model` answers it.
public final class ModelJson {

    private ModelJson() {}

    /// The whole model: what is live of it.
    public static Map<String, @Nullable Object> model(Model model) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", model.version());
        json.put(
                "objects",
                model.objects().stream().map(object -> object(object, model)).toList());
        json.put("reservedWords", reservedWords(model));
        return json;
    }

    /// The object with its live fields, its rules and the relations that point at it.
    public static Map<String, @Nullable Object> object(ObjectType object, Model model) {
        var json = object(
                object,
                object.liveFields().values().stream()
                        .map(field -> field(field, object, model))
                        .toList());
        var inverses = new ArrayList<Map<String, @Nullable Object>>();
        for (var inverse : model.inversesOf(object.name())) {
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("name", inverse.name());
            entry.put("object", inverse.object().name());
            entry.put("address", inverse.object().address());
            entry.put("field", inverse.field().name());
            entry.put("operators", List.of("some", "none", "every"));
            inverses.add(entry);
        }
        json.put("inverses", inverses);
        return json;
    }

    /// The object by itself; retired ones say so.
    public static Map<String, @Nullable Object> object(ObjectType object) {
        return object(
                object,
                object.liveFields().values().stream().map(ModelJson::field).toList());
    }

    private static Map<String, @Nullable Object> object(ObjectType object, List<Map<String, @Nullable Object>> fields) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", object.name());
        json.put("plural", object.plural());
        json.put("address", object.address());
        json.put("label", object.label().byLanguage());
        json.put("pluralLabel", object.pluralLabel().byLanguage());
        json.put("titleField", object.titleField());
        json.put("owned", object.isOwned());
        json.put("parent", object.parents().isEmpty() ? null : object.parents().getFirst());
        json.put("parents", object.parents());
        json.put(
                "accountTeam",
                object.accountTeam() == null ? null : object.accountTeam().object());
        json.put("erpMastered", object.isErpMastered());
        json.put("custom", object.isCustom());
        json.put("timeline", object.timeline() == null ? null : timeline(object.timeline()));
        if (object.isRetired()) {
            json.put("retired", true);
        }
        json.put("fields", fields);
        json.put("rules", object.rules().stream().map(ModelJson::rule).toList());
        return json;
    }

    /// What stands in timelines about the records, as far as an administrator can say it.
    private static Map<String, @Nullable Object> timeline(TimelineDefinition timeline) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "at",
                timeline.moments().isEmpty()
                        ? null
                        : timeline.moments().getFirst().at());
        json.put(
                "about",
                timeline.links().stream().map(TimelineDefinition.Link::field).toList());
        json.put("summary", timeline.summary());
        return json;
    }

    /// One field, with what filters may ask of it and of its parts.
    public static Map<String, @Nullable Object> field(FieldDefinition field) {
        var type = field.type();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", field.name());
        json.put("type", type.key());
        json.put("editor", type.editor());
        json.put("label", field.label().byLanguage());
        json.put("help", field.help().byLanguage());
        json.put("required", field.isRequired());
        json.put("unique", field.isUnique());
        json.put("indexed", field.isIndexed());
        json.put("readOnly", field.isReadOnly());
        json.put("sensitive", field.isSensitive());
        json.put("custom", field.isCustom());
        json.put("hidden", field.isHidden());
        if (field.isRetired()) {
            json.put("retired", true);
        }
        json.put("sortable", type.isSortable());
        json.put("mustAsk", field.mustAsk());
        if (type.hasOptions()) {
            json.put("options", field.options().stream().map(ModelJson::option).toList());
        }
        json.put("target", field.target());
        json.put("inverse", field.inverse());
        json.put("settings", field.settings());
        json.put("default", field.defaultValue());
        json.put("operators", operators(type.filterPart()));
        if (field.computation() != null) {
            computation(field, field.computation(), json);
        }
        var parts = new LinkedHashMap<String, @Nullable Object>();
        type.parts().stream()
                .filter(part -> !part.name().isEmpty() && !part.equals(type.filterPart()))
                .forEach(part -> parts.put(part.name(), Map.of("operators", operators(part))));
        json.put("parts", parts);
        return json;
    }

    private static void computation(FieldDefinition field, Computation how, Map<String, @Nullable Object> json) {
        json.put("resultType", field.type().valueKey());
        json.put("published", how.isPublished());
        json.put("stored", field.isStored());
        json.put("acrossRecords", how.isAcross());
        switch (how) {
            case Computation.OfFormula formula -> json.put("expression", formula.shown());
            case Computation.OfRollUp rollUp -> {
                // a reader may see fewer records than the figure counts
                json.put("countsAllRecords", true);
                json.put("measure", rollUp.measure().key());
            }
        }
    }

    /// The field with what computes it, in today's names: the client's terms of a formula, the parts of a roll-up.
    public static Map<String, @Nullable Object> field(FieldDefinition field, ObjectType object, Model model) {
        var json = field(field);
        var how = field.computation();
        if (how != null && !how.inputs().stream().flatMap(List::stream).allMatch(model::hasLive)) {
            // published: whoever may not read what it is made of is not told what that is
            json.keySet().removeAll(List.of("expression", "measure"));
        } else if (how instanceof Computation.OfFormula formula && !formula.isAcross()) {
            json.put("terms", formula.flat().json(input -> path(model, input.places())));
        } else if (how instanceof Computation.OfRollUp rollUp) {
            json.put("rollUp", rollUp(model, object, rollUp));
        }
        return json;
    }

    private static Map<String, @Nullable Object> rollUp(Model model, ObjectType object, Computation.OfRollUp how) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "relation",
                model.inversesOf(object.name()).stream()
                        .filter(inverse ->
                                inverse.object().table().equals(how.relation().table())
                                        && inverse.field()
                                                .column()
                                                .equals(how.relation().column()))
                        .map(Model.Inverse::name)
                        .findFirst()
                        .orElse(null));
        json.put("measure", how.measure().key());
        json.put("field", how.measured() == null ? null : path(model, List.of(how.measured())));
        json.put("filter", how.filter());
        json.put("orderBy", how.order() == null ? null : path(model, List.of(how.order())));
        return json;
    }

    /// Today's names of a path; its columns where the reader does not know them.
    private static String path(Model model, List<Place> places) {
        return places.stream()
                .map(place -> model.objectOf(place.table()).stream()
                        .flatMap(object -> object.fields().stream())
                        .filter(field -> field.column().equals(place.column()))
                        .map(FieldDefinition::name)
                        .findFirst()
                        .orElse(place.column().equals(SystemFields.CREATED_AT) ? "createdAt" : "?"))
                .collect(Collectors.joining("."));
    }

    /// One validation rule.
    public static Map<String, @Nullable Object> rule(ValidationRule rule) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", rule.name());
        json.put("field", rule.field());
        json.put("refuses", rule.refuses());
        json.put("message", rule.message().byLanguage());
        json.put("active", rule.isActive());
        return json;
    }

    private static Map<String, @Nullable Object> option(Option option) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("key", option.key());
        json.put("label", option.label().byLanguage());
        json.put("color", option.color());
        json.put("retired", option.retired());
        return json;
    }

    private static List<String> operators(Part part) {
        return Operators.of(part.comparison()).stream().map(Operator::key).toList();
    }

    /// The names nobody may give to an object or field, in alphabetical order.
    private static Map<String, @Nullable Object> reservedWords(Model model) {
        var objects = new TreeSet<>(SystemFields.RESERVED_OBJECTS);
        model.objects().stream().filter(object -> !object.isCustom()).forEach(object -> {
            objects.add(object.name());
            objects.add(object.plural());
        });
        var words = new LinkedHashMap<String, @Nullable Object>();
        words.put("objects", List.copyOf(objects));
        words.put("fields", List.copyOf(new TreeSet<>(SystemFields.RESERVED_FIELDS)));
        return words;
    }
}
