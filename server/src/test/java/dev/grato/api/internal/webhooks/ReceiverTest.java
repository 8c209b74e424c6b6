package dev.grato.api.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.platform.OutgoingGuard;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one call does, against a real server on this machine.
class ReceiverTest {

    private static final List<String> HERE = List.of("127.0.0.1");

    private TestReceiver there;
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        there = new TestReceiver();
        receiver = receiver(OutgoingGuard.of(HERE, true));
    }

    private static Receiver receiver(OutgoingGuard guard) {
        return new Receiver(guard, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws Exception {
        receiver.close();
        there.close();
    }

    private Answer post(String path) {
        return receiver.post(there.url(path), Map.of("webhook-id", "1"), "{}");
    }

    @Test
    void postsJsonWithTheHeaders() throws Exception {
        assertThat(post("/hook").isSuccess()).isTrue();

        var message = there.next();
        assertThat(message.path()).isEqualTo("/hook");
        assertThat(message.header("webhook-id")).isEqualTo("1");
        assertThat(message.header("Content-Type")).startsWith("application/json");
        assertThat(message.header("User-Agent")).isEqualTo("Grato-Webhooks/1");
        assertThat(message.header("Accept-Encoding")).isEmpty();
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        there.replies(exchange -> {
            exchange.getResponseHeaders().add("Location", there.url("/elsewhere"));
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(post("/hook")).extracting("code", "reason").containsExactly(307, "status");
        assertThat(there.next().path()).isEqualTo("/hook");
        assertThat(there.hasNothing()).isTrue();
    }

    @Test
    void readsNoMoreThanTheLimit() {
        there.replies(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var piece = "x".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            try (var out = exchange.getResponseBody()) {
                // 800 MB, which the two seconds would be too short for as well
                for (int i = 0; i < 100_000; i++) {
                    out.write(piece);
                }
            }
        });

        var answer = post("/endless");

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.body()).hasSize(500);
    }

    @Test
    void givesUpOnWhoTakesTooLong() {
        var isOver = new CountDownLatch(1);
        there.replies(exchange -> await(isOver));

        assertThat(post("/slow")).extracting("code", "reason").containsExactly(null, "timeout");
        isOver.countDown();
    }

    @Test
    void givesUpOnWhoDripsAlong() {
        var isOver = new CountDownLatch(1);
        there.replies(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            try (var out = exchange.getResponseBody()) {
                out.write('x');
                out.flush();
                await(isOver);
            }
        });

        var answer = post("/drips");

        assertThat(answer).extracting("code", "reason").containsExactly(500, "status");
        isOver.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysWhenNobodyAnswers() {
        int port = there.port();
        there.close();

        assertThat(receiver.post("http://127.0.0.1:" + port + "/", Map.of(), "{}")
                        .reason())
                .isEqualTo("unreachable");
    }

    @Test
    void connectsToNoAddressThatIsNotAllowed() throws Exception {
        try (var strict = receiver(OutgoingGuard.of(List.of(), true))) {
            for (var url : List.of(
                    there.url("/"),
                    "http://localhost:" + there.port() + "/",
                    "http://[::1]:" + there.port() + "/",
                    "http://[::ffff:127.0.0.1]:" + there.port() + "/",
                    "http://0.0.0.0:" + there.port() + "/")) {
                assertThat(strict.post(url, Map.of(), "{}").reason()).as(url).isEqualTo("addressRefused");
            }
        }
        assertThat(there.hasNothing()).isTrue();
    }

    @Test
    void isNotFooledByANameThatMeansSomethingElseTheSecondTime() throws Exception {
        var answers = new ArrayList<>(List.of("1.1.1.1", "127.0.0.1"));
        var guard = new OutgoingGuard(List.of(), true, host -> List.of(InetAddress.ofLiteral(answers.removeFirst())));
        var url = "http://rebound.example:" + there.port() + "/";
        assertThat(guard.faultOf(url)).as("when it is saved").isEmpty();

        try (var rebound = receiver(guard)) {
            assertThat(rebound.post(url, Map.of(), "{}").reason()).isEqualTo("addressRefused");
        }
        assertThat(there.hasNothing()).isTrue();
    }

    @Test
    void asksForAddressesOnlyOnceACall() throws Exception {
        var asked = new ArrayList<String>();
        var guard = new OutgoingGuard(HERE, true, host -> {
            asked.add(host);
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        });

        try (var named = receiver(guard)) {
            assertThat(named.post("http://named.example:" + there.port() + "/", Map.of(), "{}")
                            .isSuccess())
                    .isTrue();
        }

        assertThat(asked).containsExactly("named.example");
        assertThat(there.next().header("Host")).isEqualTo("named.example:" + there.port());
    }
}
