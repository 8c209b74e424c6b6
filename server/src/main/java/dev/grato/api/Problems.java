package dev.grato.api;

import dev.grato.access.SignedIn;
import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns refusals into problem details (RFC 9457) in the caller's language.
@Component
public final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "https://grato.dev/problems/";
    private static final int LONGEST_TEXT = 200;

    private final Messages messages;

    public Problems(Messages messages) {
        this.messages = messages;
    }

    /// The problem as it is sent.
    public Map<String, @Nullable Object> problem(GratoException refusal, Locale locale) {
        var code = refusal.code();
        var key = "error." + code.module() + "." + code.name();
        var problem = new LinkedHashMap<String, @Nullable Object>();
        problem.put(
                "type",
                TYPES + code.module() + "/"
                        + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        problem.put("title", title(code, key, locale));
        problem.put("status", status(code));
        problem.put("detail", detail(key, refusal, locale));
        if (!refusal.faults().isEmpty()) {
            problem.put("errors", errors(refusal.faults(), locale));
        }
        return problem;
    }

    /// The faults as they stand in `errors`, here and in the results of batches.
    public List<Map<String, Object>> errors(List<Fault> faults, Locale locale) {
        return faults.stream()
                .map(fault -> {
                    var error = new LinkedHashMap<String, Object>();
                    error.put("path", fault.path());
                    error.put("code", fault.code());
                    error.put("message", messages.text(locale, "fault." + fault.code(), readable(fault.args())));
                    return (Map<String, Object>) error;
                })
                .toList();
    }

    private String title(ErrorCode code, String key, Locale locale) {
        return messages.find(locale, key + ".title")
                .orElseGet(() ->
                        messages.text(locale, "error.class." + code.errorClass().name()));
    }

    private String detail(String key, GratoException refusal, Locale locale) {
        var args = new LinkedHashMap<>(readable(refusal.args()));
        if (args.get("ability") instanceof String ability) {
            args.put("ability", messages.text(locale, "ability." + ability));
        }
        return messages.text(locale, key, args);
    }

    /// What was sent comes back in texts cut to a length people can read.
    private static Map<String, Object> readable(Map<String, Object> args) {
        var readable = new LinkedHashMap<String, Object>();
        args.forEach((name, value) -> {
            var text = String.valueOf(value);
            readable.put(name, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
        });
        return readable;
    }

    static int status(ErrorCode code) {
        return code instanceof ApiError own ? own.status() : code.errorClass().status();
    }

    /// Answers the request with the problem, unless the answer has begun already.
    public void answer(HttpServletRequest request, HttpServletResponse response, GratoException refusal)
            throws IOException {
        answer(request, response, refusal, Map.of());
    }

    /// The same with more members, which stand in for those of the same name.
    void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            GratoException refusal,
            Map<String, @Nullable Object> more)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (refusal.code().errorClass() == ErrorClass.BUG && refusal.code() != ApiError.UNEXPECTED) {
            bug(request, response, refusal);
            return;
        }
        if (refusal.code().errorClass() == ErrorClass.UNAVAILABLE && refusal.getCause() != null) {
            LOG.warn("{} {}", refusal.getMessage(), refusal.getCause().toString());
        }
        send(response, refusal, locale(request), null, more);
    }

    /// Answers the request with a problem that gives nothing away, and logs what really happened under its id.
    public void bug(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        var id = Ids.next().toString();
        LOG.error("unexpected failure {} in {}", id, request.getMethod(), failure);
        if (!response.isCommitted()) {
            send(
                    response,
                    new GratoException(ApiError.UNEXPECTED, Map.of("id", id)),
                    locale(request),
                    "urn:uuid:" + id,
                    Map.of());
        }
    }

    private void send(
            HttpServletResponse response,
            GratoException refusal,
            Locale locale,
            @Nullable String instance,
            Map<String, @Nullable Object> more)
            throws IOException {
        var problem = problem(refusal, locale);
        problem.putAll(more);
        if (instance != null) {
            problem.put("instance", instance);
        }
        response.resetBuffer();
        response.setStatus(status(refusal.code()));
        var errorClass = refusal.code().errorClass();
        if (errorClass == ErrorClass.LIMIT
                || errorClass == ErrorClass.UNAVAILABLE
                || refusal.code() == ApiError.IDEMPOTENCY_RUNNING) {
            response.setHeader("Retry-After", String.valueOf(refusal.args().getOrDefault("retryAfter", 1)));
        }
        if (errorClass == ErrorClass.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", locale.getLanguage());
        response.setContentType(MEDIA_TYPE);
        var body = Json.write(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// The language of the answer: asked for in this request, else the user's, else English.
    public static Locale locale(HttpServletRequest request) {
        return Messages.asked(request.getHeader("Accept-Language"))
                .or(() -> java.util.Optional.ofNullable(Requests.signedIn(request))
                        .map(SignedIn::actor)
                        .map(actor -> actor.locale()))
                .filter(Messages::speaks)
                .orElse(Objects.requireNonNull(Messages.LANGUAGES.getFirst()));
    }
}
