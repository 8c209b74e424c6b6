package dev.grato.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.platform.OutgoingGuard.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class OutgoingGuardTest {

    private static final OutgoingGuard GUARD = guard();

    private static OutgoingGuard guard(String... allowed) {
        return new OutgoingGuard(List.of(allowed), false, host -> {
            try {
                return List.of(InetAddress.ofLiteral(host));
            } catch (IllegalArgumentException notALiteral) {
                throw new UnknownHostException(host);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::2",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void refusesWhatIsNotPublic(String address) {
        assertThat(GUARD.isAllowed(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1"
            })
    void letsPassWhatIsPublic(String address) {
        assertThat(GUARD.isAllowed(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, urlNotHttps",
        "ftp://example.com/, urlNotHttps",
        "file:///etc/passwd, urlInvalid",
        "gopher://127.0.0.1:70/, urlNotHttps",
        "https://user@example.com/, urlHasUserInfo",
        "https://user:secret@example.com/, urlHasUserInfo",
        "https://example.com@127.0.0.1/, urlHasUserInfo",
        "https://@127.0.0.1/, urlHasUserInfo",
        "https://127.0.0.1/, addressRefused",
        "HTTPS://127.0.0.1/, addressRefused",
        "https://[::1]/, addressRefused",
        "https://[::ffff:127.0.0.1]/, addressRefused",
        "https://[::ffff:7f00:1]/, addressRefused",
        "https://169.254.169.254/latest/meta-data, addressRefused",
        "https://2130706433/, addressRefused",
        "https://127.1/, urlInvalid",
        "https://example.com:22/, urlPortRefused",
        "https://example.com:25/, urlPortRefused",
        "https://example.com:5432/, urlPortRefused",
        "https://example.com:6379/, urlPortRefused",
        "https://example.com:0/, urlPortRefused",
        "https://example.com:99999/, urlPortRefused",
        "https://example.com/#top, urlInvalid",
        "https:///path, urlInvalid",
        "https:example.com, urlInvalid",
        "//example.com/, urlInvalid",
        "example.com, urlInvalid",
        "https://exa mple.com/, urlInvalid",
        "https://example.com\\@127.0.0.1/, urlInvalid",
        "https://münchen.example/, urlInvalid",
        "'', urlInvalid"
    })
    void saysWhatIsWrongWithAnAddress(String url, String code) {
        assertThat(GUARD.faultOf(url)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/hook?key=value",
                "https://1.1.1.1:8443/",
                "https://[2606:4700:4700::1111]:9000/x",
                "https://not-known-now.example/hook"
            })
    void findsNothingWrongWithOthers(String url) {
        assertThat(GUARD.faultOf(url)).isEmpty();
    }

    @Test
    void refusesLongOnes() {
        assertThat(GUARD.faultOf("https://1.1.1.1/" + "a".repeat(2_000))).contains("urlInvalid");
    }

    @Test
    void letsPassWhatTheInstallationAllows() {
        var guard = guard("10.1.0.0/16", "fd12::/16", "127.0.0.1");

        assertThat(guard.isAllowed(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(guard.isAllowed(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(guard.isAllowed(InetAddress.ofLiteral("fd12::7"))).isTrue();
        assertThat(guard.isAllowed(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(guard.isAllowed(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
    }

    @Test
    void trustsNoNameThatAlsoLeadsInside() {
        var guard = new OutgoingGuard(
                List.of(), false, host -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")));

        assertThatThrownBy(() -> guard.resolve("both.example")).isInstanceOf(Refused.class);
    }

    @Test
    void asksAgainEachTime() throws Exception {
        var answers = new ArrayList<>(List.of("1.1.1.1", "127.0.0.1"));
        var guard = new OutgoingGuard(List.of(), false, host -> List.of(InetAddress.ofLiteral(answers.removeFirst())));

        assertThat(guard.resolve("rebound.example")).containsExactly(InetAddress.ofLiteral("1.1.1.1"));
        assertThatThrownBy(() -> guard.resolve("rebound.example")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "nonsense", "::/129"})
    void refusesNetworksThatAreNone(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
