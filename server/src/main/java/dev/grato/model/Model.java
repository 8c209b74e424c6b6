package dev.grato.model;

import dev.grato.model.formula.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The model of one workspace as it stood at one version. Immutable.
public final class Model {

    /// A relation seen from the side it points at.
    ///
    /// @param name how the target's side calls it: `people` on a company
    /// @param object the object that has the relation field
    /// @param field the relation field itself
    public record Inverse(String name, ObjectType object, FieldDefinition field) {}

    private final long version;
    private final Map<String, ObjectType> byName = new LinkedHashMap<>();
    private final Map<String, ObjectType> byAddress = new LinkedHashMap<>();
    private final Map<String, ObjectType> byTable = new LinkedHashMap<>();
    private final Map<String, List<Inverse>> inverses = new LinkedHashMap<>();
    private final List<Computed> computed;

    public Model(long version, Collection<ObjectType> objects) {
        this.version = version;
        for (var object : objects) {
            if (!object.isRetired()) {
                byName.put(object.name(), object);
                byAddress.put(object.address(), object);
                byTable.put(object.table(), object);
            }
        }
        this.computed = inOrder(byName.values());
        for (var object : byName.values()) {
            for (var field : object.liveFields().values()) {
                if (field.target() != null && field.inverse() != null) {
                    inverses.computeIfAbsent(field.target(), target -> new ArrayList<>())
                            .add(new Inverse(field.inverse(), object, field));
                }
            }
        }
    }

    /// The model as somebody sees it who may not see all of it.
    ///
    /// @param knows whether they know an object at all
    /// @param sees whether they see a field of an object they know
    public Model masked(Predicate<ObjectType> knows, BiPredicate<ObjectType, FieldDefinition> sees) {
        var known = byName.values().stream().filter(knows).toList();
        var names = known.stream().map(ObjectType::name).collect(Collectors.toSet());
        return new Model(
                version,
                known.stream()
                        .map(object -> object.masked(field -> sees.test(object, field), names::contains))
                        .toList());
    }

    /// Rises with every change; two equal versions of a workspace are the same model.
    public long version() {
        return version;
    }

    public Collection<ObjectType> objects() {
        return java.util.Collections.unmodifiableCollection(byName.values());
    }

    public Optional<ObjectType> object(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The object at this address, kebab-case plural.
    public Optional<ObjectType> objectAt(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /// The object whose records are kept in this table.
    public Optional<ObjectType> objectOf(String table) {
        return Optional.ofNullable(byTable.get(table));
    }

    /// The object with this name, which must be there.
    public ObjectType require(String name) {
        var object = byName.get(name);
        if (object == null) {
            throw new IllegalArgumentException("no object " + name);
        }
        return object;
    }

    /// A computed field and the object it belongs to.
    public record Computed(ObjectType object, FieldDefinition field, Computation computation) {}

    /// All computed fields, each behind those it takes values from.
    public List<Computed> computed() {
        return computed;
    }

    /// Whether there is a live field at this place; every object has those of the system.
    public boolean hasLive(Place place) {
        return objectOf(place.table())
                .filter(object -> SystemFields.isColumn(place.column())
                        || object.liveFields().values().stream()
                                .anyMatch(field -> field.column().equals(place.column())))
                .isPresent();
    }

    /// The live computed field at a place, with its object.
    public Optional<Computed> computedAt(Place place) {
        return computed.stream()
                .filter(each -> each.object().table().equals(place.table())
                        && each.field().column().equals(place.column()))
                .findFirst();
    }

    private static List<Computed> inOrder(Collection<ObjectType> objects) {
        var left = new LinkedHashMap<Place, Computed>();
        for (var object : objects) {
            object.liveFields().values().forEach(field -> {
                if (field.computation() != null) {
                    left.put(
                            new Place(object.table(), field.column()),
                            new Computed(object, field, field.computation()));
                }
            });
        }
        var order = new ArrayList<Computed>();
        List.copyOf(left.keySet()).forEach(place -> take(place, left, order));
        return List.copyOf(order);
    }

    /// What it needs comes first; taken out of `left` before, so that a cycle ends.
    private static void take(Place place, Map<Place, Computed> left, List<Computed> order) {
        var computed = left.remove(place);
        if (computed != null) {
            computed.computation().inputs().forEach(path -> path.forEach(input -> take(input, left, order)));
            order.add(computed);
        }
    }

    /// The relations that point at this object and can be asked from its side.
    public List<Inverse> inversesOf(String object) {
        return List.copyOf(inverses.getOrDefault(object, List.of()));
    }
}
