package dev.grato.model.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.model.Faults;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultMessagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");

    @Test
    void sayTheSameInEveryLanguage() {
        var english = messages("en");
        for (var language : List.of("es", "it")) {
            var messages = messages(language);
            assertThat(messages.keySet()).isEqualTo(english.keySet());
            english.forEach((key, text) -> assertThat(arguments(messages.get(key)))
                    .as("%s %s", language, key)
                    .isEqualTo(arguments(text)));
        }
    }

    @Test
    void existForEveryFaultTheTypesAdd() {
        var hostile = new Hostile(7);
        var messages = messages("en");
        for (var type : StandardFieldTypes.all().all()) {
            var field = Fields.field(type.key(), Map.of());
            for (int i = 0; i < 1_000; i++) {
                var faults = new Faults();
                type.accept(hostile.like(Samples.byType().get(type.key())), field, Fields.ITALY, faults);
                for (var fault : faults.found()) {
                    var text = messages.getProperty("fault." + fault.code());
                    assertThat(text).as(fault.code()).isNotNull();
                    assertThat(arguments(text))
                            .as(fault.code())
                            .isSubsetOf(fault.args().keySet().stream()
                                    .map("{%s}"::formatted)
                                    .toList());
                }
            }
        }
    }

    private static TreeSet<String> arguments(Object text) {
        return ARGUMENT.matcher((String) text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties messages(String language) {
        var properties = new Properties();
        var name = "/i18n/model_" + language + ".properties";
        try (var stream = FaultMessagesTest.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
