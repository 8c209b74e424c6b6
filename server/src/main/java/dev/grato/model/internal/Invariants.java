package dev.grato.model.internal;

import dev.grato.model.Faults;
import dev.grato.model.ObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold for every model, however it came about.
final class Invariants {

    static final int MAX_OBJECTS = 200;
    static final int MAX_FIELDS = 300;

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
