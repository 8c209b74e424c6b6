package dev.grato.api;

import dev.grato.access.SignedIn;
import dev.grato.access.Tokens;
import dev.grato.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// API tokens: make, list, revoke.
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final Tokens tokens;
    private final Cookies cookies;

    TokenController(Tokens tokens, Cookies cookies) {
        this.tokens = tokens;
        this.cookies = cookies;
    }

    @SignedInOnly
    @GetMapping
    Map<String, Object> list(SignedIn signedIn) {
        return Map.of(
                "items",
                tokens.list(signedIn.actor()).stream()
                        .map(TokenController::listed)
                        .toList());
    }

    private static Map<String, @Nullable Object> listed(Tokens.Token token) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("id", token.id().toString());
        item.put("name", token.name());
        item.put("user", token.user().toString());
        item.put("role", token.role().toString());
        item.put("createdAt", token.createdAt().toString());
        item.put(
                "expiresAt",
                token.expiresAt() == null ? null : token.expiresAt().toString());
        return item;
    }

    @SignedInOnly
    @PostMapping
    ResponseEntity<Map<String, Object>> create(JsonBody body, SignedIn signedIn, HttpServletRequest request) {
        body.object("name", "expiresAt", "role");
        var created = tokens.create(
                signedIn.actor(),
                body.text("name"),
                instant(body, "expiresAt"),
                id(body, "role"),
                cookies.origin(request));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(Map.of("id", created.id().toString(), "token", created.text()));
    }

    private static @Nullable Instant instant(JsonBody body, String name) {
        var text = body.optionalText(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw JsonBody.wrong(name, "notAnInstant", Map.of());
        }
    }

    private static @Nullable UUID id(JsonBody body, String name) {
        var text = body.optionalText(name);
        return text == null ? null : Ids.parse(text).orElseThrow(() -> JsonBody.wrong(name, "notAnId", Map.of()));
    }

    @SignedInOnly
    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(@PathVariable UUID id, SignedIn signedIn, HttpServletRequest request) {
        tokens.revoke(signedIn.actor(), id, cookies.origin(request));
        return ResponseEntity.noContent().build();
    }
}
