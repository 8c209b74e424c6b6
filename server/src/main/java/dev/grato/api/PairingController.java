package dev.grato.api;

import dev.grato.access.IdentityError;
import dev.grato.access.Pairings;
import dev.grato.access.SignedIn;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Coming in on a phone by a picture on another screen.
@RestController
@RequestMapping("/api/v1/session/pairing")
class PairingController {

    private final Pairings pairings;
    private final SessionController sessions;
    private final Cookies cookies;
    private final Links links;
    private final Clock clock;

    PairingController(Pairings pairings, SessionController sessions, Cookies cookies, Links links, Clock clock) {
        this.pairings = pairings;
        this.sessions = sessions;
        this.cookies = cookies;
        this.links = links;
        this.clock = clock;
    }

    @SignedInOnly
    @PostMapping
    ResponseEntity<Map<String, Object>> begin(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("password", "code", "recoveryCode");
        var pairing = pairings.begin(
                signedIn,
                SessionController.identity(signedIn),
                body.text("password"),
                SessionController.proof(body),
                cookies.origin(request));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Map.of(
                        "id",
                        pairing.id().toString(),
                        "link",
                        links.absolute(pairing.path(), request),
                        "expiresAt",
                        pairing.expiresAt().toString()));
    }

    @SignedInOnly
    @GetMapping("/{id}")
    Map<String, @Nullable Object> state(@PathVariable String id, SignedIn signedIn) {
        SessionController.identity(signedIn);
        var state = pairings.state(
                signedIn, Ids.parse(id).orElseThrow(() -> new GratoException(IdentityError.LINK_INVALID)));
        boolean isOver = !state.expiresAt().isAfter(clock.instant());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("state", state.isClaimed() ? "claimed" : isOver ? "expired" : "open");
        json.put("device", state.device());
        json.put("expiresAt", state.expiresAt().toString());
        return json;
    }

    @OpenToAll
    @PostMapping("/claim")
    ResponseEntity<Map<String, Object>> claim(JsonBody body, HttpServletRequest request) {
        body.object("code");
        var opened = pairings.claim(body.text("code"), cookies.origin(request));
        return sessions.begun(opened.session(), opened.identity(), opened.workspace(), request);
    }
}
