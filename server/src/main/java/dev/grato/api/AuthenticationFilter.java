package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.Sessions;
import dev.grato.access.Tokens;
import dev.grato.platform.GratoException;
import dev.grato.platform.Messages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is calling: a token in `Authorization: Bearer`, else a session in the cookie.
///
/// A token that will not do is refused at once; a cookie that will not do is as good as none, so that its
/// owner can sign in again.
final class AuthenticationFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final Sessions sessions;
    private final Tokens tokens;
    private final Cookies cookies;

    AuthenticationFilter(Sessions sessions, Tokens tokens, Cookies cookies) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/health/")
                || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = Messages.asked(request.getHeader("Accept-Language")).orElse(null);
        var authorization = request.getHeader("Authorization");
        if (authorization != null) {
            byToken(request, authorization, asked);
        } else {
            bySession(request, response, asked);
        }
        chain.doFilter(request, response);
    }

    private void byToken(HttpServletRequest request, String authorization, @Nullable Locale asked) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new GratoException(AccessError.TOKEN_INVALID);
        }
        var signedIn = tokens.find(authorization.substring(BEARER.length()).strip(), asked)
                .orElseThrow(() -> new GratoException(AccessError.TOKEN_INVALID));
        Requests.signIn(request, signedIn, null);
    }

    /// The answer carries the session's next token when its time has come; those about the session itself have
    /// cookies of their own.
    private void bySession(HttpServletRequest request, HttpServletResponse response, @Nullable Locale asked) {
        var token = cookies.session(request);
        if (token == null) {
            return;
        }
        boolean mayRenew = request.getRequestURI().startsWith("/api/v1/") && Requests.isSafe(request);
        sessions.use(token, asked, mayRenew).ifPresent(live -> {
            var next = live.newToken();
            if (next != null) {
                response.addHeader(HttpHeaders.SET_COOKIE, cookies.session(request, next));
            }
            Requests.signIn(request, live.signedIn(), next != null ? next : token);
        });
    }
}
