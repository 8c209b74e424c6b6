package dev.grato.model.types;

import static dev.grato.model.types.Fields.accept;
import static dev.grato.model.types.Fields.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Today is 22 November 2026.
class ApproximateTypesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            about 50k | 50000 | 50000 | EUR
            50-60k | 50000 | 60000 | EUR
            between 50 and 60 thousand | 50000 | 60000 | EUR
            $1.5M | 1500000 | 1500000 | USD
            half a million | 500000 | 500000 | EUR
            up to 20,000 GBP | - | 20000 | GBP
            more than 2 million | 2000000 | - | EUR
            circa 50.000 | 50000 | 50000 | EUR
            tra 50 e 60 mila euro | 50000 | 60000 | EUR
            almeno 1,5 mln | 1500000 | - | EUR
            fino a 20 mila | - | 20000 | EUR
            mezzo milione | 500000 | 500000 | EUR
            unos 50 mil | 50000 | 50000 | EUR
            entre 50 y 60 mil € | 50000 | 60000 | EUR
            al menos 2 millones | 2000000 | - | EUR
            menos de 300 | - | 300 | EUR
            un millón de dólares | 1000000 | 1000000 | USD
            900k-1,2M | 900000 | 1200000 | EUR
            """)
    void understandsAmountsInWords(String words, BigDecimal from, BigDecimal to, String currency) {
        var amount = accept("approximateAmount", words);
        assertThat(Composite.of(amount, "from")).isEqualTo(from);
        assertThat(Composite.of(amount, "to")).isEqualTo(to);
        assertThat(Composite.of(amount, "currency")).isEqualTo(currency);
        assertThat(Composite.of(amount, "words")).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a lot", "5 people", "1 2 3", "60-50k", "millón y medio", "k", "50 EUR o 60 USD"})
    void asksAgainRatherThanGuessingAmounts(String words) {
        assertThat(faults("approximateAmount", words)).containsExactly("approximateAmount");
    }

    @Test
    void comparesAmountsByTheirMiddle() {
        var range = accept("approximateAmount", Map.of("from", 50, "to", 61));
        assertThat(Fields.type("approximateAmount").store(range)[0]).isEqualTo(new BigDecimal("55.5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            September | 2027-09-01 | 2027-09-30
            november | 2026-11-01 | 2026-11-30
            December 2026 | 2026-12-01 | 2026-12-31
            Q3 2027 | 2027-07-01 | 2027-09-30
            Q1 | 2027-01-01 | 2027-03-31
            mid-May | 2027-05-11 | 2027-05-20
            next month | 2026-12-01 | 2026-12-31
            end of next year | 2027-09-01 | 2027-12-31
            15 March | 2027-03-15 | 2027-03-15
            fine marzo | 2027-03-21 | 2027-03-31
            metà maggio 2028 | 2028-05-11 | 2028-05-20
            primo trimestre 2027 | 2027-01-01 | 2027-03-31
            settembre del prossimo anno | 2027-09-01 | 2027-09-30
            inizio febbraio | 2027-02-01 | 2027-02-10
            fine anno | 2026-09-01 | 2026-12-31
            mediados de mayo | 2027-05-11 | 2027-05-20
            finales de 2027 | 2027-09-01 | 2027-12-31
            segundo semestre 2027 | 2027-07-01 | 2027-12-31
            verano | 2027-06-01 | 2027-08-31
            la próxima semana | 2026-11-23 | 2026-11-29
            2027 | 2027-01-01 | 2027-12-31
            03/2027 | 2027-03-01 | 2027-03-31
            """)
    void understandsTimesInWords(String words, String from, String to) {
        assertThat(accept("approximateDate", words)).isEqualTo(Map.of("from", from, "to", to, "words", words));
    }

    @Test
    void takesExactDaysWithoutWords() {
        assertThat(accept("approximateDate", "2027-03-04")).isEqualTo(Map.of("from", "2027-03-04", "to", "2027-03-04"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "31 February 2027", "Q5", "May June", "the", "32 May"})
    void asksAgainRatherThanGuessingTimes(String words) {
        assertThat(faults("approximateDate", words)).containsExactly("approximateDate");
    }

    @Test
    void refusesEndsBeforeBeginnings() {
        assertThat(faults("approximateDate", Map.of("from", "2027-02-01", "to", "2027-01-01")))
                .containsExactly("to tooEarly");
        assertThat(faults("approximateAmount", Map.of("from", 2, "to", 1))).containsExactly("to tooSmall");
    }
}
