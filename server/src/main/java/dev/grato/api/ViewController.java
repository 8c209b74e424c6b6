package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.model.ModelError;
import dev.grato.model.Views;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.spi.AccessPolicy;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Saved views: one's own, one's team's, everyone's.
@RestController
@RequestMapping("/api/v1/views")
class ViewController {

    private final Views views;
    private final Objects objects;
    private final AccessPolicy access;

    ViewController(Views views, Objects objects, AccessPolicy access) {
        this.views = views;
        this.objects = objects;
        this.access = access;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> list(@RequestParam String object, Actor actor) {
        var type = objects.at(actor, object);
        return Map.of(
                "items",
                views.list(actor, teams(actor), type.name()).stream()
                        .map(view -> view.json())
                        .toList());
    }

    @SignedInOnly
    @GetMapping("/{id}")
    Map<String, @Nullable Object> read(@PathVariable String id, Actor actor) {
        return views.find(actor, teams(actor), id(id))
                .map(view -> view.json())
                .orElseThrow(() -> new GratoException(ModelError.VIEW_NOT_FOUND));
    }

    @SignedInOnly
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(JsonBody body, Actor actor) {
        requireForEveryone(actor, body.object().get("scope"));
        var change = views.create(actor, teams(actor), body.object());
        return ResponseEntity.status(HttpStatus.CREATED).body(ModelController.applied(change));
    }

    @SignedInOnly
    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(@PathVariable String id, JsonBody body, Actor actor) {
        requireForEveryone(actor, scope(actor, id));
        requireForEveryone(actor, body.object().get("scope"));
        return ModelController.applied(views.change(actor, teams(actor), id(id), body.object()));
    }

    @SignedInOnly
    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> delete(@PathVariable String id, Actor actor) {
        requireForEveryone(actor, scope(actor, id));
        return ModelController.applied(views.delete(actor, teams(actor), id(id)));
    }

    private @Nullable Object scope(Actor actor, String id) {
        return views.find(actor, teams(actor), id(id)).map(view -> view.scope()).orElse(null);
    }

    private static void requireForEveryone(Actor actor, @Nullable Object scope) {
        if ("everyone".equals(scope)) {
            Abilities.require(actor, Abilities.MANAGE_MODEL);
        }
    }

    private Set<UUID> teams(Actor actor) {
        var team = access.team(actor);
        return team == null ? Set.of() : Set.of(team);
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(ModelError.VIEW_NOT_FOUND));
    }
}
