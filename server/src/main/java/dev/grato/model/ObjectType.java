package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One object of the model: a kind of record, with its table.
///
/// @param name camelCase singular, in filters, relations and the change log: `person`
/// @param plural camelCase plural: `people`
/// @param address the plural as it stands in addresses, kebab-case: `price-books`
/// @param table the physical table; never changes
/// @param fields all fields, standard first, retired ones included
/// @param titleField the field that names a record for people
/// @param isOwned records have an owner and a team of their own
/// @param parent the relation field through which visibility is inherited, when records have no owner of their own
/// @param isErpMastered read-only for people: an ERP is the master
/// @param rules what must hold for every record, set by administrators
public record ObjectType(
        String name,
        String plural,
        String address,
        String table,
        Texts label,
        Texts pluralLabel,
        List<FieldDefinition> fields,
        String titleField,
        boolean isOwned,
        @Nullable String parent,
        boolean isErpMastered,
        boolean isCustom,
        boolean isRetired,
        List<ValidationRule> rules) {

    public ObjectType {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /// The field with this name, retired ones left out.
    public Optional<FieldDefinition> field(String fieldName) {
        return fields.stream()
                .filter(field -> !field.isRetired() && field.name().equals(fieldName))
                .findFirst();
    }

    /// The fields that are there, by name, in their order.
    public Map<String, FieldDefinition> liveFields() {
        var live = new LinkedHashMap<String, FieldDefinition>();
        fields.stream().filter(field -> !field.isRetired()).forEach(field -> live.put(field.name(), field));
        return live;
    }

    /// The same object with other fields, as somebody sees it who may not see all.
    public ObjectType withFields(List<FieldDefinition> others) {
        return new ObjectType(
                name,
                plural,
                address,
                table,
                label,
                pluralLabel,
                others,
                titleField,
                isOwned,
                parent,
                isErpMastered,
                isCustom,
                isRetired,
                rules);
    }
}
