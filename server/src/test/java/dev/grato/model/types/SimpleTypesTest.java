package dev.grato.model.types;

import static dev.grato.model.types.Fields.accept;
import static dev.grato.model.types.Fields.faults;
import static dev.grato.model.types.Fields.field;
import static dev.grato.model.types.Fields.print;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleTypesTest {

    @Nested
    class Texts {
        @Test
        void trimsAndComparesFolded() {
            assertThat(accept("text", "\u00A0 Señor  Ñandú\n")).isEqualTo("Señor  Ñandú");
            assertThat(Fields.type("text").store("Señor  Ñandú")).containsExactly("Señor  Ñandú", "senor nandu");
        }

        @Test
        void countsCodePoints() {
            var field = field("text", Map.of("maxLength", 2));
            assertThat(accept(field, "😀😀", Fields.ITALY)).isEqualTo("😀😀");
            assertThat(faults(field, "😀😀😀")).containsExactly("tooLong");
        }

        @Test
        void staysOnOneLine() {
            assertThat(faults("text", "a\nb")).containsExactly("lineBreak");
            assertThat(faults("text", "a\tb")).containsExactly("controlCharacter");
            assertThat(faults("text", 5)).containsExactly("wrongType");
        }

        @Test
        void isNoValueWhenBlank() {
            assertThat(accept("text", "  ")).isNull();
            assertThat(accept("longText", " \n ")).isNull();
            assertThat(accept("richText", "<p><br></p>")).isNull();
        }

        @Test
        void keepsOnlyHarmlessHtml() {
            assertThat(accept("richText", "<p onclick=\"x()\">Hi<script>alert(1)</script></p>"))
                    .isEqualTo("<p>Hi</p>");
            assertThat(accept("richText", "<a href=\"https://a.b\" target=_blank>x</a>"))
                    .isEqualTo("<a href=\"https://a.b\" rel=\"noopener\">x</a>");
            assertThat(accept("richText", "<a href=\"java&#9;script:alert(1)\">x</a>"))
                    .isEqualTo("<a rel=\"noopener\">x</a>");
            assertThat(accept("richText", "a<img src=\"https://evil.example/p.gif\"><img src=\"//evil.example/p\">"))
                    .isEqualTo("a");
            assertThat(accept("richText", "<a href=\"tel:+39021\">x</a>"))
                    .asString()
                    .contains("tel:+39021");
        }
    }

    @Nested
    class Numbers {
        @Test
        void knowsEqualNumbersAsEqual() {
            assertThat(accept("number", new BigDecimal("1.50"))).isEqualTo(accept("number", 1.5));
            assertThat(accept("number", new BigDecimal("-0.00"))).isEqualTo(BigDecimal.ZERO);
        }

        @Test
        void refusesWhatWouldBeRounded() {
            assertThat(faults(field("number", Map.of("scale", 2)), new BigDecimal("1.005")))
                    .containsExactly("tooManyDecimals");
            assertThat(faults("number", new BigDecimal("1e30"))).containsExactly("tooManyDigits");
            assertThat(faults("number", new BigDecimal("1e999999"))).containsExactly("tooManyDigits");
        }

        @Test
        void keepsItsLimits() {
            var field = field("number", Map.of("min", 1, "max", new BigDecimal("2.5")));
            assertThat(faults(field, 0)).containsExactly("tooSmall");
            assertThat(faults(field, 3)).containsExactly("tooLarge");
            assertThat(faults("percent", 1001)).containsExactly("tooLarge");
            assertThat(faults("rating", 6)).containsExactly("tooLarge");
            assertThat(faults("rating", new BigDecimal("1.5"))).containsExactly("tooManyDecimals");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1.234,5 | 1234.5
                1,234.5 | 1234.5
                1234,5 | 1234.5
                1.234.567 | 1234567
                1 234 | 1234
                0,125 | 0.125
                -12,50 | -12.5
                """)
        void readsUnambiguousTexts(String text, BigDecimal number) {
            assertThat(accept("number", Fields.type("number").parse(text))).isEqualTo(number);
        }

        @Test
        void leavesAmbiguousTextsAlone() {
            assertThat(Fields.type("number").parse("1,234")).isEqualTo("1,234");
            assertThat(print("number", new BigDecimal("1.234"), Fields.ITALY)).isEqualTo("1,2340");
        }

        @Test
        void takesMoneyInManyForms() {
            var ten = Map.of("amount", new BigDecimal("10.5"), "currency", "EUR");
            assertThat(accept("money", new BigDecimal("10.50"))).isEqualTo(ten);
            assertThat(accept("money", "10.50")).isEqualTo(ten);
            assertThat(accept("money", Map.of("amount", "10.5", "currency", "eur")))
                    .isEqualTo(ten);
            assertThat(accept("money", Fields.type("money").parse("10,50 €"))).isEqualTo(ten);
            assertThat(print("money", ten, Fields.SPAIN)).isEqualTo("10,50 EUR");
        }

        @Test
        void refusesStrangeMoney() {
            assertThat(faults("money", Map.of("amount", 1, "currency", "QQQ"))).containsExactly("currency currency");
            assertThat(faults("money", Map.of("amount", 1, "tax", 2))).containsExactly("tax unknownKey");
            assertThat(faults("money", "ten")).containsExactly("wrongType");
            assertThat(faults("money", Map.of("currency", "EUR"))).containsExactly("amount required");
        }
    }

    @Nested
    class Times {
        @Test
        void refusesDaysThatDoNotExist() {
            assertThat(faults("date", "2026-02-30")).containsExactly("impossibleDate");
            assertThat(faults("date", "0000-01-01")).containsExactly("impossibleDate");
            assertThat(faults("date", "22/11/2026")).containsExactly("date");
            assertThat(Fields.type("date").parse("22/11/2026")).isEqualTo("2026-11-22");
        }

        @Test
        void keepsMomentsInUtcToTheMicrosecond() {
            assertThat(accept("dateTime", "2026-11-22T10:15:30.1234567+01:00"))
                    .isEqualTo("2026-11-22T09:15:30.123456Z");
            assertThat(accept("dateTime", "2026-11-22T10:15Z")).isEqualTo("2026-11-22T10:15:00Z");
            assertThat(accept("dateTime", "2026-11-22T10:15:00.120Z")).isEqualTo("2026-11-22T10:15:00.12Z");
        }

        @Test
        void refusesMomentsWithoutZoneOrOutOfRange() {
            assertThat(faults("dateTime", "2026-11-22T10:15:30")).containsExactly("offsetMissing");
            assertThat(faults("dateTime", "2026-11-22")).containsExactly("dateTime");
            assertThat(faults("dateTime", "0001-01-01T00:00:00+14:00")).containsExactly("impossibleDate");
        }

        @Test
        void readsDurationsInIsoForm() {
            assertThat(accept("duration", "PT90M")).isEqualTo("PT1H30M");
            assertThat(faults("duration", "P1M")).containsExactly("duration");
            assertThat(faults("duration", "-PT1M")).containsExactly("tooSmall");
            assertThat(faults("duration", 90)).containsExactly("wrongType");
            assertThat(print("duration", "PT26H5M", Fields.ITALY)).isEqualTo("26:05");
        }
    }

    @Nested
    class Choices {
        @Test
        void offersOnlyLiveOptions() {
            assertThat(accept("select", "won")).isEqualTo("won");
            assertThat(accept("select", "vinto")).isEqualTo("won");
            assertThat(faults("select", "old")).containsExactly("unknownOption");
            assertThat(faults("multiSelect", List.of("open", "nope"))).containsExactly("[1] unknownOption");
        }

        @Test
        void keepsTheOrderOfTheOptions() {
            assertThat(accept("multiSelect", List.of("won", "open", "won"))).isEqualTo(List.of("open", "won"));
            assertThat(print("multiSelect", List.of("open", "won"), Fields.ITALY))
                    .isEqualTo("Aperto; Vinto");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "Sí", "sì", "VERO", "1"})
        void readsYesInEveryLanguage(String text) {
            assertThat(Fields.type("boolean").parse(text)).isEqualTo(true);
        }

        @Test
        void takesNothingElseForYes() {
            assertThat(faults("boolean", "true")).containsExactly("wrongType");
            assertThat(faults("boolean", 1)).containsExactly("wrongType");
        }
    }

    @Nested
    class Links {
        @Test
        void writesIdsInLowerCase() {
            assertThat(accept("relation", Map.of("id", Samples.ID))).isEqualTo("019a0000-0000-7000-8000-0000000000ab");
            assertThat(faults("relation", "nobody")).containsExactly("id");
        }

        @Test
        void linksOnlyToItsTargets() {
            var field = field("polymorphicRelation", Map.of("targets", List.of("person", "company")));
            assertThat(faults(field, Map.of("object", "deal", "id", Samples.ID)))
                    .containsExactly("object unknownTarget");
        }

        @Test
        void refusesTheSameFileTwice() {
            assertThat(faults("fileList", List.of(Samples.ID, Map.of("id", Samples.ID))))
                    .containsExactly("[1] duplicateValue");
        }

        @Test
        void sortsKeysOfJson() {
            assertThat(accept("json", Map.of("b", 1, "a", List.of(2))))
                    .asString()
                    .startsWith("{a=");
            assertThat(faults("json", "x".repeat(100_001))).containsExactly("tooLong");
        }
    }
}
