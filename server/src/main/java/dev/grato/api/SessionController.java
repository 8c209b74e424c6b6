package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.Identities;
import dev.grato.access.Sessions;
import dev.grato.access.Sessions.NewSession;
import dev.grato.access.SignedIn;
import dev.grato.platform.GratoException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sign-in and sign-out of people, their sessions, their password.
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private final Sessions sessions;
    private final Identities identities;
    private final ApiProperties properties;

    SessionController(Sessions sessions, Identities identities, ApiProperties properties) {
        this.sessions = sessions;
        this.identities = identities;
        this.properties = properties;
    }

    @OpenToAll
    @PostMapping("/session")
    ResponseEntity<Map<String, Object>> signIn(JsonBody body, HttpServletRequest request) {
        body.object("email", "password", "workspace");
        var email = body.text("email");
        var password = body.text("password");
        var identity = identities.verify(email, password, request.getRemoteAddr());
        var previous = Requests.signedIn(request);
        if (previous != null && previous.identity() != null && Requests.sessionToken(request) != null) {
            end(previous.identity(), previous.credential());
        }
        return begun(sessions.create(identity.id(), body.optionalText("workspace")), request);
    }

    private void end(UUID identity, UUID session) {
        try {
            sessions.end(identity, session);
        } catch (GratoException alreadyGone) {
            if (alreadyGone.code() != AccessError.SESSION_NOT_FOUND) {
                throw alreadyGone;
            }
        }
    }

    private ResponseEntity<Map<String, Object>> begun(NewSession session, HttpServletRequest request) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("csrfToken", sessions.csrfToken(session.token()));
        answer.put("expiresAt", session.expiresAt().toString());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie(session.token(), sessions.longest(), request).toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer);
    }

    private ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(Requests.SESSION_COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure() || properties.secureCookies())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
    }

    @SignedInOnly
    @GetMapping("/session")
    Map<String, @Nullable Object> session(SignedIn signedIn, HttpServletRequest request) {
        var token = ownToken(request);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("csrfToken", sessions.csrfToken(token));
        answer.put("expiresAt", String.valueOf(signedIn.expiresAt()));
        answer.put("workspace", signedIn.actor().workspace().slug());
        return answer;
    }

    @SignedInOnly
    @DeleteMapping("/session")
    ResponseEntity<Void> signOut(SignedIn signedIn, HttpServletRequest request) {
        ownToken(request);
        end(identity(signedIn), signedIn.credential());
        return ended(request);
    }

    private ResponseEntity<Void> ended(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie("", Duration.ZERO, request).toString())
                .build();
    }

    @SignedInOnly
    @PostMapping("/session/workspace")
    ResponseEntity<Map<String, Object>> switchWorkspace(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("workspace");
        var slug = body.text("workspace");
        ownToken(request);
        return begun(sessions.switchWorkspace(identity(signedIn), signedIn.credential(), slug), request);
    }

    @SignedInOnly
    @GetMapping("/sessions")
    Map<String, Object> list(SignedIn signedIn) {
        var items = sessions.list(identity(signedIn), signedIn.credential()).stream()
                .map(session -> Map.<String, Object>of(
                        "id",
                        session.id().toString(),
                        "workspace",
                        session.workspace(),
                        "createdAt",
                        session.createdAt().toString(),
                        "expiresAt",
                        session.expiresAt().toString(),
                        "isCurrent",
                        session.isCurrent()))
                .toList();
        return Map.of("items", List.copyOf(items));
    }

    /// Signs out everywhere else; here too with `?all=true`.
    @SignedInOnly
    @DeleteMapping("/sessions")
    ResponseEntity<Void> endAll(SignedIn signedIn, HttpServletRequest request) {
        boolean isAll = "true".equals(request.getParameter("all"));
        sessions.endAll(identity(signedIn), isAll ? null : signedIn.credential());
        return isAll ? ended(request) : ResponseEntity.noContent().build();
    }

    @SignedInOnly
    @DeleteMapping("/sessions/{id}")
    ResponseEntity<Void> endOne(SignedIn signedIn, @PathVariable UUID id) {
        sessions.end(identity(signedIn), id);
        return ResponseEntity.noContent().build();
    }

    /// Changes the password and signs out everywhere else.
    @SignedInOnly
    @PostMapping("/me/password")
    ResponseEntity<Void> changePassword(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("current", "next");
        var identity = identity(signedIn);
        identities.changePassword(identity, body.text("current"), body.text("next"), request.getRemoteAddr());
        sessions.endAll(identity, signedIn.credential());
        return ResponseEntity.noContent().build();
    }

    /// Tokens have no sessions; what is about sessions is not for them.
    private static UUID identity(SignedIn signedIn) {
        if (signedIn.identity() == null) {
            throw new GratoException(ApiError.SESSION_NEEDED);
        }
        return signedIn.identity();
    }

    private static String ownToken(HttpServletRequest request) {
        var token = Requests.sessionToken(request);
        if (token == null) {
            throw new GratoException(ApiError.SESSION_NEEDED);
        }
        return token;
    }
}
