package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a record is called, for people and as far as they may know.
final class RecordTitles {

    private RecordTitles() {}

    /// The field that names records of this object, unless it is hidden from the actor.
    static Optional<FieldDefinition> field(AccessPolicy access, Actor actor, ObjectType object) {
        return object.field(object.titleField())
                .filter(field -> access.field(actor, object, field) != FieldRight.HIDDEN);
    }

    static @Nullable String of(
            Optional<FieldDefinition> field, Map<String, @Nullable Object> values, ValueContext context) {
        if (field.isEmpty()) {
            return null;
        }
        var value = values.get(field.get().name());
        return value == null ? null : field.get().type().print(value, field.get(), context);
    }
}
