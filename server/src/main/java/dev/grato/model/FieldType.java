package dev.grato.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A type of field: the one class that knows its columns, its JSON form, its text form, what is valid, how it is
/// compared, and what the screen shows for it.
///
/// A *value* is the canonical JSON form as plain Java: String, BigDecimal ([dev.grato.platform.Json#canonical]),
/// Boolean, unmodifiable List and Map (in a fixed order of keys, absent keys left out). Equal values are equal
/// objects. An empty text, list or composite is no value at all: `accept` returns null for it. Dates are
/// `2026-11-22`, instants `2026-11-22T10:15:30.123456Z` (UTC, microseconds at most, no trailing zeros), ids in
/// lower case.
///
/// Types have no state; there is one instance of each, found by [FieldTypes].
public interface FieldType {

    /// The name in the model's JSON, camelCase.
    String key();

    /// The key of the type of its values: its own, for computed fields that of what they compute.
    default String valueKey() {
        return key();
    }

    /// The columns; the first one decides whether there is a value at all (null means none).
    List<Part> parts();

    /// The part filters mean when they name just the field; [Part.Comparison#NOT_COMPARED] means none.
    default Part filterPart() {
        return parts().getFirst();
    }

    /// Whether lists can be sorted by the field, always by its filter part.
    default boolean isSortable() {
        return switch (filterPart().comparison()) {
            case FOLDED, NUMBER, BOOLEAN, DATE, INSTANT, OPTION, CODE -> true;
            case NOT_COMPARED, BODY, ID, LIST -> false;
        };
    }

    /// Brings what was sent into canonical form. Adds to `faults` what is wrong (paths are inside the value,
    /// empty for the value itself) and then returns null. Never throws for bad input, however hostile.
    ///
    /// NUL and lone surrogates have been refused before.
    @Nullable
    Object accept(Object json, FieldDefinition field, ValueContext context, Faults faults);

    /// One column value per part, in their order: String, BigDecimal, Integer, Long, Double, Boolean,
    /// java.time.LocalDate, java.time.OffsetDateTime (UTC), java.util.UUID, `String[]`, or JSON as String for
    /// [SqlType#JSON].
    @Nullable
    Object[] store(Object value);

    /// The value made of what [#store] put into the columns; columns arrive in the same Java types. Null when the
    /// first column is.
    @Nullable
    Object load(@Nullable Object[] columns);

    /// The value as a person reads it and as it stands in a CSV cell.
    String print(Object value, FieldDefinition field, ValueContext context);

    /// Whether values have [#keywords].
    default boolean givesKeywords() {
        return false;
    }

    /// The texts by which people look for a record that has this value; none for what nobody types into a search.
    /// Texts of many lines are searched as such (see [Part.Comparison#BODY]) and give none here.
    default List<String> keywords(Object value) {
        return List.of();
    }

    /// Whether fields of this type with these settings say by which handles others know the record.
    default boolean givesHandles(FieldDefinition field) {
        return false;
    }

    /// The handles in this value.
    default List<Handle> handles(Object value, FieldDefinition field) {
        return List.of();
    }

    /// Reads the text form, as it stands in a CSV cell, into what [#accept] takes. The default is the text itself.
    default Object parse(String text) {
        return text;
    }

    /// Checks and completes the settings an administrator gave for a field of this type; unknown ones are faults.
    ///
    /// @return the settings to keep
    default Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        settings.keySet().forEach(name -> faults.add(name, "unknownSetting"));
        return Map.of();
    }

    /// Whether the field needs options to choose from.
    default boolean hasOptions() {
        return false;
    }

    /// Whether the field points at another record and so needs a target object.
    default boolean isRelation() {
        return false;
    }

    /// Whether only the server sets it, as with automatic numbers.
    default boolean isComputed() {
        return false;
    }

    /// How edits of such a field meet, as far as the type decides it; see [FieldDefinition#meeting].
    default Meeting meeting(FieldDefinition field) {
        return Meeting.LAST;
    }

    /// What comes of two edits that were both made on `base`, where the type's values are joined rather than
    /// replaced. It is to be accepted like a value that was sent: it may be too long, for instance.
    ///
    /// All values are canonical; null means none.
    default @Nullable Object joined(@Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        return yours;
    }

    /// The JSON Schema (2020-12) of the value, for the OpenAPI document.
    Map<String, Object> schema(FieldDefinition field);

    /// Which editor the screen uses: `text`, `number`, `select` …
    default String editor() {
        return key();
    }
}
