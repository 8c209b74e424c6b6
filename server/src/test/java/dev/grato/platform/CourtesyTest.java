package dev.grato.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What can wait lets people go first.
@Tag("fast")
class CourtesyTest {

    private long now = 7;
    private final Courtesy courtesy = new Courtesy(() -> now);
    private final Courtesy.Turns turns = courtesy.turns();

    private void passes(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private String worksFor(int millis) {
        return turns.work(() -> {
            passes(millis);
            return "done";
        });
    }

    @Test
    void worksWithoutARestWhenNobodyAsks() {
        assertThat(turns.mayWork()).isTrue();
        assertThat(worksFor(100)).isEqualTo("done");
        assertThat(turns.mayWork()).isTrue();
    }

    @Test
    void restsThreeTimesAsLongAsItWorkedWhileSomebodyIsBeingAnswered() {
        courtesy.asked();
        assertThat(turns.mayWork()).isTrue();
        worksFor(100);
        passes(299);
        assertThat(turns.mayWork()).isFalse();
        passes(1);
        assertThat(turns.mayWork()).isTrue();
    }

    @Test
    void restsNoLongerThanTwoSeconds() {
        courtesy.asked();
        worksFor(60_000);
        passes(1_999);
        assertThat(turns.mayWork()).isFalse();
        passes(1);
        assertThat(turns.mayWork()).isTrue();
    }

    @Test
    void goesOnRestingForASecondAfterTheAnswer() {
        courtesy.asked();
        courtesy.asked();
        worksFor(10_000);
        courtesy.answered();
        passes(900);
        assertThat(turns.mayWork()).as("another one is still asking").isFalse();
        courtesy.answered();
        passes(999);
        assertThat(turns.mayWork()).isFalse();
        passes(1);
        assertThat(turns.mayWork()).as("nobody has asked for a second").isTrue();
    }

    @Test
    void hasAQuarterOfTheTimeHoweverMuchIsAsked() {
        long worked = 0;
        for (int i = 0; i < 1_000; i++) {
            courtesy.asked();
            if (turns.mayWork()) {
                worksFor(20);
                worked += 20;
            } else {
                passes(5);
            }
            courtesy.answered();
        }
        assertThat(worked * Duration.ofMillis(1).toNanos()).isBetween(now / 5, now / 3);
    }

    @Test
    void restsAfterWorkThatFailed() {
        courtesy.asked();
        assertThatIllegalStateException()
                .isThrownBy(() -> turns.work(() -> {
                    passes(50);
                    throw new IllegalStateException("failed");
                }));
        assertThat(turns.mayWork()).isFalse();
    }
}
