package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.Invitations;
import dev.grato.access.Invitations.Acceptance;
import dev.grato.access.Invitations.Invitation;
import dev.grato.access.Invitations.NewInvitation;
import dev.grato.access.Invitations.Sent;
import dev.grato.access.Sessions;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Invitations: sending them, and accepting one.
@RestController
@RequestMapping("/api/v1")
class InvitationController {

    private final Invitations invitations;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Links links;

    InvitationController(Invitations invitations, Sessions sessions, Cookies cookies, Links links) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.cookies = cookies;
        this.links = links;
    }

    /// Invites somebody new, or with `user` a user there is already who cannot sign in yet.
    @Requires(Abilities.MANAGE_USERS)
    @PostMapping("/invitations")
    ResponseEntity<Map<String, @Nullable Object>> invite(JsonBody body, Actor actor, HttpServletRequest request) {
        var origin = cookies.origin(request);
        if (body.object().containsKey("user")) {
            body.object("user");
            return sent(HttpStatus.CREATED, invitations.invite(actor, id(body, "user"), origin), request);
        }
        body.object("email", "name", "role", "team", "locale");
        var wanted = new NewInvitation(
                body.text("email"),
                body.text("name"),
                id(body, "role"),
                body.optionalText("team") == null ? null : id(body, "team"),
                locale(body));
        return sent(HttpStatus.CREATED, invitations.invite(actor, wanted, origin), request);
    }

    private static UUID id(JsonBody body, String name) {
        return Ids.parse(body.text(name)).orElseThrow(() -> JsonBody.wrong(name, "notAnId", Map.of()));
    }

    private static @Nullable Locale locale(JsonBody body) {
        var text = body.optionalText("locale");
        if (text == null) {
            return null;
        }
        var locale = Locale.forLanguageTag(text);
        if (!Messages.speaks(locale)) {
            throw JsonBody.wrong("locale", "unknownLanguage", Map.of());
        }
        return locale;
    }

    private ResponseEntity<Map<String, @Nullable Object>> sent(
            HttpStatus status, Sent sent, HttpServletRequest request) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", sent.id().toString());
        answer.put("user", sent.user().toString());
        answer.put("email", sent.email());
        answer.put("expiresAt", sent.expiresAt().toString());
        answer.put(
                "delivery",
                switch (sent.delivery()) {
                    case MAILED -> "mail";
                    case SWALLOWED -> "swallowed";
                    case NOT_CONFIGURED -> "link";
                });
        answer.put("link", sent.link() == null ? null : links.absolute(sent.link(), request));
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer);
    }

    @Requires(Abilities.MANAGE_USERS)
    @GetMapping("/invitations")
    Map<String, Object> list(Actor actor) {
        return Map.of(
                "items",
                invitations.list(actor).stream()
                        .map(InvitationController::listed)
                        .toList());
    }

    private static Map<String, @Nullable Object> listed(Invitation invitation) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", invitation.id().toString());
        item.put("user", invitation.user().toString());
        item.put("email", invitation.email());
        item.put("name", invitation.name());
        item.put("role", invitation.role());
        item.put("team", invitation.team());
        item.put("createdAt", invitation.createdAt().toString());
        item.put("expiresAt", invitation.expiresAt().toString());
        item.put("isExpired", invitation.isExpired());
        return item;
    }

    @Requires(Abilities.MANAGE_USERS)
    @PostMapping("/invitations/{id}/resend")
    ResponseEntity<Map<String, @Nullable Object>> resend(
            @PathVariable UUID id, Actor actor, HttpServletRequest request) {
        return sent(HttpStatus.OK, invitations.resend(actor, id, cookies.origin(request)), request);
    }

    @Requires(Abilities.MANAGE_USERS)
    @DeleteMapping("/invitations/{id}")
    ResponseEntity<Void> revoke(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        invitations.revoke(actor, id, cookies.origin(request));
        return ResponseEntity.noContent().build();
    }

    /// What the link is for.
    @OpenToAll
    @GetMapping("/invitation")
    ResponseEntity<Map<String, @Nullable Object>> offer(
            @RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        if (token == null) {
            throw JsonBody.wrong("token", "required", Map.of());
        }
        var offer = invitations.offer(token, cookies.origin(request));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("workspace", offer.workspace());
        answer.put("email", offer.email());
        answer.put("name", offer.name());
        answer.put("locale", offer.locale().getLanguage());
        answer.put("expiresAt", offer.expiresAt().toString());
        answer.put("isKnown", offer.isKnown());
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer);
    }

    /// Accepts. Somebody known has a session, whose CSRF token comes along, or sends password and second factor.
    @OpenToAll
    @PostMapping("/invitation")
    ResponseEntity<Map<String, Object>> accept(JsonBody body, HttpServletRequest request) {
        body.object("token", "name", "password", "code", "recoveryCode");
        var acceptance = new Acceptance(
                body.text("token"),
                body.optionalText("name"),
                body.optionalText("password"),
                SessionController.proof(body));
        var identity = invitations.accept(acceptance, signedIn(request), cookies.origin(request));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookies.device(request, identity.id()))
                .body(Map.of("email", identity.email()));
    }

    private @Nullable UUID signedIn(HttpServletRequest request) {
        var signedIn = Requests.signedIn(request);
        if (signedIn == null || Requests.sessionToken(request) == null) {
            return null;
        }
        if (request.getHeader("X-CSRF-Token") == null) {
            return null;
        }
        if (!sessions.isCsrfToken(signedIn.credential(), request.getHeader("X-CSRF-Token"))) {
            throw new GratoException(ApiError.CSRF_MISSING);
        }
        return signedIn.identity();
    }
}
