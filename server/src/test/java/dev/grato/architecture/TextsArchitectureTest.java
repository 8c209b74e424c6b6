package dev.grato.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.grato.platform.ErrorCode;
import dev.grato.platform.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class TextsArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /// The second argument of everything that reports a fault: a place, then a code.
    private static final Pattern FAULT = Pattern.compile(
            "(?:\\bnew Fault|\\bfaults?\\.add|JsonBody\\.wrong|\\.refuse|\\.fault|\\bfault|\\bwrong|\\binvalid|\\brefused)\\("
                    + "(?:[^;\"(),]|\"[^\"]*\"|\\((?:[^()]|\\([^()]*\\))*\\))+,\\s*\"([a-z][A-Za-z]+)\"\\s*[,)]");

    private static final Messages MESSAGES = Messages.load();

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "it"})
    void everyErrorCodeHasAText(String language) {
        var locale = Locale.forLanguageTag(language);
        var keys = Code.MAIN.stream()
                .filter(type -> type.isAssignableTo(ErrorCode.class) && type.isEnum())
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant -> "error." + ((ErrorCode) constant).module() + "." + ((Enum<?>) constant).name());

        assertThat(keys.filter(key -> MESSAGES.find(locale, key).isEmpty()))
                .as("add the text to i18n/<module>_%s.properties", language)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "it"})
    void everyFaultHasAText(String language) throws IOException {
        var locale = Locale.forLanguageTag(language);

        assertThat(faultCodes()).hasSizeGreaterThan(50);
        assertThat(faultCodes().stream()
                        .filter(code -> MESSAGES.find(locale, "fault." + code).isEmpty()))
                .as("a caller would see the bare code: add fault.<code> to i18n/<module>_%s.properties", language)
                .isEmpty();
    }

    private static Set<String> faultCodes() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                FAULT.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }
}
