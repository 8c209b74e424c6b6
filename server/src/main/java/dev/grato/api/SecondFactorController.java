package dev.grato.api;

import dev.grato.access.SecondFactors;
import dev.grato.access.Sessions;
import dev.grato.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
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

/// One's own second factor, and help for members who have lost theirs.
@RestController
@RequestMapping("/api/v1")
class SecondFactorController {

    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final Cookies cookies;

    SecondFactorController(SecondFactors secondFactors, Sessions sessions, Cookies cookies) {
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @SignedInOnly
    @WhileEnrolling
    @GetMapping("/me/second-factor")
    Map<String, @Nullable Object> read(SignedIn signedIn) {
        var state = secondFactors.state(SessionController.identity(signedIn));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("isOn", state.since() != null);
        answer.put("since", state.since() == null ? null : state.since().toString());
        answer.put("recoveryCodesLeft", state.recoveryCodesLeft());
        answer.put("policy", secondFactors.policy(signedIn.actor().workspace()).key());
        return answer;
    }

    @SignedInOnly
    @WhileEnrolling
    @PostMapping("/me/second-factor")
    ResponseEntity<Map<String, Object>> begin(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("password");
        var begun = secondFactors.begin(
                SessionController.identity(signedIn), body.text("password"), cookies.origin(request));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Map.of("secret", begun.secret(), "uri", begun.uri()));
    }

    /// Puts it in force and shows the recovery codes.
    @SignedInOnly
    @WhileEnrolling
    @PostMapping("/me/second-factor/confirm")
    ResponseEntity<Map<String, Object>> confirm(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("code");
        var codes = secondFactors.confirm(
                SessionController.identity(signedIn),
                signedIn.credential(),
                body.text("code"),
                cookies.origin(request));
        return withNewToken(signedIn, request).body(Map.of("recoveryCodes", codes));
    }

    @SignedInOnly
    @PostMapping("/me/second-factor/remove")
    ResponseEntity<Void> remove(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("password", "code", "recoveryCode");
        secondFactors.remove(
                SessionController.identity(signedIn),
                signedIn.credential(),
                body.text("password"),
                SessionController.proof(body),
                cookies.origin(request));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.session(request, sessions.newToken(signedIn)))
                .build();
    }

    @SignedInOnly
    @PostMapping("/me/second-factor/recovery-codes")
    ResponseEntity<Map<String, Object>> renewCodes(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("password", "code", "recoveryCode");
        var codes = secondFactors.renewCodes(
                SessionController.identity(signedIn),
                signedIn.credential(),
                body.text("password"),
                SessionController.proof(body),
                cookies.origin(request));
        return withNewToken(signedIn, request).body(Map.of("recoveryCodes", codes));
    }

    private ResponseEntity.BodyBuilder withNewToken(SignedIn signedIn, HttpServletRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, cookies.session(request, sessions.newToken(signedIn)));
    }

    /// Removes the second factor of a member who has lost it.
    @Requires(dev.grato.access.AccessModel.ADMINISTRATOR)
    @DeleteMapping("/users/{id}/second-factor")
    ResponseEntity<Void> removeFor(SignedIn signedIn, @PathVariable UUID id, HttpServletRequest request) {
        SessionController.identity(signedIn);
        secondFactors.removeFor(signedIn, id, cookies.origin(request));
        return ResponseEntity.noContent().build();
    }
}
