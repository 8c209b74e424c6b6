package dev.grato.model.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grato.Seeds;
import dev.grato.platform.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class FormulaLanguageTest {

    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Locale ITALIAN = Locale.forLanguageTag("it");
    private static final Map<String, String> FIELDS = Map.of(
            "n", "number", "t", "text", "m", "money", "p", "percent", "d", "date", "s", "select", "r", "relation");

    private static final Names NAMES = new Names() {

        @Override
        public Found find(List<String> segments) {
            var type = segments.size() == 1 ? FIELDS.get(segments.getFirst()) : null;
            return type == null
                    ? null
                    : new Found(new Input(List.of(new Place("x", segments.getFirst())), type), List.of("open", "won"));
        }

        @Override
        public List<String> near(List<String> segments) {
            return List.of("n");
        }
    };

    private static FormulaFault fault(String text) {
        return catchThrowableOfType(
                        FormulaException.class,
                        () -> Formula.typed(text, Locale.ENGLISH).term(NAMES))
                .fault();
    }

    private static String shown(String text, Locale typist, Locale reader) {
        return Formula.typed(text, typist).shown(reader, path -> path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n +|formulaExpectedValue|3|0",
                "n + * 2|formulaExpectedValue|4|1",
                "round(n|formulaExpectedClose|7|0",
                "n n|formulaExpectedOperator|2|1",
                "1 + foo(2)|formulaUnknownFunction|4|3",
                "1 + rond(2)|formulaUnknownFunctionNear|4|4",
                "1 + x|formulaUnknownFieldNear|4|1",
                "\"abc|formulaUnclosedText|0|4",
                "n ? 2|formulaUnexpected|2|1",
                "n + t|formulaOperands|0|5",
                "if(n, 1, 2)|formulaType|3|1",
                "if(true, 1, t)|formulaType|12|1",
                "s = \"lost\"|formulaOption|4|6",
                "p > 50|formulaType|4|2",
                "round(1, 2, 3)|formulaArguments|0|14",
                "dateAdd(d, 1, \"moons\")|formulaUnit|14|7",
                "text(n, \"0,0,0\")|formulaFormat|8|7",
                "r|formulaNoValue|0|1",
                "null|formulaNoValue|0|4",
                "switch(n, n, 1)|formulaLiteral|10|1",
            })
    void saysWhatIsWrongAndWhere(String text, String code, int offset, int length) {
        var fault = fault(text);

        assertThat(List.of(fault.code(), fault.offset(), fault.length())).isEqualTo(List.of(code, offset, length));
        for (var locale : List.of(Locale.ENGLISH, SPANISH, ITALIAN)) {
            assertThat(Messages.load().text(locale, "fault." + code, fault.argsWithPlace()))
                    .doesNotContain("{")
                    .isNotEqualTo(code);
        }
    }

    @Test
    void understandsSpanishAndItalianSpreadsheets() {
        var canonical = "if(n > 1.5, round(n, 2), 0) & \"x\"";

        assertThat(shown("SI(n>1,5;REDONDEAR(n;2);0)&\"x\"", SPANISH, Locale.ENGLISH))
                .isEqualTo(canonical);
        assertThat(shown("=se(n > 1,5; arrotonda(n, 2); 0) & \"x\"", ITALIAN, Locale.ENGLISH))
                .isEqualTo(canonical);
        assertThat(shown(canonical, Locale.ENGLISH, ITALIAN)).isEqualTo("SE(n > 1,5; ARROTONDA(n; 2); 0) & \"x\"");
        assertThat(shown("AÑO(d)", SPANISH, Locale.ENGLISH)).isEqualTo("year(d)");
        assertThat(shown("VAL.VUOTO(n)", ITALIAN, Locale.ENGLISH)).isEqualTo("isBlank(n)");
    }

    @Test
    void readsBackWhatItWrites() {
        long seed = Seeds.seed();
        var made = new Expressions(new Random(seed));
        for (int i = 0; i < 3_000; i++) {
            var text = made.of(made.one(List.of(Kind.NUMBER, Kind.TEXT, Kind.MONEY, Kind.DATE, Kind.BOOLEAN)), 5);
            var canonical = shown(text, Locale.ENGLISH, Locale.ENGLISH);
            assertThat(shown(canonical, Locale.ENGLISH, Locale.ENGLISH))
                    .as("seed %d", seed)
                    .isEqualTo(canonical);
            for (var locale : List.of(SPANISH, ITALIAN)) {
                var local = shown(canonical, Locale.ENGLISH, locale);
                assertThat(shown(local, locale, Locale.ENGLISH))
                        .as("seed %d: %s", seed, local)
                        .isEqualTo(canonical);
            }
            var stored = Formula.typed(canonical, Locale.ENGLISH).stored(path -> path);
            assertThat(Formula.stored(stored).shown(Locale.ENGLISH, path -> path))
                    .isEqualTo(canonical);
        }
    }

    @Test
    void boundsHostileExpressions() {
        var hostile = List.of(
                "(".repeat(3_900),
                "-".repeat(3_900) + "1",
                "if(true,".repeat(480),
                "1" + "+1".repeat(1_900),
                "t" + "&t".repeat(400),
                "\"".repeat(3_999),
                "9".repeat(3_000),
                "1e999999999",
                "power(power(power(9999999999, 100), 100), 100)",
                "switch(".repeat(50) + "n" + ", 1, n, 2, n)".repeat(50),
                "substitute(\"" + "a".repeat(1_500) + "\", \"a\", \"" + "b".repeat(1_500) + "\")",
                "\ud800",
                "{x}",
                "x".repeat(5_000));
        assertThatCode(() -> {
                    for (var text : hostile) {
                        try {
                            var term = Formula.typed(text, Locale.ENGLISH).term(NAMES);
                            new Evaluator(input -> null, ZoneOffset.UTC, Instant.EPOCH).value(term);
                        } catch (FormulaException refused) {
                            assertThat(refused.fault().offset()).isNotNegative();
                        }
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void hasTextsAndSoundExamplesForEveryFunction() {
        var messages = Messages.load();
        for (var function : FormulaFunction.values()) {
            assertThat(Formula.typed(function.example(), Locale.ENGLISH).shown(Locale.ENGLISH, path -> path))
                    .isEqualTo(function.example());
            for (var locale : List.of(Locale.ENGLISH, SPANISH, ITALIAN)) {
                assertThat(messages.keys(locale))
                        .contains(
                                "formula.function." + function.canonical(),
                                "formula.arguments." + function.canonical());
                assertThat(FormulaFunction.named(function.in(locale))).isPresent();
            }
        }
    }
}
