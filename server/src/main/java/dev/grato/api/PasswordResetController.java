package dev.grato.api;

import dev.grato.access.AccessModel;
import dev.grato.access.PasswordResets;
import dev.grato.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// New passwords by a mailed link.
@RestController
@RequestMapping("/api/v1")
class PasswordResetController {

    private final PasswordResets resets;
    private final Cookies cookies;
    private final Links links;

    PasswordResetController(PasswordResets resets, Cookies cookies, Links links) {
        this.resets = resets;
        this.cookies = cookies;
        this.links = links;
    }

    @OpenToAll
    @PostMapping("/password-reset")
    ResponseEntity<Void> ask(JsonBody body, HttpServletRequest request) {
        body.object("email");
        resets.ask(body.text("email"), cookies.origin(request));
        return ResponseEntity.accepted().build();
    }

    /// Whoever has the mailbox is let through the limits that strangers may have tightened.
    @OpenToAll
    @PostMapping("/password-reset/confirm")
    ResponseEntity<Void> confirm(JsonBody body, HttpServletRequest request) {
        body.object("token", "password");
        var identity = resets.confirm(body.text("token"), body.text("password"), cookies.origin(request));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.device(request, identity.id()))
                .build();
    }

    /// Mails a member the link, or gives it to the administrator where no mail goes out.
    @Requires(AccessModel.ADMINISTRATOR)
    @PostMapping("/users/{id}/password-reset")
    ResponseEntity<Map<String, @Nullable Object>> help(
            @PathVariable UUID id, SignedIn signedIn, HttpServletRequest request) {
        SessionController.identity(signedIn);
        var path = resets.linkFor(signedIn, id, cookies.origin(request));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("delivery", path == null ? "mail" : "link");
        answer.put("link", path == null ? null : links.absolute(path, request));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer);
    }
}
