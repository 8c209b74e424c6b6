package dev.grato.records.internal;

import dev.grato.model.Computation;
import dev.grato.model.Model;
import dev.grato.model.formula.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which stored computed fields there are, in the order in which they can be computed, and what makes them move.
final class DerivedPlan {

    private final Map<Place, Model.Computed> nodes = new LinkedHashMap<>();
    private final Set<Place> derived = new HashSet<>();

    DerivedPlan(Model model) {
        for (var computed : model.computed()) {
            if (!computed.field().isStored()) {
                continue;
            }
            var place = place(computed);
            nodes.put(place, computed);
            boolean isDerived = computed.computation().isAcross()
                    || computed.computation().inputs().stream().anyMatch(path -> derived.contains(path.getLast()));
            if (isDerived) {
                derived.add(place);
            }
        }
    }

    private static Place place(Model.Computed computed) {
        return new Place(computed.object().table(), computed.field().column());
    }

    List<Model.Computed> nodes() {
        return List.copyOf(nodes.values());
    }

    boolean hasDerived() {
        return !derived.isEmpty();
    }

    /// Whether its value follows from other records, be it over other fields of its own.
    boolean isDerived(Model.Computed computed) {
        return derived.contains(place(computed));
    }

    /// The paths whose fields make the computed one move. A formula that is computed as its record is written is told
    /// by the fields it is made of, since the log does not mention it.
    Set<List<Place>> sources(Model.Computed computed) {
        var sources = new LinkedHashSet<List<Place>>();
        for (var path : computed.computation().inputs()) {
            if (isDerived(computed) || nodes.containsKey(path.getLast())) {
                sources.add(path);
            }
            if (isDerived(computed)) {
                var begin = path.subList(0, path.size() - 1);
                for (var place : written(path.getLast(), new HashSet<>())) {
                    var whole = new ArrayList<>(begin);
                    whole.add(place);
                    sources.add(whole);
                }
            }
        }
        return sources;
    }

    private Set<Place> written(Place place, Set<Place> seen) {
        var node = nodes.get(place);
        if (node == null || !seen.add(place) || !(node.computation() instanceof Computation.OfFormula formula)) {
            return node == null ? Set.of(place) : Set.of();
        }
        var found = new LinkedHashSet<Place>();
        formula.inputs().stream()
                .filter(path -> path.size() == 1)
                .forEach(path -> found.addAll(written(path.getLast(), seen)));
        return found;
    }
}
