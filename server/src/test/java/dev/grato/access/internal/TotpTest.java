package dev.grato.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.platform.Base32;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, the rows of SHA-1; six of the eight digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void knowsTheCodesOfTheStandard(long moment, String code) {
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(moment))).hasValue(moment / 30);
    }

    @Test
    void toleratesOneStepEitherWay() {
        var moment = Instant.ofEpochSecond(1_111_111_109);

        assertThat(Totp.step(SECRET, "081804", moment.plusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, "081804", moment.minusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, "081804", moment.plusSeconds(90))).isEmpty();
        assertThat(Totp.step(SECRET, "081804", moment.minusSeconds(90))).isEmpty();
        assertThat(Totp.step(SECRET, "081 804", moment)).isPresent();
        assertThat(Totp.step(SECRET, "81804", moment)).isEmpty();
    }

    @Test
    void writesItsSecretAsAppsReadIt() {
        assertThat(Base32.encode(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.uri(SECRET, "ada+crm@example.com"))
                .isEqualTo("otpauth://totp/Grato:ada%2Bcrm%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Grato&algorithm=SHA1&digits=6&period=30");
    }
}
