package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldType;
import dev.grato.model.Option;
import dev.grato.model.ValueContext;
import dev.grato.platform.Fault;
import dev.grato.platform.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fields and surroundings for tests.
final class Fields {

    static final ValueContext ITALY = new ValueContext("EUR", "IT", Locale.ITALY, LocalDate.of(2026, 11, 22));
    static final ValueContext SPAIN = new ValueContext("EUR", "ES", Locale.of("es", "ES"), LocalDate.of(2026, 11, 22));
    static final ValueContext ENGLAND = new ValueContext("GBP", "GB", Locale.UK, LocalDate.of(2026, 11, 22));

    private static final List<Option> OPTIONS = List.of(
            new Option("open", Texts.of("Open", "Abierto", "Aperto")),
            new Option("won", Texts.of("Won", "Ganado", "Vinto")),
            new Option("old", Texts.of("Old", "Viejo", "Vecchio"), null, true));

    private Fields() {}

    static FieldType type(String key) {
        return StandardFieldTypes.all().require(key);
    }

    static FieldDefinition field(String type, Map<String, Object> settings) {
        return FieldDefinition.loose("field", type(type), type(type).hasOptions() ? OPTIONS : List.of(), settings);
    }

    static Object accept(String type, Object json) {
        return accept(type, json, ITALY);
    }

    static Object accept(String type, Object json, ValueContext context) {
        return accept(field(type, Map.of()), json, context);
    }

    /// The canonical value; whatever is wrong fails the test.
    static Object accept(FieldDefinition field, Object json, ValueContext context) {
        var faults = new Faults();
        var value = field.type().accept(json, field, context, faults);
        if (!faults.isEmpty()) {
            throw new AssertionError("refused: " + faults.found());
        }
        return value;
    }

    /// Codes of what is wrong, with the place where it is not the value itself: `[1].address emailAddress`.
    static List<String> faults(FieldDefinition field, Object json) {
        var faults = new Faults();
        field.type().accept(json, field, ITALY, faults);
        return faults.found().stream().map(Fields::shown).toList();
    }

    static List<String> faults(String type, Object json) {
        return faults(field(type, Map.of()), json);
    }

    private static String shown(Fault fault) {
        return fault.path().isEmpty() ? fault.code() : fault.path() + " " + fault.code();
    }

    static String print(String type, Object value, ValueContext context) {
        return type(type).print(value, field(type, Map.of()), context);
    }
}
