package dev.grato.api.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grato.platform.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A program that receives webhooks: a real HTTP server on this machine, and a verification of signatures of its own.
final class TestReceiver implements AutoCloseable {

    /// A request as it came.
    record Message(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        Map<String, Object> json() {
            return Json.readObject(body);
        }

        Map<?, ?> data() {
            return (Map<?, ?>) json().get("data");
        }

        String type() {
            return String.valueOf(json().get("type"));
        }

        /// As a receiver would do it, by the words of the specification.
        boolean isSignedWith(String secret) throws Exception {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), mac.getAlgorithm()));
            var content = header("webhook-id") + "." + header("webhook-timestamp") + "." + body;
            var expected =
                    "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
            return Arrays.asList(header("webhook-signature").split(" ", -1)).contains(expected);
        }
    }

    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile Reply reply = exchange -> exchange.sendResponseHeaders(204, -1);

    TestReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                messages.add(new Message(
                        exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
                reply.to(exchange);
            }
        });
        server.start();
    }

    void answers(int status) {
        replies(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    void replies(Reply how) {
        reply = how;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// The next message, which must come.
    Message next() throws InterruptedException {
        var message = messages.poll(30, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    boolean hasNothing() {
        return messages.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
