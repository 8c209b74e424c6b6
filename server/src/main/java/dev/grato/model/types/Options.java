package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Option;
import dev.grato.platform.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The choices of select fields.
final class Options {

    private static final int MOST_SHOWN = 30;

    private Options() {}

    /// The key of the choice that was sent: its key, or, as in CSV files, its label in any language.
    static @Nullable String read(@Nullable Object json, String path, FieldDefinition field, Faults faults) {
        var text = Checks.line(json, path, 200, faults);
        if (text == null) {
            return null;
        }
        var exact = field.option(text);
        if (exact != null && !exact.retired()) {
            return exact.key();
        }
        var labelled = offered(field).stream()
                .filter(option -> isLabelled(option, text))
                .toList();
        if (exact != null || labelled.size() != 1) {
            faults.add(path, "unknownOption", Map.of("options", String.join(", ", keys(field, MOST_SHOWN))));
            return null;
        }
        return labelled.getFirst().key();
    }

    /// The label, or the key where there is none.
    static String label(String key, FieldDefinition field, Locale locale) {
        var option = field.option(key);
        var label = option == null ? "" : option.label().in(locale);
        return label.isEmpty() ? key : label;
    }

    static Map<String, Object> schema(FieldDefinition field) {
        return Schemas.of("type", "string", "enum", keys(field, Integer.MAX_VALUE));
    }

    private static List<String> keys(FieldDefinition field, int most) {
        return offered(field).stream().limit(most).map(Option::key).toList();
    }

    private static List<Option> offered(FieldDefinition field) {
        return field.options().stream().filter(option -> !option.retired()).toList();
    }

    private static boolean isLabelled(Option option, String text) {
        var folded = Folding.fold(text);
        return option.label().byLanguage().values().stream()
                .anyMatch(label -> Folding.fold(label).equals(folded));
    }
}
