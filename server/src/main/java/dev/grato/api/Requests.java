package dev.grato.api;

import dev.grato.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the filters found out about a request and the rest may read.
final class Requests {

    static final String SESSION_COOKIE = "grato_session";

    private static final String SIGNED_IN = Requests.class.getName() + ".signedIn";
    private static final String SESSION_TOKEN = Requests.class.getName() + ".sessionToken";

    /// Names the write of a request with an `Idempotency-Key`.
    static final String ONCE = Requests.class.getName() + ".once";

    private Requests() {}

    static @Nullable UUID once(HttpServletRequest request) {
        return request.getAttribute(ONCE) instanceof UUID once ? once : null;
    }

    static void signIn(HttpServletRequest request, SignedIn signedIn, @Nullable String sessionToken) {
        request.setAttribute(SIGNED_IN, signedIn);
        if (sessionToken != null) {
            request.setAttribute(SESSION_TOKEN, sessionToken);
        }
    }

    static @Nullable SignedIn signedIn(HttpServletRequest request) {
        return request.getAttribute(SIGNED_IN) instanceof SignedIn signedIn ? signedIn : null;
    }

    /// The secret of the session, when it is a session that came in with the cookie.
    static @Nullable String sessionToken(HttpServletRequest request) {
        return request.getAttribute(SESSION_TOKEN) instanceof String token ? token : null;
    }

    /// Whether the method only reads, so that nobody is harmed when a foreign page makes a browser call it.
    static boolean isSafe(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }
}
