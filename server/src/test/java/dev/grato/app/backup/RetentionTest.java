package dev.grato.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RetentionTest {

    private static final Instant LAST = Instant.parse("2026-11-22T02:30:00Z");

    @Test
    void keepsDaysAndWeeks() {
        var kept = new ArrayList<String>();
        for (int night = 0; night < 60; night++) {
            kept.add(Retention.name(LAST.minus(Duration.ofDays(59 - night))));
            kept.removeAll(new Retention(3, 2, ZoneOffset.UTC).outdated(kept));
        }

        // three days; the Sunday before is the last of its week
        assertThat(kept)
                .containsExactly(
                        "grato-2026-11-15T023000Z.backup",
                        "grato-2026-11-20T023000Z.backup",
                        "grato-2026-11-21T023000Z.backup",
                        "grato-2026-11-22T023000Z.backup");
    }

    @Test
    void keepsTheLastOfADay() {
        var early = Retention.name(LAST);
        var late = Retention.name(LAST.plus(Duration.ofHours(3)));

        assertThat(new Retention(5, 0, ZoneOffset.UTC).outdated(List.of(early, late)))
                .containsExactly(early);
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() {
        var others =
                List.of("grato.backup", "grato-2026-11-22T023000Z.backup.failed", "notes.txt", "grato-2026.backup");

        assertThat(new Retention(1, 0, ZoneOffset.UTC).outdated(others)).isEmpty();
    }
}
