package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One field of an object, standard or custom.
///
/// @param name camelCase, unique in its object; a rename changes only this
/// @param column the physical name its columns begin with; never changes
/// @param options the choices of a select, in their order
/// @param target the name of the object a relation points at
/// @param settings what the type allows to be set, checked by it
/// @param isUnique no two records outside the trash have the same value
/// @param isIndexed an index is kept so that filters and sorts by it are fast at any size
/// @param isReadOnly only rules and the system set it
/// @param isSensitive of a class that is never searched and never kept offline
/// @param isHidden not shown on screens; still there for the API
/// @param isRetired no longer there for anybody, its values kept
/// @param defaultValue canonical value a new record gets when none is sent
/// @param inverse the name under which the other side asks for these records: `people` on a company
/// @param mustAsk a change of a value that has moved meanwhile asks the person (owner, stage, amount)
/// @param computation how its value comes about, for computed fields
public record FieldDefinition(
        String name,
        String column,
        FieldType type,
        Texts label,
        Texts help,
        boolean isRequired,
        boolean isUnique,
        boolean isIndexed,
        boolean isReadOnly,
        boolean isSensitive,
        boolean isCustom,
        boolean isHidden,
        boolean isRetired,
        List<Option> options,
        @Nullable String target,
        @Nullable String inverse,
        Map<String, Object> settings,
        @Nullable Object defaultValue,
        boolean mustAsk,
        @Nullable Computation computation) {

    public FieldDefinition {
        options = List.copyOf(options);
        settings = Map.copyOf(settings);
    }

    /// A field whose values people and programs write.
    public FieldDefinition(
            String name,
            String column,
            FieldType type,
            Texts label,
            Texts help,
            boolean isRequired,
            boolean isUnique,
            boolean isIndexed,
            boolean isReadOnly,
            boolean isSensitive,
            boolean isCustom,
            boolean isHidden,
            boolean isRetired,
            List<Option> options,
            @Nullable String target,
            @Nullable String inverse,
            Map<String, Object> settings,
            @Nullable Object defaultValue,
            boolean mustAsk) {
        this(
                name,
                column,
                type,
                label,
                help,
                isRequired,
                isUnique,
                isIndexed,
                isReadOnly,
                isSensitive,
                isCustom,
                isHidden,
                isRetired,
                options,
                target,
                inverse,
                settings,
                defaultValue,
                mustAsk,
                null);
    }

    /// A field of this type that is nothing else: in no object, of no use but to read and show values.
    public static FieldDefinition loose(
            String name, FieldType type, List<Option> options, Map<String, Object> settings) {
        return new FieldDefinition(
                name,
                name,
                type,
                Texts.EMPTY,
                Texts.EMPTY,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                options,
                null,
                null,
                settings,
                null,
                false);
    }

    /// The same field with its computation; type and options are those of the computed values.
    public FieldDefinition computed(Computation how, FieldType computedType, List<Option> valueOptions) {
        return new FieldDefinition(
                name,
                column,
                computedType,
                label,
                help,
                isRequired,
                isUnique,
                isIndexed,
                true,
                isSensitive,
                isCustom,
                isHidden,
                isRetired,
                valueOptions,
                target,
                inverse,
                settings,
                null,
                mustAsk,
                how);
    }

    /// Whether it has columns of its own; what changes by time alone has none.
    public boolean isStored() {
        return computation == null || !computation.isVolatile();
    }

    /// The same field as somebody sees it who does not know the object it points at.
    FieldDefinition withoutTarget() {
        return new FieldDefinition(
                name,
                column,
                type,
                label,
                help,
                isRequired,
                isUnique,
                isIndexed,
                isReadOnly,
                isSensitive,
                isCustom,
                isHidden,
                isRetired,
                options,
                null,
                null,
                settings,
                defaultValue,
                mustAsk,
                computation);
    }

    /// What happens when an edit of this field was made on a value that has moved meanwhile.
    public Meeting meeting() {
        if (isReadOnly || computation != null || type.isComputed()) {
            return Meeting.NONE;
        }
        return mustAsk ? Meeting.ASK : type.meeting(this);
    }

    /// The column of this part.
    public String column(Part part) {
        return column + part.suffix();
    }

    /// The option with this key, or null.
    public @Nullable Option option(String key) {
        for (var option : options) {
            if (option.key().equals(key)) {
                return option;
            }
        }
        return null;
    }

    /// A whole-number setting, or the given default.
    public int setting(String key, int otherwise) {
        return settings.get(key) instanceof Number number ? number.intValue() : otherwise;
    }
}
