package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
/// @param parents the relation fields through which visibility is inherited, when records have no owner of
///     their own
/// @param accountTeam where it is kept who else works with a record beside its owner and team
/// @param isErpMastered read-only for people: an ERP is the master
/// @param isPersonal only their owner sees, makes and removes such records, whatever roles and shares say
/// @param isRuled everybody who reads such records may make and change them as far as their role goes, unless it says
///     otherwise for this object: the rules of its module decide who may do what
/// @param timeline how records appear in timelines; null where they do not
/// @param rules what must hold for every record, set by administrators
/// @param onDevices what devices keep of the records
/// @param listFields the columns of a list nobody has arranged yet; none where nobody said, names of fields that
///     are
///     gone among them
/// @param arranged the layout somebody has made; null where nobody has
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
        List<String> parents,
        @Nullable AccountTeam accountTeam,
        boolean isErpMastered,
        boolean isPersonal,
        boolean isRuled,
        boolean isCustom,
        boolean isRetired,
        @Nullable TimelineDefinition timeline,
        List<ValidationRule> rules,
        OnDevices onDevices,
        List<String> listFields,
        @Nullable Layout arranged) {

    /// The object whose records say who is in the account team of a record.
    ///
    /// @param object the name of that object
    /// @param record its relation field that points at the record
    /// @param user its field that names the user
    public record AccountTeam(String object, String record, String user) {}

    public ObjectType {
        fields = List.copyOf(fields);
        parents = List.copyOf(parents);
        rules = List.copyOf(rules);
        listFields = List.copyOf(listFields);
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

    /// The same object with these fields instead.
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
                parents,
                accountTeam,
                isErpMastered,
                isPersonal,
                isRuled,
                isCustom,
                isRetired,
                timeline,
                rules,
                onDevices,
                listFields,
                arranged);
    }

    /// How the page of a record is laid out: as somebody has arranged it, else as follows from the fields.
    public Layout layout() {
        return arranged == null ? DefaultLayout.of(this) : arranged.complete(this);
    }

    /// The relation fields that point at what the records belong to, with their targets' names.
    public List<FieldDefinition> parentLinks() {
        return parents.stream()
                .flatMap(parent -> field(parent).stream())
                .filter(link -> link.target() != null)
                .toList();
    }

    /// The same object as somebody sees it who may not see all: without the fields that are hidden from
    /// them, the rules that mention these, and the names of objects they do not know.
    ObjectType masked(Predicate<FieldDefinition> sees, Predicate<String> knows) {
        var seen = new ArrayList<FieldDefinition>();
        for (var field : fields) {
            if (!field.isRetired() && sees.test(field)) {
                seen.add(field.target() == null || knows.test(field.target()) ? field : field.withoutTarget());
            }
        }
        var names = seen.stream().map(FieldDefinition::name).toList();
        var hidden = new HashSet<>(liveFields().keySet());
        names.forEach(hidden::remove);
        return new ObjectType(
                name,
                plural,
                address,
                table,
                label,
                pluralLabel,
                seen,
                names.contains(titleField) ? titleField : "id",
                isOwned,
                parents.stream().filter(names::contains).toList(),
                accountTeam != null && knows.test(accountTeam.object()) ? accountTeam : null,
                isErpMastered,
                isPersonal,
                isRuled,
                isCustom,
                isRetired,
                timeline == null ? null : timeline.within(names::contains),
                rules.stream()
                        .filter(rule -> rule.fields().stream().noneMatch(hidden::contains))
                        .toList(),
                onDevices,
                listFields,
                arranged == null ? null : arranged.within(name -> !hidden.contains(name)));
    }
}
