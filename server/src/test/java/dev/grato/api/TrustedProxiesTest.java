package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@Tag("fast")
class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies("10.0.0.0/8, fd00::/8,192.0.2.7");

    private static MockHttpServletRequest from(String address, String... headers) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(address);
        request.setServerName("inner");
        request.setServerPort(8080);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private String caller(String address, String... headers) {
        return proxies.originOf(from(address, headers)).address();
    }

    @Test
    void believesNobodyElse() {
        var origin = proxies.originOf(from(
                "203.0.113.9",
                "X-Forwarded-For",
                "1.2.3.4",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Port",
                "99",
                "Forwarded",
                "for=1.2.3.4;proto=https;host=evil.example"));

        assertThat(origin).isEqualTo(new ForwardedRequest.Origin("203.0.113.9", "http", "inner", 8080));
        assertThat(new TrustedProxies(null)
                        .originOf(from("10.0.0.1", "X-Forwarded-For", "1.2.3.4"))
                        .address())
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.1                               | 198.51.100.1
            198.51.100.1, 10.1.1.1                     | 198.51.100.1
            6.6.6.6, 198.51.100.1, 10.1.1.1, 192.0.2.7 | 198.51.100.1
            6.6.6.6, 198.51.100.1:4711                 | 198.51.100.1
            [2001:db8::5]:4711, fd00::1                | 2001:db8:0:0:0:0:0:5
            2001:db8::5                                | 2001:db8:0:0:0:0:0:5
            ::ffff:198.51.100.1                        | 198.51.100.1
            10.1.1.1, 10.1.1.2                         | 10.1.1.1
            6.6.6.6, unknown                           | 10.0.0.1
            6.6.6.6, localhost, 10.1.1.1               | 10.1.1.1
            6.6.6.6, 999.1.1.1                         | 10.0.0.1
            6.6.6.6, 1.2.3                             | 10.0.0.1
            6.6.6.6,                                   | 10.0.0.1
            6.6.6.6, 10.1.1.1 198.51.100.1             | 10.0.0.1
            """)
    void takesTheLastThatIsNoProxy(String header, String caller) {
        assertThat(caller("10.0.0.1", "X-Forwarded-For", header)).isEqualTo(caller);
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        assertThat(caller("10.0.0.1", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-For", "198.51.100.1, 10.2.2.2"))
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            for=198.51.100.1;proto=https;host=crm.example             | 198.51.100.1         | https | crm.example | 443
            For="[2001:db8::5]:4711";Proto=HTTPS;Host="crm.example:8443" | 2001:db8:0:0:0:0:0:5 | https | crm.example | 8443
            for=6.6.6.6;proto=http, for=198.51.100.1;proto=https      | 198.51.100.1         | https | inner       | 443
            for="198.51.\\100.1"                                       | 198.51.100.1         | http  | inner       | 8080
            for=_hidden;proto=https                                   | 10.0.0.1             | https | inner       | 443
            for=6.6.6.6, for=198.51.100.1;for=1.1.1.1                 | 10.0.0.1             | http  | inner       | 8080
            for=6.6.6.6, nonsense                                     | 10.0.0.1             | http  | inner       | 8080
            for="6.6.6.6, for=1.1.1.1                                 | 10.0.0.1             | http  | inner       | 8080
            """)
    void readsTheStandardHeader(String header, String caller, String scheme, String host, int port) {
        assertThat(proxies.originOf(from("10.0.0.1", "Forwarded", header)))
                .isEqualTo(new ForwardedRequest.Origin(caller, scheme, host, port));
    }

    @Test
    void followsSchemeHostAndPort() {
        var origin = proxies.originOf(from(
                "10.0.0.1",
                "X-Forwarded-For",
                "6.6.6.6, 198.51.100.1, 10.1.1.1",
                "X-Forwarded-Proto",
                "http, https, http",
                "X-Forwarded-Host",
                "crm.example",
                "X-Forwarded-Port",
                "8443"));

        assertThat(origin).isEqualTo(new ForwardedRequest.Origin("198.51.100.1", "https", "crm.example", 8443));
    }

    @Test
    void takesNoHostThatIsNone() {
        var origin = proxies.originOf(from(
                "10.0.0.1",
                "X-Forwarded-For",
                "198.51.100.1",
                "X-Forwarded-Proto",
                "javascript",
                "X-Forwarded-Host",
                "evil.example/path?<script>",
                "X-Forwarded-Port",
                "123456"));

        assertThat(origin).isEqualTo(new ForwardedRequest.Origin("198.51.100.1", "http", "inner", 8080));
    }

    @Test
    void readsListsThatAreFarTooLong() {
        assertThat(caller("10.0.0.1", "X-Forwarded-For", "10.1.1.1,".repeat(3_000) + "10.1.1.1"))
                .isEqualTo("10.1.1.1");
        assertThatCode(() -> caller("10.0.0.1", "Forwarded", "\"\\,;=".repeat(5_000)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.1/8", "proxy.example", "10.0.0/8", "", "fd00::/129", "10.0.0.0/", "[::1]"
            })
    void saysWhichRangeIsWrong(String range) {
        assertThatThrownBy(() -> new TrustedProxies("127.0.0.1," + range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number 2");
    }

    @Test
    void hidesWhatItWasLearntFrom() {
        var request = from("10.0.0.1", "X-Forwarded-For", "198.51.100.1", "Accept", "text/html");
        var seen = new ForwardedRequest(request, proxies.originOf(request));

        assertThat(seen.getHeader("x-forwarded-for")).isNull();
        assertThat(seen.getHeaders("X-Forwarded-For").hasMoreElements()).isFalse();
        assertThat(java.util.Collections.list(seen.getHeaderNames())).containsExactly("Accept");
        assertThat(seen.getRemoteAddr()).isEqualTo("198.51.100.1");
    }
}
