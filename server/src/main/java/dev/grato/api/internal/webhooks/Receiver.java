package dev.grato.api.internal.webhooks;

import dev.grato.platform.OutgoingGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Calls receivers: each call by a connection of its own to an address the guard has just allowed, without following
/// redirects, within fixed limits of time and size.
final class Receiver implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_CONNECTIONS = 200;
    private static final long MOST_RETRY_SECONDS = 1_000_000;

    private final OutgoingGuard guard;
    private final Duration whole;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timer").factory());

    Receiver(OutgoingGuard guard, Duration connect, Duration whole) {
        this.guard = guard;
        this.whole = whole;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(checked(guard))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(whole))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(whole))
                        .setConnectionRequestTimeout(Timeout.of(connect))
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Grato-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /// The client asks here for the addresses it is going to connect to, and nowhere else.
    private static DnsResolver checked(OutgoingGuard guard) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return guard.resolve(host).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    Answer post(String url, Map<String, String> headers, String body) {
        var isLate = new AtomicBoolean();
        var answer = new AtomicReference<@Nullable Answer>();
        try {
            var request = new HttpPost(guard.require(url));
            headers.forEach(request::setHeader);
            request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
            var deadline = timer.schedule(
                    () -> {
                        isLate.set(true);
                        request.abort();
                    },
                    whole.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                client.execute(request, response -> {
                    answer.set(answer(response, request));
                    return 0;
                });
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException failure) {
            var known = answer.get();
            return known == null ? Answer.failed(reason(failure, isLate.get())) : known;
        }
        var known = answer.get();
        return known == null ? Answer.failed("brokenOff") : known;
    }

    /// Reads no more than the limit and hangs up on who sends more.
    private static Answer answer(ClassicHttpResponse response, HttpPost request) throws IOException {
        int code = response.getCode();
        boolean isSuccess = code >= 200 && code < 300;
        var entity = response.getEntity();
        var text = "";
        if (entity != null) {
            var content = entity.getContent();
            try {
                var bytes = content.readNBytes(MOST_BYTES);
                text = text(bytes);
                if (bytes.length == MOST_BYTES && content.read() >= 0) {
                    request.abort();
                }
            } catch (IOException brokenOff) {
                // the status has come, and that is what counts
                request.abort();
            }
        }
        return new Answer(code, isSuccess ? null : "status", text, isSuccess ? null : retryAfter(response));
    }

    private static String text(byte[] bytes) {
        var text = new String(bytes, 0, Math.min(bytes.length, 4 * MOST_CHARACTERS), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, end);
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader("Retry-After");
        if (header == null || !header.getValue().matches("\\d{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(MOST_RETRY_SECONDS, Long.parseLong(header.getValue())));
    }

    private static String reason(IOException failure, boolean isLate) {
        if (isLate || failure instanceof SocketTimeoutException) {
            return "timeout";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutgoingGuard.Refused refused) {
                return refused.code();
            }
        }
        return switch (failure) {
            case UnknownHostException unknown -> "unknownHost";
            case SSLException insecure -> "tls";
            case java.net.ConnectException refused -> "unreachable";
            default -> "brokenOff";
        };
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }
}
