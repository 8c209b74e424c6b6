package dev.grato.model.types;

import static dev.grato.model.types.Fields.accept;
import static dev.grato.model.types.Fields.faults;
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

class PeopleAndPlacesTest {

    @Nested
    class PersonNames {
        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                Ada Lovelace | - | Ada | Lovelace
                Ana María García | - | Ana María | García
                García López, Ana | - | Ana | García López
                Ludwig van Beethoven | - | Ludwig | van Beethoven
                Juan de la Cruz | - | Juan | de la Cruz
                Dott.ssa Anna De Luca | Dott.ssa | Anna | De Luca
                Cher | - | Cher | -
                Van Morrison | - | Van | Morrison
                """)
        void takesWholeNamesApart(String whole, String title, String given, String family) {
            var name = accept("personName", whole);
            assertThat(Composite.of(name, "title")).isEqualTo(title);
            assertThat(Composite.of(name, "given")).isEqualTo(given);
            assertThat(Composite.of(name, "family")).isEqualTo(family);
            assertThat(accept("personName", Map.of("full", whole))).isEqualTo(name);
        }

        @Test
        void makesTheFullNameOfItsComponents() {
            var sent = Map.of("given", "Ana", "family", "García", "secondFamily", "Pérez", "full", "Somebody Else");
            assertThat(Composite.of(accept("personName", sent), "full")).isEqualTo("Ana García Pérez");
        }

        @Test
        void needsMoreThanATitle() {
            assertThat(faults("personName", Map.of("title", "Dr."))).containsExactly("nameMissing");
            assertThat(faults("personName", Map.of("nick", "x"))).containsExactly("nick unknownKey");
        }
    }

    @Nested
    class Emails {
        @Test
        void keepsTheSpellingAndComparesInLowerCase() {
            var emails = accept("emailList", List.of("Ada@Example.ORG", Map.of("address", "x@münchen.de")));
            assertThat(emails)
                    .isEqualTo(List.of(
                            Map.of("address", "Ada@Example.ORG", "isPrimary", true),
                            Map.of("address", "x@münchen.de", "isPrimary", false)));
            assertThat((String[]) Fields.type("emailList").store(emails)[1])
                    .containsExactly("ada@example.org", "x@münchen.de");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a",
                    "@b.it",
                    "a@b",
                    "a b@c.it",
                    "a@b..it",
                    ".a@b.it",
                    "a@-b.it",
                    "a@1.2.3.4",
                    "a@b.it,c@d.it"
                })
        void refusesWhatIsNoAddress(String text) {
            assertThat(faults("emailList", List.of("ok@ok.it", text))).containsExactly("[1].address emailAddress");
        }

        @Test
        void refusesTheSameAddressTwiceAndTwoPrimaries() {
            assertThat(faults("emailList", List.of("a@b.it", "A@B.it"))).containsExactly("[1] duplicateValue");
            assertThat(faults("emailList", List.of("x@münchen.de", "x@xn--mnchen-3ya.de")))
                    .containsExactly("[1] duplicateValue");
            var one = Map.of("address", "a@b.it", "isPrimary", true);
            var two = Map.of("address", "c@b.it", "isPrimary", true);
            assertThat(faults("emailList", List.of(one, two))).containsExactly("[1].isPrimary onePrimary");
        }
    }

    @Nested
    class Phones {
        @Test
        void readsNationalFormsInTheWorkspacesCountry() {
            assertThat(number("02 1234 5678", Fields.ITALY)).isEqualTo("+390212345678");
            assertThat(number("912 345 678", Fields.SPAIN)).isEqualTo("+34912345678");
            assertThat(number("020 7946 0018", Fields.ENGLAND)).isEqualTo("+442079460018");
            assertThat(number("0034 (912) 345-678", Fields.ITALY)).isEqualTo("+34912345678");
        }

        @Test
        void keepsExtensionsApart() {
            var phones = accept("phoneList", "+34 912 345 678 ext. 12");
            assertThat(phones)
                    .isEqualTo(List.of(Map.of("number", "+34912345678", "extension", "12", "isPrimary", true)));
            assertThat(print("phoneList", phones, Fields.SPAIN)).isEqualTo("+34 912 34 56 78 ext. 12");
        }

        @Test
        void takesPossibleNumbersAndRefusesImpossibleOnes() {
            assertThat(number("+34 100 000 000", Fields.ITALY)).isEqualTo("+34100000000");
            assertThat(faults("phoneList", "call me")).containsExactly("number phoneNumber");
            assertThat(faults("phoneList", "12")).containsExactly("number phoneNumber");
        }

        private static Object number(String text, dev.grato.model.ValueContext context) {
            return Composite.of(((List<?>) accept("phoneList", text, context)).getFirst(), "number");
        }
    }

    @Nested
    class Urls {
        @ParameterizedTest
        @CsvSource({
            "example.org, https://example.org",
            "HTTP://Example.ORG/Path?Q, http://example.org/Path?Q",
            "example.org:8080/a, https://example.org:8080/a",
            "http://intranet/x, http://intranet/x",
            "http://[::1]/, http://[::1]/"
        })
        void completesWebAddresses(String text, String url) {
            assertThat(accept("urlList", text)).isEqualTo(List.of(Map.of("url", url)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "ftp://a.b",
                    "https://user:pw@a.b",
                    "data:text/html,x",
                    "word",
                    "https://",
                    "a b.c"
                })
        void refusesEverythingElse(String text) {
            assertThat(faults("urlList", text)).containsExactly("url url");
        }
    }

    @Nested
    class Places {
        @Test
        void knowsCountriesByCodeAndName() {
            assertThat(accept("address", Map.of("country", "it"))).isEqualTo(Map.of("country", "IT"));
            assertThat(accept("address", Map.of("country", "España"))).isEqualTo(Map.of("country", "ES"));
            assertThat(faults("address", Map.of("country", "Atlantis"))).containsExactly("country country");
        }

        @Test
        void printsAddressesAsOnAnEnvelope() {
            var address = Map.of(
                    "street", "Via Roma 1", "postalCode", "20121", "city", "Milano", "region", "MI", "country", "IT");
            assertThat(print("address", accept("address", address), Fields.SPAIN))
                    .isEqualTo("Via Roma 1, 20121 Milano (MI), Italia");
        }

        @Test
        void staysOnTheGlobe() {
            assertThat(faults("geoPoint", Map.of("latitude", 90.1, "longitude", 0)))
                    .containsExactly("latitude tooLarge");
            assertThat(faults("geoPoint", Map.of("latitude", 1))).containsExactly("longitude required");
            assertThat(accept("geoPoint", Map.of("latitude", new BigDecimal("45.46420349999"), "longitude", 9)))
                    .isEqualTo(Map.of("latitude", new BigDecimal("45.4642035"), "longitude", new BigDecimal("9")));
        }
    }
}
