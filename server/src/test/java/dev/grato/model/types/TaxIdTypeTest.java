package dev.grato.model.types;

import static dev.grato.model.types.Fields.accept;
import static dev.grato.model.types.Fields.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxIdTypeTest {

    @ParameterizedTest
    @CsvSource({
        "IT 07643520567, IT, 07643520567, partitaIva",
        "07643520567, IT, 07643520567, partitaIva",
        "RSSMRA85T10A562S, IT, RSSMRA85T10A562S, codiceFiscale",
        "rss mra 85t10 a562s, IT, RSSMRA85T10A562S, codiceFiscale",
        "12345678-Z, ES, 12345678Z, nif",
        "ES12345678Z, ES, 12345678Z, nif",
        "X1234567L, ES, X1234567L, nie",
        "A58818501, ES, A58818501, cif",
        "ESQ2826000H, ES, Q2826000H, cif",
        "DE 123 456 789, DE, 123456789, vat",
        "ATU12345678, AT, U12345678, vat",
        "BE0123456789, BE, 0123456789, vat",
        "FR40303265045, FR, 40303265045, vat",
        "NL123456789B01, NL, 123456789B01, vat",
        "PL1234567890, PL, 1234567890, vat",
        "PT123456789, PT, 123456789, vat",
        "EL123456789, GR, 123456789, vat"
    })
    void recognisesNumbersByTheirShape(String text, String country, String number, String kind) {
        assertThat(accept("taxId", text)).isEqualTo(Map.of("country", country, "number", number, "kind", kind));
    }

    @ParameterizedTest
    @CsvSource({
        "IT07643520568, partitaIva",
        "RSSMRA85T10A562T, codiceFiscale",
        "ES12345678A, nif",
        "ESX1234567A, nie",
        "ESA58818502, cif",
        "ITABC, other"
    })
    void doubtsWrongCheckCharactersWithoutRefusing(String text, String kind) {
        assertThat(accept("taxId", text))
                .isInstanceOfSatisfying(
                        Map.class, value -> assertThat(value.get("kind")).isEqualTo(kind))
                .isInstanceOfSatisfying(
                        Map.class, value -> assertThat(value.get("isDoubtful")).isEqualTo(true));
    }

    @Test
    void understandsBareNumbersOfTheWorkspacesCountry() {
        assertThat(accept("taxId", "12345678A", Fields.SPAIN))
                .isEqualTo(Map.of("country", "ES", "number", "12345678A", "kind", "nif", "isDoubtful", true));
    }

    @Test
    void leavesNumbersOfOtherCountriesAlone() {
        assertThat(accept("taxId", Map.of("country", "US", "number", "12-3456789")))
                .isEqualTo(Map.of("country", "US", "number", "123456789", "kind", "other"));
    }

    @Test
    void keepsTheCountryInFront() {
        assertThat(Fields.type("taxId").store(accept("taxId", "07643520567")))
                .containsExactly("IT07643520567", "partitaIva", false);
    }

    @Test
    void refusesWhatIsNoNumberAtAll() {
        assertThat(faults("taxId", "n/a (?)")).containsExactly("taxId");
        assertThat(faults("taxId", Map.of("country", "IT"))).containsExactly("number required");
    }
}
