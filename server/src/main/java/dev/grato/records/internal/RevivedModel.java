package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The model with its retired fields among the live ones, so that undo brings their values back too; whoever revives
/// the field later finds them.
final class RevivedModel {

    private RevivedModel() {}

    static Model of(Model model) {
        boolean hasRetired = model.objects().stream()
                .anyMatch(object -> object.fields().stream().anyMatch(FieldDefinition::isRetired));
        if (!hasRetired) {
            return model;
        }
        return new Model(
                model.version(),
                model.objects().stream().map(RevivedModel::revived).toList());
    }

    private static ObjectType revived(ObjectType object) {
        var taken = new HashSet<>(object.liveFields().keySet());
        List<FieldDefinition> fields = new ArrayList<>();
        for (var field : object.fields()) {
            if (!field.isRetired()) {
                fields.add(field);
            } else {
                // its name may have been taken over by another field, its column cannot
                fields.add(revived(field, taken.add(field.name()) ? field.name() : field.column()));
            }
        }
        return object.withFields(fields);
    }

    private static FieldDefinition revived(FieldDefinition field, String name) {
        return new FieldDefinition(
                name,
                field.column(),
                field.type(),
                field.label(),
                field.help(),
                false,
                false,
                false,
                field.isReadOnly(),
                field.isSensitive(),
                field.isCustom(),
                field.isHidden(),
                false,
                field.options(),
                field.target(),
                null,
                field.settings(),
                null,
                field.mustAsk(),
                field.computation());
    }
}
