package dev.grato.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrivacySpecTest {

    private static final Path SPEC = Path.of("../docs/specs/privacy.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (R\\d\\d) \\| (`\\w+Test\\b|Not yet: \\w)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void everyRuleHasATestOrAReason() throws IOException {
        var rules = ROW.matcher(Files.readString(SPEC)).results().map(row -> row.group(1));
        assertThat(rules)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj("R%02d"::formatted)
                        .toList());
    }

    @Test
    void everyNamedTestExists() throws IOException {
        for (var named : NAMED.matcher(Files.readString(SPEC)).results().toList()) {
            var test = named.group(1);
            try (var files = Files.walk(TESTS)) {
                var source = files.filter(file -> file.endsWith(test + ".java")).findFirst();
                assertThat(source).as(test).isPresent();
                if (named.group(2) != null) {
                    assertThat(Files.readString(source.orElseThrow())).contains("void " + named.group(2) + "(");
                }
            }
        }
    }
}
