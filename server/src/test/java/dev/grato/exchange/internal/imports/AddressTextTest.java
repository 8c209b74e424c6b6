package dev.grato.exchange.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole addresses as people write them.
@Tag("fast")
class AddressTextTest {

    private static String read(String text) {
        return String.valueOf(AddressText.parts(text));
    }

    @Test
    void takesItalianAddressesApart() {
        assertThat(read("Via Roma 1, 20121 Milano (MI), Italia"))
                .isEqualTo("{street=Via Roma 1, postalCode=20121, city=Milano, region=MI, country=IT}");
        assertThat(read("Corso Italia, 3 - 00184 Roma RM"))
                .isEqualTo("{street=Corso Italia, 3, postalCode=00184, city=Roma, region=RM}");
        assertThat(read("Piazza Garibaldi 12 80142 Napoli"))
                .isEqualTo("{street=Piazza Garibaldi 12, postalCode=80142, city=Napoli}");
    }

    @Test
    void takesSpanishAddressesApart() {
        assertThat(read("Calle Mayor 5, 3º B, 28013 Madrid, España"))
                .isEqualTo("{street=Calle Mayor 5, 3º B, postalCode=28013, city=Madrid, country=ES}");
        assertThat(read("Avda. Diagonal 640\n08017 Barcelona (Barcelona)"))
                .isEqualTo("{street=Avda. Diagonal 640, postalCode=08017, city=Barcelona, region=Barcelona}");
        assertThat(read("C/ Colón 1, 46004, Valencia"))
                .isEqualTo("{street=C/ Colón 1, postalCode=46004, city=Valencia}");
    }

    @Test
    void takesAmericanAndBritishAddressesApart() {
        assertThat(read("742 Evergreen Terrace, Springfield, IL 62704, USA"))
                .isEqualTo("{street=742 Evergreen Terrace, postalCode=62704, city=Springfield, region=IL, country=US}");
        assertThat(read("10 Downing Street, London SW1A 2AA, United Kingdom"))
                .isEqualTo("{street=10 Downing Street, postalCode=SW1A 2AA, city=London, country=GB}");
    }

    @Test
    void leavesAloneWhatItDoesNotUnderstand() {
        assertThat(read("Via Roma 1")).isEqualTo("null");
        assertThat(read("12345 Main Street")).isEqualTo("null");
        assertThat(read("c/o Rossi, Via Roma 1, Milano")).isEqualTo("null");
        assertThat(read("20121 Milano")).isEqualTo("null");
    }
}
