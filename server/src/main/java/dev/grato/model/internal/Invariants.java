package dev.grato.model.internal;

import dev.grato.model.Computation;
import dev.grato.model.Faults;
import dev.grato.model.ObjectType;
import dev.grato.model.formula.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold for every model, however it came about.
final class Invariants {

    static final int MAX_OBJECTS = 200;
    static final int MAX_FIELDS = 300;
    /// Of a formula with those that are never stored written out; else a few of them make one of any size.
    static final int MAX_PARTS = 2_000;

    private Invariants() {}

    /// Adds what is wrong; places are `object` or `object.field`.
    static void check(List<ObjectType> all, Faults faults) {
        var live = all.stream().filter(object -> !object.isRetired()).toList();
        if (live.stream().filter(ObjectType::isCustom).count() > MAX_OBJECTS) {
            faults.add("", "tooMany", Map.of("max", MAX_OBJECTS));
        }
        var names = new HashMap<String, String>();
        var addresses = new HashSet<String>();
        for (var object : live) {
            for (var name : List.of(object.name(), object.plural())) {
                var other = names.putIfAbsent(name, object.table());
                if (other != null && !other.equals(object.table())) {
                    faults.add(object.name(), "nameTaken", Map.of("name", name));
                }
            }
            if (!addresses.add(object.address())) {
                faults.add(object.name(), "nameTaken", Map.of("name", object.address()));
            }
        }
        var liveNames = live.stream().map(ObjectType::name).collect(Collectors.toSet());
        live.forEach(object -> fields(object, liveNames, faults));
        inverses(live, faults);
        computed(all, live, faults);
    }

    /// Every input of a computed field is there, and none needs itself.
    private static void computed(List<ObjectType> all, List<ObjectType> live, Faults faults) {
        var names = new HashMap<Place, String>();
        var usable = new HashSet<Place>();
        for (var object : all) {
            object.fields().forEach(field -> {
                var place = new Place(object.table(), field.column());
                names.put(place, object.name() + "." + field.name());
                if (!object.isRetired() && !field.isRetired()) {
                    usable.add(place);
                }
            });
        }
        var needs = new LinkedHashMap<Place, Set<Place>>();
        for (var object : live) {
            object.liveFields().values().forEach(field -> {
                if (field.computation() != null) {
                    var inputs = new LinkedHashSet<Place>();
                    field.computation().inputs().forEach(inputs::addAll);
                    inputs.removeIf(input -> !names.containsKey(input));
                    needs.put(new Place(object.table(), field.column()), inputs);
                }
            });
        }
        needs.forEach((place, inputs) -> inputs.stream()
                .filter(input -> !usable.contains(input))
                .forEach(input -> faults.add(
                        String.valueOf(names.get(input)),
                        "usedByFormula",
                        Map.of(
                                "name",
                                String.valueOf(names.get(input)),
                                "formula",
                                String.valueOf(names.get(place))))));
        sizes(live, faults);
        volatileInputs(live, names, faults);
        var cycle = Cycles.first(needs);
        if (!cycle.isEmpty()) {
            var path = cycle.stream()
                    .map(place -> String.valueOf(names.get(place)))
                    .collect(Collectors.joining(" → "));
            faults.add(String.valueOf(names.get(cycle.getFirst())), "formulaCycle", Map.of("path", path));
        }
    }

    private static void sizes(List<ObjectType> live, Faults faults) {
        for (var object : live) {
            object.liveFields().values().forEach(field -> {
                if (field.computation() instanceof Computation.OfFormula formula
                        && formula.flat().size() > MAX_PARTS) {
                    faults.add(object.name() + "." + field.name(), "formulaTooLarge", Map.of("max", MAX_PARTS));
                }
            });
        }
    }

    /// What changes by time alone cannot be kept for other records.
    private static void volatileInputs(List<ObjectType> live, Map<Place, String> names, Faults faults) {
        var computedWhenAsked = new HashSet<Place>();
        for (var object : live) {
            object.fields().stream()
                    .filter(field -> !field.isStored())
                    .forEach(field -> computedWhenAsked.add(new Place(object.table(), field.column())));
        }
        for (var object : live) {
            object.liveFields().values().forEach(field -> {
                var how = field.computation();
                boolean isBroken = how != null
                        && how.inputs().stream()
                                .filter(path -> path.size() > 1 || how instanceof Computation.OfRollUp)
                                .anyMatch(path -> computedWhenAsked.contains(path.getLast()));
                if (isBroken) {
                    faults.add(
                            object.name() + "." + field.name(),
                            "formulaVolatile",
                            Map.of("name", String.valueOf(names.get(new Place(object.table(), field.column())))));
                }
            });
        }
    }

    private static void fields(ObjectType object, Set<String> liveNames, Faults faults) {
        var names = new HashSet<String>();
        for (var field : object.fields()) {
            if (field.isRetired()) {
                continue;
            }
            var place = object.name() + "." + field.name();
            if (!names.add(field.name())) {
                faults.add(place, "nameTaken", Map.of("name", field.name()));
            }
            if (field.target() != null && !liveNames.contains(field.target())) {
                faults.add(place, "targetRetired", Map.of("name", field.target()));
            }
            if (field.type().isRelation() && field.target() == null) {
                faults.add(place, "targetRetired", Map.of("name", ""));
            }
        }
        if (names.size() > MAX_FIELDS) {
            faults.add(object.name(), "tooMany", Map.of("max", MAX_FIELDS));
        }
        if (!names.contains(object.titleField()) && !object.titleField().equals("id")) {
            faults.add(object.name() + "." + object.titleField(), "titleField", Map.of("name", object.titleField()));
        }
        for (var rule : object.rules()) {
            var used = new HashSet<String>(RuleFilters.fields(rule.refuses()));
            if (rule.field() != null) {
                used.add(rule.field());
            }
            used.stream()
                    .filter(name -> !names.contains(name) && !RuleFilters.SYSTEM.contains(name))
                    .forEach(name -> faults.add(
                            object.name() + "." + name, "usedByRule", Map.of("name", name, "rule", rule.name())));
        }
    }

    private static void inverses(List<ObjectType> live, Faults faults) {
        var taken = new HashMap<String, Set<String>>();
        live.forEach(object ->
                taken.put(object.name(), new HashSet<>(object.liveFields().keySet())));
        for (var object : live) {
            for (var field : object.liveFields().values()) {
                var names = field.target() == null ? null : taken.get(field.target());
                if (names != null && field.inverse() != null && !names.add(field.inverse())) {
                    faults.add(object.name() + "." + field.name(), "nameTaken", Map.of("name", field.inverse()));
                }
            }
        }
    }
}
