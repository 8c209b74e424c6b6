package dev.grato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class JsonTest {

    @Test
    void givesEqualNumbersOneForm() {
        assertThat(Json.asNumber(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.5"));
        assertThat(Json.asNumber(new BigDecimal("15e1"))).isEqualTo(new BigDecimal("150"));
        assertThat(Json.asNumber(new BigDecimal("0e5"))).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void leavesNumbersOfAbsurdSizeAsTheyAre() {
        var absurd = new BigDecimal("100e2147483647");
        assertThat(Json.asNumber(absurd)).isEqualTo(absurd);
    }
}
