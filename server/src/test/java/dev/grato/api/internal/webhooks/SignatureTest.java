package dev.grato.api.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SignatureTest {

    /// The vector of the reference implementations of Standard Webhooks.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void signsAsTheSpecificationHasIt() {
        assertThat(Signature.header(
                        List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEachSecret() {
        var both = Signature.header(List.of(Signature.newSecret(), SECRET), "id", 1L, "{}");

        assertThat(both.split(" ", -1))
                .hasSize(2)
                .contains(Signature.header(List.of(SECRET), "id", 1L, "{}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesSecretsOf32Bytes() {
        assertThat(Signature.newSecret()).startsWith("whsec_").hasSize(6 + 44).isNotEqualTo(Signature.newSecret());
    }

    @Test
    void triesAgainForThreeDaysWithGrowingPauses() {
        var random = new Random(1);
        var whole = Duration.ZERO;
        var last = Duration.ZERO;
        for (int attempts = 1; attempts <= 9; attempts++) {
            var pause = RetrySchedule.pause(attempts, Answer.failed("timeout"), random)
                    .orElseThrow();
            assertThat(pause)
                    .isGreaterThan(last)
                    .isBetween(
                            RetrySchedule.PAUSES.get(attempts - 1),
                            RetrySchedule.PAUSES
                                    .get(attempts - 1)
                                    .multipliedBy(6)
                                    .dividedBy(5));
            whole = whole.plus(RetrySchedule.PAUSES.get(attempts - 1));
            last = RetrySchedule.PAUSES.get(attempts - 1);
        }

        assertThat(whole).isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
        assertThat(RetrySchedule.pause(10, Answer.failed("timeout"), random)).isEmpty();
    }

    @Test
    void waitsAsLongAsTheReceiverAsksButNoLongerThanADay() {
        var random = new Random(1);

        assertThat(RetrySchedule.pause(1, asking(Duration.ofMinutes(10)), random))
                .contains(Duration.ofMinutes(10));
        assertThat(RetrySchedule.pause(1, asking(Duration.ofDays(30)), random)).contains(Duration.ofDays(1));
        assertThat(RetrySchedule.pause(4, asking(Duration.ofSeconds(1)), random).orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    private static Answer asking(Duration pause) {
        return new Answer(503, "status", "", pause);
    }
}
