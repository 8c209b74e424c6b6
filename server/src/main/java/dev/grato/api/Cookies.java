package dev.grato.api;

import dev.grato.access.Origin;
import dev.grato.access.Sessions;
import dev.grato.access.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The two cookies there are: the session's, and the one by which a browser is known.
@Component
final class Cookies {

    private final Sessions sessions;
    private final SignIn signIn;
    private final ApiProperties properties;

    Cookies(Sessions sessions, SignIn signIn, ApiProperties properties) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.properties = properties;
    }

    private boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || properties.secureCookies();
    }

    /// The session's token the request came with.
    @Nullable
    String session(HttpServletRequest request) {
        return Requests.cookie(request, Requests.sessionCookie(isSecure(request)));
    }

    /// The header that gives the browser the session's token.
    String session(HttpServletRequest request, String token) {
        return cookie(Requests.sessionCookie(isSecure(request)), token, sessions.longest(), request);
    }

    /// The header that takes it away.
    String noSession(HttpServletRequest request) {
        return cookie(Requests.sessionCookie(isSecure(request)), "", Duration.ZERO, request);
    }

    /// The header that makes the browser a known one of the identity.
    String device(HttpServletRequest request, UUID identity) {
        var name = Requests.deviceCookie(isSecure(request));
        return cookie(name, signIn.knownDevice(identity), signIn.knownFor(), request);
    }

    private String cookie(String name, String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(isSecure(request))
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    /// Where the request comes from.
    Origin origin(HttpServletRequest request) {
        return new Origin(
                request.getRemoteAddr(),
                request.getHeader("User-Agent"),
                Requests.cookie(request, Requests.deviceCookie(isSecure(request))));
    }
}
