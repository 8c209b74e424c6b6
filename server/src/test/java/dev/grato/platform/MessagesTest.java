package dev.grato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z]+}");

    private final Messages messages = Messages.load();

    @Test
    void hasTheSameTextsInAllLanguages() {
        for (var language : Messages.LANGUAGES) {
            assertThat(messages.keys(language)).as(language.toString()).isEqualTo(messages.keys(Locale.ENGLISH));
        }
    }

    @Test
    void mentionsTheSameThingsInAllLanguages() {
        for (var key : messages.keys(Locale.ENGLISH)) {
            for (var language : Messages.LANGUAGES) {
                assertThat(placeholders(language, key))
                        .as(key + " " + language)
                        .isEqualTo(placeholders(Locale.ENGLISH, key));
            }
        }
    }

    private TreeSet<String> placeholders(Locale language, String key) {
        return PLACEHOLDER
                .matcher(messages.find(language, key).orElseThrow())
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void fillsInWhatIsMentioned() {
        assertThat(messages.text(Locale.ITALIAN, "fault.passwordTooShort", Map.of("min", 10)))
                .isEqualTo("Una password ha almeno 10 caratteri.");
    }

    @Test
    void speaksEnglishWhereItHasNoOtherWords() {
        assertThat(messages.text(Locale.FRENCH, "error.api.NOT_READY")).isEqualTo("The server is not ready.");
    }

    @Test
    void fallsBackToTheCode() {
        assertThat(messages.text(Locale.ENGLISH, "fault.neverHeardOf")).isEqualTo("neverHeardOf");
    }

    @Test
    void findsTheLanguageAskedFor() {
        assertThat(Messages.asked("fr;q=1, es-MX;q=0.9, en;q=0.1"))
                .map(Locale::getLanguage)
                .contains("es");
        assertThat(Messages.asked("fr")).isEmpty();
        assertThat(Messages.asked("%%%;;q=nonsense")).isEmpty();
        assertThat(Messages.asked(null)).isEmpty();
    }
}
