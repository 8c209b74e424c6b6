package dev.grato.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.grato.platform.ErrorCode;
import dev.grato.platform.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class TextsArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /// The second argument of everything that reports a fault: a place, then a code.
    private static final Pattern FAULT = Pattern.compile(
            "(?:\\bnew Fault|\\bfaults?\\.add|JsonBody\\.wrong|\\.refuse|\\.fault|\\bfault|\\bwrong|\\binvalid|\\brefused)\\("
                    + "(?:[^;\"(),]|\"[^\"]*\"|\\((?:[^()]|\\([^()]*\\))*\\))+,\\s*\"([a-z][A-Za-z]+)\"\\s*[,)]");

    /// An event being made, up to the end of the statement.
    private static final Pattern EVENT_MADE =
            Pattern.compile("(?:new SecurityEvent|SecurityEvent\\.(?:by|ofInstallation))\\([^;]*;");

    private static final Pattern KIND_METHOD =
            Pattern.compile("String kind\\([^{]*\\{.*?\\n {4}}\\n|String [A-Z_]+ = \"[^\"]*\"", Pattern.DOTALL);
    private static final Pattern KIND =
            Pattern.compile("\"([a-z][A-Za-z]*\\.[a-z][A-Za-z]*)\"|\\bkind\\b|\\bTAMPERED\\b");

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

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "it"})
    void everySecurityEventHasAText(String language) throws IOException {
        var kinds = securityEventKinds();

        assertThat(kinds)
                .contains("user.changed", "model.changed", "audit.opened")
                .hasSizeGreaterThan(20);
        assertThat(kinds.stream()
                        .filter(kind ->
                                !MESSAGES.keys(Locale.forLanguageTag(language)).contains("audit." + kind)))
                .as("the audit log would show the bare kind: add audit.<kind> to i18n/<bundle>_%s.properties", language)
                .isEmpty();
    }

    @Test
    void everySecurityEventIsNamedWhereItIsMade() throws IOException {
        var bare = new ArrayList<String>();
        for (var file : sources()) {
            var source = Files.readString(file);
            EVENT_MADE.matcher(source).results().forEach(made -> {
                if (!KIND.matcher(made.group()).find()) {
                    bare.add(file.getFileName() + ": " + made.group());
                }
            });
        }

        assertThat(bare)
                .as("write the kind as a text where the event is made, so that this test can find it; a switch over"
                        + " texts in a method called kind() will do")
                .isEmpty();
    }

    /// The texts of the form of a kind where events are made, and those that methods called `kind` give.
    private static Set<String> securityEventKinds() throws IOException {
        var kinds = new TreeSet<String>();
        for (var file : sources()) {
            var source = Files.readString(file);
            if (source.contains("SecurityEvent")) {
                Stream.concat(
                                EVENT_MADE.matcher(source).results(),
                                KIND_METHOD.matcher(source).results())
                        .forEach(found -> KIND.matcher(found.group())
                                .results()
                                .map(kind -> kind.group(1))
                                .filter(Objects::nonNull)
                                .forEach(kinds::add));
            }
        }
        return kinds;
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("SecurityEvent.java"))
                    .toList();
        }
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
