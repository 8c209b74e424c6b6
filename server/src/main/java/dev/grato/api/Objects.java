package dev.grato.api;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds what an address means: the object behind its plural, the id behind its text.
@Component
final class Objects {

    private final Models models;
    private final AccessPolicy access;

    Objects(Models models, AccessPolicy access) {
        this.models = models;
        this.access = access;
    }

    /// The object at this address, as the caller knows it.
    ///
    /// @throws GratoException with [RecordsError#UNKNOWN_OBJECT]
    ObjectType at(Actor actor, String address) {
        return models.current(actor.workspace())
                .objectAt(address)
                .filter(object -> access.knows(actor, object))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", address)));
    }

    /// The model without what this caller must not know of: hidden objects, hidden fields.
    Model visible(Actor actor) {
        return models.current(actor.workspace())
                .masked(
                        object -> access.knows(actor, object),
                        (object, field) -> access.field(actor, object, field) != FieldRight.HIDDEN);
    }

    /// Whether the caller may send a value for the field.
    boolean mayWrite(Actor actor, ObjectType object, FieldDefinition field) {
        return access.field(actor, object, field) == FieldRight.WRITE;
    }

    /// The id in an address; what is not an id names no record.
    static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
    }
}
