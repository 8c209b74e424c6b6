package dev.grato.model.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what needs itself.
final class Cycles {

    private Cycles() {}

    /// The first cycle, beginning and ending with the same; empty when there is none.
    static <T> List<T> first(Map<T, Set<T>> needs) {
        var done = new HashSet<T>();
        for (var start : needs.keySet()) {
            var found = from(start, needs, done, new ArrayList<>());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static <T> List<T> from(T here, Map<T, Set<T>> needs, Set<T> done, List<T> way) {
        int before = way.indexOf(here);
        if (before >= 0) {
            var cycle = new ArrayList<>(way.subList(before, way.size()));
            cycle.add(here);
            return cycle;
        }
        if (!needs.containsKey(here) || !done.add(here)) {
            return List.of();
        }
        way.add(here);
        for (var next : needs.getOrDefault(here, Set.of())) {
            var found = from(next, needs, done, way);
            if (!found.isEmpty()) {
                return found;
            }
        }
        way.removeLast();
        return List.of();
    }
}
