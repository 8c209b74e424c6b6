package dev.grato.api;

import dev.grato.access.SignedIn;
import dev.grato.api.internal.IdempotencyRepository;
import dev.grato.api.internal.IdempotencyRepository.Known;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;

/// `Idempotency-Key` on a POST: the same key and the same request have one effect and the same answer, for a
/// day.
///
/// Failures of the server and refusals for being too fast are not kept: trying again is the point.
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final String PURPOSE = "idempotency";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int WHOLE = 64 * 1024;
    private static final int LARGEST = 1024 * 1024;
    private static final List<String> KEPT_HEADERS =
            List.of("Content-Type", "Content-Language", "ETag", "Location", "Cache-Control");

    private final IdempotencyRepository repository;
    private final Secrets secrets;
    private final Clock clock;
    private final Duration patience;

    IdempotencyFilter(IdempotencyRepository repository, Secrets secrets, Clock clock, Duration patience) {
        this.repository = repository;
        this.secrets = secrets;
        this.clock = clock;
        this.patience = patience;
    }

    /// Sessions are about cookies, which cannot be given twice, and what is shown once about a second factor is
    /// not kept.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || request.getRequestURI().startsWith("/api/v1/session")
                || request.getRequestURI().startsWith("/api/v1/me/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = String.valueOf(request.getHeader(HEADER));
        if (!KEY.matcher(key).matches()) {
            throw new GratoException(ApiError.IDEMPOTENCY_KEY_INVALID, new Fault(HEADER, "badIdempotencyKey"));
        }
        var signedIn = Requests.signedIn(request);
        if (signedIn == null) {
            chain.doFilter(request, response);
            return;
        }
        var workspace = signedIn.actor().workspace();
        var actor = actor(signedIn);
        var hash = hash(request);
        request.setAttribute(Requests.ONCE, once(actor, key, hash));
        switch (repository.take(workspace, actor, key, hash, clock.instant(), patience)) {
            case Known.Free(var run) -> carryOut(request, response, chain, new Taken(signedIn, actor, key, run));
            case Known.Running() -> throw new GratoException(ApiError.IDEMPOTENCY_RUNNING, Map.of("retryAfter", 1));
            case Known.Other() -> throw new GratoException(ApiError.IDEMPOTENCY_KEY_REUSED);
            case Known.Done done -> replay(response, done);
        }
    }

    /// The name under which the write itself is remembered, so that a request cut short by a crash has one
    /// effect.
    private static UUID once(UUID actor, String key, byte[] hash) {
        var text = actor + "\n" + key + "\n" + HexFormat.of().formatHex(hash);
        return UUID.nameUUIDFromBytes(Secrets.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private record Taken(SignedIn signedIn, UUID actor, String key, UUID run) {}

    private static UUID actor(SignedIn signedIn) {
        var id = signedIn.actor().id();
        return id != null ? id : signedIn.credential();
    }

    private void carryOut(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Taken taken)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        boolean isKept = false;
        try {
            chain.doFilter(request, caught);
            int status = caught.getStatus();
            if (status < 500 && status != 429 && status != 401) {
                keep(caught, taken);
                isKept = true;
            }
        } finally {
            if (!isKept) {
                repository.free(taken.signedIn().actor().workspace(), taken.actor(), taken.key(), taken.run());
            }
        }
        caught.copyBodyToResponse();
    }

    private void keep(ContentCachingResponseWrapper caught, Taken taken) {
        var headers = new LinkedHashMap<String, Object>();
        for (var name : KEPT_HEADERS) {
            var value = caught.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var type = caught.getContentType();
        if (type != null) {
            headers.put("Content-Type", type);
        }
        repository.keep(
                taken.signedIn().actor().workspace(),
                taken.actor(),
                taken.key(),
                taken.run(),
                caught.getStatus(),
                Json.write(headers),
                kept(caught.getContentAsByteArray()));
    }

    /// Large answers shrink to the id of their batch; the rest is compressed, and given up when even that is
    /// too much.
    private byte @Nullable [] kept(byte[] body) {
        var kept = body.length > WHOLE ? compress(orBatch(body)) : compress(body);
        return kept.length > LARGEST ? null : secrets.encrypt(PURPOSE, kept);
    }

    private static byte[] orBatch(byte[] body) {
        try {
            var answer = Json.asObject(Json.read(body));
            var batch = answer == null ? null : answer.get("batchId");
            return batch == null ? body : Json.write(Map.of("batchId", batch)).getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException notJson) {
            return body;
        }
    }

    private void replay(HttpServletResponse response, Known.Done done) throws IOException {
        var sealed = done.body();
        var body = sealed == null ? null : secrets.decrypt(PURPOSE, sealed).orElse(null);
        if (body == null) {
            throw new GratoException(ApiError.IDEMPOTENCY_ANSWER_GONE);
        }
        response.setStatus(done.status());
        Json.readObject(done.headers()).forEach((name, value) -> response.setHeader(name, String.valueOf(value)));
        response.setHeader("Idempotency-Replayed", "true");
        var whole = decompress(body);
        response.setContentLength(whole.length);
        response.getOutputStream().write(whole);
    }

    /// Uploads are told apart by length and type only; reading them twice would cost too much.
    private static byte[] hash(HttpServletRequest request) throws IOException {
        var body = new ByteArrayOutputStream();
        var head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + request.getQueryString() + "\n";
        body.write(head.getBytes(StandardCharsets.UTF_8));
        if (Bodies.isJson(request) || request.getContentLengthLong() <= 0) {
            body.write(Bodies.bytes(request));
        } else {
            body.write((request.getContentLengthLong() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Secrets.digest(body.toByteArray());
    }

    private static byte[] compress(byte[] bytes) {
        var target = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toByteArray();
    }

    private static byte[] decompress(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }
}
