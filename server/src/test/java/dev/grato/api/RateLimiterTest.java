package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.platform.GratoException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong now = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(2, 3, now::get);

    @Test
    void refusesWhenTheBucketIsEmptyAndRefillsIt() {
        limiter.take("a");
        limiter.take("a");
        limiter.take("a");
        assertThatThrownBy(() -> limiter.take("a")).isInstanceOf(GratoException.class);

        now.addAndGet(500_000_000);

        assertThatCode(() -> limiter.take("a")).doesNotThrowAnyException();
    }

    @Test
    void countsCallersApart() {
        for (int i = 0; i < 3; i++) {
            limiter.take("a");
        }

        assertThatCode(() -> limiter.take("b")).doesNotThrowAnyException();
    }
}
