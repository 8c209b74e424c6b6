package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.Claim;
import dev.grato.access.Identities;
import dev.grato.access.Sessions;
import dev.grato.access.Sessions.NewSession;
import dev.grato.access.SignIn;
import dev.grato.access.SignedIn;
import dev.grato.platform.GratoException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    private final SignIn signIn;
    private final Identities identities;
    private final Cookies cookies;

    SessionController(Sessions sessions, SignIn signIn, Identities identities, Cookies cookies) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.identities = identities;
        this.cookies = cookies;
    }

    @OpenToAll
    @PostMapping("/session")
    ResponseEntity<Map<String, Object>> signIn(JsonBody body, HttpServletRequest request) {
        body.object("email", "password", "workspace", "code", "recoveryCode");
        var claim = new Claim(body.text("email"), body.text("password"), proof(body));
        var workspace = body.optionalText("workspace");
        var origin = cookies.origin(request);
        var identity = signIn.verify(claim, origin);
        var previous = Requests.signedIn(request);
        if (previous != null && previous.identity() != null && Requests.sessionToken(request) != null) {
            end(previous, previous.identity(), request);
        }
        return begun(sessions.create(identity.id(), workspace, origin), identity.id(), request);
    }

    /// The second factor in a body, if there is one.
    static Claim.Proof proof(JsonBody body) {
        return new Claim.Proof(body.optionalText("code"), body.optionalText("recoveryCode"));
    }

    private void end(SignedIn signedIn, UUID identity, HttpServletRequest request) {
        try {
            sessions.end(signedIn, identity, signedIn.credential(), cookies.origin(request));
        } catch (GratoException alreadyGone) {
            if (alreadyGone.code() != AccessError.SESSION_NOT_FOUND) {
                throw alreadyGone;
            }
        }
    }

    private ResponseEntity<Map<String, Object>> begun(NewSession session, UUID identity, HttpServletRequest request) {
        return begun(session, identity, null, request);
    }

    /// @param workspace where the caller did not name it
    ResponseEntity<Map<String, Object>> begun(
            NewSession session, UUID identity, @Nullable String workspace, HttpServletRequest request) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("csrfToken", sessions.csrfToken(session.id()));
        answer.put("expiresAt", session.expiresAt().toString());
        if (workspace != null) {
            answer.put("workspace", workspace);
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookies.session(request, session.token()))
                .header(HttpHeaders.SET_COOKIE, cookies.device(request, identity))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer);
    }

    @SignedInOnly
    @WhileEnrolling
    @GetMapping("/session")
    Map<String, @Nullable Object> session(SignedIn signedIn, HttpServletRequest request) {
        requireSession(request);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("csrfToken", sessions.csrfToken(signedIn.credential()));
        answer.put("expiresAt", String.valueOf(signedIn.expiresAt()));
        answer.put("workspace", signedIn.actor().workspace().slug());
        answer.put("mustEnrol", signedIn.mustEnrol());
        return answer;
    }

    @SignedInOnly
    @WhileEnrolling
    @DeleteMapping("/session")
    ResponseEntity<Void> signOut(SignedIn signedIn, HttpServletRequest request) {
        requireSession(request);
        end(signedIn, identity(signedIn), request);
        return ended(request);
    }

    private ResponseEntity<Void> ended(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.noSession(request))
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    @SignedInOnly
    @WhileEnrolling
    @PostMapping("/session/workspace")
    ResponseEntity<Map<String, Object>> switchWorkspace(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("workspace");
        var slug = body.text("workspace");
        requireSession(request);
        var identity = identity(signedIn);
        var origin = cookies.origin(request);
        return begun(sessions.switchWorkspace(identity, signedIn.credential(), slug, origin), identity, request);
    }

    @SignedInOnly
    @GetMapping("/sessions")
    Map<String, Object> list(SignedIn signedIn) {
        var items = sessions.list(identity(signedIn), signedIn.credential()).stream()
                .map(SessionController::listed)
                .toList();
        return Map.of("items", List.copyOf(items));
    }

    private static Map<String, @Nullable Object> listed(Sessions.Session session) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", session.id().toString());
        item.put("workspace", session.workspace());
        item.put("createdAt", session.createdAt().toString());
        item.put("expiresAt", session.endsAt().toString());
        item.put("device", session.device());
        item.put("isCurrent", session.isCurrent());
        return item;
    }

    /// Signs out everywhere else; here too with `?all=true`.
    @SignedInOnly
    @DeleteMapping("/sessions")
    ResponseEntity<Void> endAll(SignedIn signedIn, HttpServletRequest request) {
        boolean isAll = "true".equals(request.getParameter("all"));
        sessions.endAll(signedIn, identity(signedIn), isAll ? null : signedIn.credential(), cookies.origin(request));
        return isAll ? ended(request) : ResponseEntity.noContent().build();
    }

    @SignedInOnly
    @DeleteMapping("/sessions/{id}")
    ResponseEntity<Void> endOne(SignedIn signedIn, @PathVariable UUID id, HttpServletRequest request) {
        sessions.end(signedIn, identity(signedIn), id, cookies.origin(request));
        return ResponseEntity.noContent().build();
    }

    /// Changes the password, signs out everywhere else and gives this session another token.
    @SignedInOnly
    @PostMapping("/me/password")
    ResponseEntity<Void> changePassword(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("current", "next");
        var identity = identity(signedIn);
        identities.changePassword(
                identity, signedIn.credential(), body.text("current"), body.text("next"), cookies.origin(request));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.session(request, sessions.newToken(signedIn)))
                .build();
    }

    /// Tokens have no sessions; what is about sessions is not for them.
    static UUID identity(SignedIn signedIn) {
        if (signedIn.identity() == null) {
            throw new GratoException(ApiError.SESSION_NEEDED);
        }
        return signedIn.identity();
    }

    private static void requireSession(HttpServletRequest request) {
        if (Requests.sessionToken(request) == null) {
            throw new GratoException(ApiError.SESSION_NEEDED);
        }
    }
}
