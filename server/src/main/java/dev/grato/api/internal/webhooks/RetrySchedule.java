package dev.grato.api.internal.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again: the schedule of the Standard Webhooks specification, three days in all, each pause up to a fifth
/// longer by chance, so that those who failed together do not come back together.
final class RetrySchedule {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double MOST_JITTER = 0.2;
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private RetrySchedule() {}

    /// The pause after this many failed attempts; none when there have been enough.
    static Optional<Duration> pause(int attempts, Answer answer, RandomGenerator random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        var jittered = pause.plusMillis((long) (pause.toMillis() * MOST_JITTER * random.nextDouble()));
        var asked = answer.retryAfter();
        if (asked == null || asked.compareTo(jittered) <= 0) {
            return Optional.of(jittered);
        }
        return Optional.of(asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED);
    }
}
