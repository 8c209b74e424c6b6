package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.platform.Courtesy;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// What can wait rests while requests of people are carried out.
@Tag("fast")
class CourtesyFilterTest {

    private long now;
    private final Courtesy courtesy = new Courtesy(() -> now);
    private final Courtesy.Turns turns = courtesy.turns();

    private boolean restsWhile(String path) throws Exception {
        var rested = new boolean[1];
        FilterChain chain = (request, response) -> {
            turns.work(() -> now += Duration.ofMinutes(1).toNanos());
            rested[0] = !turns.mayWork();
        };
        new CourtesyFilter(courtesy)
                .doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), chain);
        return rested[0];
    }

    @Test
    void saysWhenSomebodyIsBeingAnsweredAndWhenNoLonger() throws Exception {
        assertThat(restsWhile("/api/v1/people")).isTrue();
        assertThat(turns.mayWork()).isFalse();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(turns.mayWork()).isTrue();
    }

    @Test
    void takesNoNoticeOfThoseWhoWatchTheServer() throws Exception {
        assertThat(restsWhile("/health/ready")).isFalse();
        assertThat(restsWhile("/metrics")).isFalse();
    }
}
