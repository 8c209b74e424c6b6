package dev.grato.records.spi;

import dev.grato.model.Computation;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.formula.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// Who may read a computed field: whoever may read all it is made of, down to the fields people write, and everybody
/// who sees it when an administrator has published it.
public final class ComputedRights {

    private final Model model;
    private final BiPredicate<ObjectType, FieldDefinition> isReadable;

    /// @param isReadable whether a field may be read as far as its own right goes, its object being known
    public ComputedRights(Model model, BiPredicate<ObjectType, FieldDefinition> isReadable) {
        this.model = model;
        this.isReadable = isReadable;
    }

    /// Whether what the field is made of may be read; true for fields that are not computed.
    public boolean mayRead(FieldDefinition field) {
        return mayRead(field, new HashSet<>());
    }

    private boolean mayRead(FieldDefinition field, Set<Place> seen) {
        var how = field.computation();
        return how == null || how.isPublished() || areReadable(how, seen);
    }

    private boolean areReadable(Computation how, Set<Place> seen) {
        return how.inputs().stream().flatMap(List::stream).allMatch(place -> isReadable(place, seen));
    }

    private boolean isReadable(Place place, Set<Place> seen) {
        if (!seen.add(place)) {
            return true;
        }
        var object = model.objectOf(place.table()).orElse(null);
        if (object == null) {
            return false;
        }
        var field = object.fields().stream()
                .filter(each -> each.column().equals(place.column()))
                .findFirst()
                .orElse(null);
        // times of creation and such belong to everybody who knows the object
        return field == null || isReadable.test(object, field) && mayRead(field, seen);
    }
}
