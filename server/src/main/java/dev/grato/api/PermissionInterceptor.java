package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.AccessError;
import dev.grato.access.Features;
import dev.grato.access.IdentityError;
import dev.grato.access.Sessions;
import dev.grato.platform.GratoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Checks what an endpoint declares: [OpenToAll], [SignedInOnly] or [Requires], and the feature it is [PartOf]. An
/// endpoint that declares nothing is closed.
final class PermissionInterceptor implements HandlerInterceptor {

    private final Sessions sessions;
    private final Features features;

    PermissionInterceptor(Sessions sessions, Features features) {
        this.sessions = sessions;
        this.features = features;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(OpenToAll.class)) {
            return true;
        }
        var signedIn = Requests.signedIn(request);
        if (signedIn == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        var token = Requests.sessionToken(request);
        if (token != null
                && !Requests.isSafe(request)
                && !sessions.isCsrfToken(signedIn.credential(), request.getHeader("X-CSRF-Token"))) {
            throw new GratoException(ApiError.CSRF_MISSING);
        }
        if (signedIn.mustEnrol() && !method.hasMethodAnnotation(WhileEnrolling.class)) {
            throw new GratoException(IdentityError.SECOND_FACTOR_REQUIRED);
        }
        var required = method.getMethodAnnotation(Requires.class);
        if (required != null) {
            Abilities.require(signedIn.actor(), required.value());
        } else if (!method.hasMethodAnnotation(SignedInOnly.class)) {
            throw new GratoException(ApiError.FORBIDDEN);
        }
        var part = method.getBeanType().getAnnotation(PartOf.class);
        if (part != null) {
            features.require(signedIn.actor(), part.value());
        }
        return true;
    }
}
