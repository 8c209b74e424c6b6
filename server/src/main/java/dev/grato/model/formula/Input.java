package dev.grato.model.formula;

import java.util.List;

/// Where an expression takes a value from: over relations to a field.
///
/// @param places the relation fields in their order, then the field; one place for the record's own field
/// @param valueKey the key of the type of the field's values
public record Input(List<Place> places, String valueKey) {

    public Input {
        places = List.copyOf(places);
    }

    public boolean isOwn() {
        return places.size() == 1;
    }

    public Place last() {
        return places.getLast();
    }
}
