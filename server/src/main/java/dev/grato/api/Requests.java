package dev.grato.api;

import dev.grato.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the filters found out about a request and the rest may read.
public final class Requests {

    private static final String SESSION = "grato_session";
    private static final String DEVICE = "grato_device";

    private static final String SIGNED_IN = Requests.class.getName() + ".signedIn";
    private static final String SESSION_TOKEN = Requests.class.getName() + ".sessionToken";

    /// Names the write of a request with an `Idempotency-Key`.
    static final String ONCE = Requests.class.getName() + ".once";

    private Requests() {}

    /// The cookie of the session. Over https its name keeps other hosts of the same domain from planting one.
    static String sessionCookie(boolean isSecure) {
        return cookie(SESSION, isSecure);
    }

    /// The cookie by which a browser is known that its owner has signed in with before.
    static String deviceCookie(boolean isSecure) {
        return cookie(DEVICE, isSecure);
    }

    private static String cookie(String name, boolean isSecure) {
        return isSecure ? "__Host-" + name : name;
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    static @Nullable UUID once(HttpServletRequest request) {
        return request.getAttribute(ONCE) instanceof UUID once ? once : null;
    }

    static void signIn(HttpServletRequest request, SignedIn signedIn, @Nullable String sessionToken) {
        request.setAttribute(SIGNED_IN, signedIn);
        if (sessionToken != null) {
            request.setAttribute(SESSION_TOKEN, sessionToken);
        }
    }

    public static @Nullable SignedIn signedIn(HttpServletRequest request) {
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
