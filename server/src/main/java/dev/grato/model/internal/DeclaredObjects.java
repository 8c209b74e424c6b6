package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldTypes;
import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectType;
import dev.grato.model.PhysicalNames;
import dev.grato.model.SystemFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The objects the modules declare in code, checked once at start.
final class DeclaredObjects {

    private final Map<String, ObjectType> byTable = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    DeclaredObjects(List<ModelContribution> contributions, FieldTypes types) {
        for (var contribution : contributions) {
            for (var declaration : contribution.objects()) {
                var object = withUserTargets(declaration.build(types));
                if (byTable.put(object.table(), object) != null || !names.add(object.name())) {
                    throw new IllegalArgumentException("object " + object.name() + " is declared twice");
                }
            }
        }
        byTable.values().forEach(object -> check(object));
        byTable.values().forEach(object -> names.add(object.plural()));
    }

    List<ObjectType> all() {
        return List.copyOf(byTable.values());
    }

    Optional<ObjectType> at(String table) {
        return Optional.ofNullable(byTable.get(table));
    }

    /// Whether the product itself uses the name, singular or plural.
    boolean isName(String name) {
        return names.contains(name);
    }

    /// Changes when the tables, columns or indexes of the declared objects do.
    String fingerprint() {
        var text = new StringBuilder("1");
        for (var object : byTable.values()) {
            text.append('\n').append(object.table()).append(' ').append(object.isOwned());
            for (var field : object.fields()) {
                text.append("\n ")
                        .append(field.column())
                        .append(' ')
                        .append(field.type().key())
                        .append(' ')
                        .append(field.target())
                        .append(' ')
                        .append(field.isUnique())
                        .append(field.isIndexed());
                field.type()
                        .parts()
                        .forEach(part -> text.append(' ')
                                .append(part.suffix())
                                .append(part.sql())
                                .append(part.comparison()));
            }
        }
        return PhysicalNames.hash(text.toString(), 8);
    }

    private void check(ObjectType object) {
        var columns = new HashSet<String>();
        SystemFields.DDL.forEach(ddl -> columns.add(ddl.substring(0, ddl.indexOf(' '))));
        object.listFields().stream()
                .filter(name -> object.field(name).isEmpty())
                .forEach(name -> {
                    throw new IllegalArgumentException(object.name() + " lists " + name + ", which it does not have");
                });
        for (var field : object.fields()) {
            for (var part : field.type().parts()) {
                var column = field.column(part);
                if (column.length() > 63 || !columns.add(column)) {
                    throw new IllegalArgumentException(
                            object.name() + "." + field.name() + " has no column of its own");
                }
            }
            if (field.target() != null
                    && byTable.values().stream().noneMatch(other -> other.name().equals(field.target()))) {
                throw new IllegalArgumentException(object.name() + "." + field.name() + " points at " + field.target()
                        + ", which nobody declares");
            }
        }
    }

    private static ObjectType withUserTargets(ObjectType object) {
        var fields = new ArrayList<FieldDefinition>();
        for (var field : object.fields()) {
            boolean isBareUser = field.type().key().equals("user") && field.target() == null;
            fields.add(isBareUser ? pointingAtUsers(field) : field);
        }
        return new ObjectType(
                object.name(),
                object.plural(),
                object.address(),
                object.table(),
                object.label(),
                object.pluralLabel(),
                fields,
                object.titleField(),
                object.isOwned(),
                object.parents(),
                object.accountTeam(),
                object.isErpMastered(),
                object.isPersonal(),
                object.isRuled(),
                false,
                false,
                object.timeline(),
                object.rules(),
                object.onDevices(),
                object.listFields(),
                null);
    }

    private static FieldDefinition pointingAtUsers(FieldDefinition field) {
        return new FieldDefinition(
                field.name(),
                field.column(),
                field.type(),
                field.label(),
                field.help(),
                field.isRequired(),
                field.isUnique(),
                true,
                field.isReadOnly(),
                field.isSensitive(),
                false,
                false,
                false,
                field.options(),
                "user",
                field.inverse(),
                field.settings(),
                field.defaultValue(),
                field.mustAsk());
    }
}
