package dev.grato.exchange.internal.feeds;

import dev.grato.platform.OutgoingGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Files of web servers, each by a connection of its own to an address the guard has just allowed.
///
/// A redirection is followed three times at most, each checked like the first; the secret goes only to the server
/// it was
/// given for.
@Component
final class AddressFetching implements Fetching, AutoCloseable {

    private static final int MOST_REDIRECTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final OutgoingGuard guard;
    private final FeedProperties properties;
    private final Downloads downloads;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-timer").factory());

    AddressFetching(FeedProperties properties, FeedGuard guard, Downloads downloads) {
        this.guard = guard.guard();
        this.properties = properties;
        this.downloads = downloads;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(checked(this.guard))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(SILENCE))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(SILENCE))
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Grato-Feeds/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

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

    @Override
    public String kind() {
        return "address";
    }

    @Override
    public Optional<Fetched> fetch(Turn turn) throws IOException {
        var source = (FeedSource.Address) turn.feed().source();
        var isLate = new AtomicBoolean();
        try {
            var uri = guard.require(source.url());
            for (int hop = 0; ; hop++) {
                var step = step(turn, source, uri, isLate);
                if (step.fetched() != null) {
                    return Optional.of(step.fetched());
                }
                if (hop == MOST_REDIRECTS) {
                    throw new FetchFailed("tooManyRedirects");
                }
                uri = guard.require(
                        uri.resolve(Objects.requireNonNull(step.next())).toString());
            }
        } catch (IllegalArgumentException malformed) {
            throw new FetchFailed("urlInvalid");
        } catch (IOException failure) {
            throw new FetchFailed(reason(failure, isLate.get()));
        }
    }

    /// What came, or where to look instead.
    private record Step(@Nullable Fetched fetched, @Nullable String next) {}

    private Step step(Turn turn, FeedSource.Address source, URI uri, AtomicBoolean isLate) throws IOException {
        var request = new HttpGet(uri);
        request.setHeader("Accept-Encoding", "identity");
        boolean isSameServer =
                new FeedSource.Address(uri.toString(), null, null).place().equals(source.place());
        if (turn.secret() != null && isSameServer) {
            authorize(request, source, turn.secret());
        }
        var deadline = timer.schedule(
                () -> {
                    isLate.set(true);
                    request.abort();
                },
                properties.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> answer(turn, uri, request, response));
        } finally {
            deadline.cancel(false);
        }
    }

    private static void authorize(HttpGet request, FeedSource.Address source, String secret) {
        if (source.user() != null) {
            var both = (source.user() + ":" + secret).getBytes(StandardCharsets.UTF_8);
            request.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
        } else if (source.header() != null) {
            request.setHeader(source.header(), secret);
        } else {
            request.setHeader("Authorization", "Bearer " + secret);
        }
    }

    private Step answer(Turn turn, URI uri, HttpGet request, ClassicHttpResponse response) throws IOException {
        int code = response.getCode();
        var location = response.getFirstHeader("Location");
        if (code >= 300 && code < 400 && location != null) {
            request.abort();
            return new Step(null, location.getValue());
        }
        if (code != 200 || response.getEntity() == null) {
            request.abort();
            throw new FetchFailed("status", Map.of("status", code));
        }
        Downloads.Downloaded got;
        try (var in = response.getEntity().getContent()) {
            got = downloads.take(in);
        } catch (FetchFailed limit) {
            request.abort();
            throw limit;
        }
        var path = String.valueOf(uri.getPath());
        var name = path.substring(path.lastIndexOf('/') + 1);
        return new Step(
                new Fetched(
                        name.isEmpty() ? turn.feed().name() : name,
                        got.file(),
                        got.size(),
                        got.sha256(),
                        modified(response, turn.now()),
                        Map.of(),
                        false),
                null);
    }

    private static Instant modified(ClassicHttpResponse response, Instant now) {
        var header = response.getFirstHeader("Last-Modified");
        try {
            var at = header == null
                    ? now
                    : ZonedDateTime.parse(header.getValue(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return at.isAfter(now) ? now : at;
        } catch (DateTimeParseException unknown) {
            return now;
        }
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
