package dev.grato.sales.internal.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When silence is longer than a customer's own rhythm.
@Tag("fast")
class RhythmTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private static Rhythm of(int days, int every, int silent) {
        var last = FIRST.plusDays((long) every * (days - 1));
        return Rhythm.of(FIRST, last, days, last.plusDays(silent));
    }

    @Test
    void callsAMonthlyCustomerOfAYearQuietAfterElevenWeeks() {
        assertThat(of(12, 30, 77).isQuiet()).isFalse();
        assertThat(of(12, 30, 78).isQuiet()).isTrue();
        assertThat(of(12, 30, 78).everyDays()).isEqualByComparingTo("30");
    }

    @Test
    void waitsLongerForWhomItKnowsLess() {
        assertThat(of(3, 30, 115).isQuiet()).isFalse();
        assertThat(of(3, 30, 116).isQuiet()).isTrue();
    }

    @Test
    void saysNothingOfWhoBoughtTwice() {
        assertThat(of(2, 30, 3_000).isQuiet()).isFalse();
        assertThat(of(2, 30, 3_000).everyDays()).isNull();
    }

    @Test
    void isCertainOnTheDayOfAPurchase() {
        assertThat(Rhythm.chance(11, 330, 0)).isEqualTo(1, within(1e-9));
        assertThat(of(12, 30, 0).silentDays()).isZero();
    }
}
