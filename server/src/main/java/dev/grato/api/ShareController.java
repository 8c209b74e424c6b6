package dev.grato.api;

import dev.grato.access.Shares;
import dev.grato.access.Shares.NewShare;
import dev.grato.access.Shares.Share;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Single records opened to users and teams.
@RestController
@RequestMapping("/api/v1/{object}/{id}/shares")
class ShareController {

    private final Shares shares;
    private final Objects objects;

    ShareController(Shares shares, Objects objects) {
        this.shares = shares;
        this.objects = objects;
    }

    @SignedInOnly
    @GetMapping
    Map<String, Object> list(@PathVariable String object, @PathVariable String id, Actor actor) {
        var type = objects.at(actor, object);
        return Map.of(
                "items",
                shares.list(actor, type.name(), Objects.id(id)).stream()
                        .map(ShareController::shown)
                        .toList());
    }

    @SignedInOnly
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(
            @PathVariable String object, @PathVariable String id, JsonBody body, Actor actor) {
        var type = objects.at(actor, object);
        var record = Objects.id(id);
        body.object("user", "team", "level", "expiresAt", "reason");
        var wanted = new NewShare(
                body.optionalId("user"),
                body.optionalId("team"),
                body.text("level"),
                body.optionalInstant("expiresAt"),
                body.optionalText("reason"));
        return ResponseEntity.status(HttpStatus.CREATED).body(shown(shares.create(actor, type.name(), record, wanted)));
    }

    @SignedInOnly
    @DeleteMapping("/{shareId}")
    ResponseEntity<Void> end(
            @PathVariable String object, @PathVariable String id, @PathVariable String shareId, Actor actor) {
        var type = objects.at(actor, object);
        var share =
                Ids.parse(shareId).orElseThrow(() -> new GratoException(dev.grato.access.AccessError.SHARE_NOT_FOUND));
        shares.end(actor, type.name(), Objects.id(id), share);
        return ResponseEntity.noContent().build();
    }

    static Map<String, @Nullable Object> shown(Share share) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", share.id().toString());
        json.put("user", text(share.user()));
        json.put("team", text(share.team()));
        json.put("level", share.level());
        json.put("expiresAt", text(share.expiresAt()));
        json.put("grantedBy", text(share.grantedBy()));
        json.put("createdAt", share.createdAt().toString());
        json.put("reason", share.reason());
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
