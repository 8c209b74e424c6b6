package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.api.JsonBody;
import dev.grato.api.Requires;
import dev.grato.exchange.Erasures;
import dev.grato.exchange.Erasures.Proof;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The right to be forgotten.
@RestController
@RequestMapping("/api/v1")
class ErasureController {

    private final Erasures erasures;
    private final Models models;
    private final AccessPolicy access;

    ErasureController(Erasures erasures, Models models, AccessPolicy access) {
        this.erasures = erasures;
        this.models = models;
        this.access = access;
    }

    @Requires(Abilities.ERASE)
    @GetMapping("/{object}/{id}/erasure")
    Map<String, @Nullable Object> preview(@PathVariable String object, @PathVariable String id, Actor actor) {
        var preview = erasures.preview(actor, name(actor, object), id(id));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("title", preview.title());
        json.put("erased", preview.reach().erased());
        json.put("emptied", preview.reach().emptied());
        json.put("changes", preview.reach().changes());
        json.put("files", preview.reach().files());
        json.put(
                "places",
                preview.places().stream()
                        .map(place -> {
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("object", place.object());
                            shown.put("id", place.id().toString());
                            shown.put("title", place.title());
                            return shown;
                        })
                        .toList());
        return json;
    }

    @Requires(Abilities.ERASE)
    @PostMapping("/{object}/{id}/erasure")
    Map<String, @Nullable Object> erase(
            @PathVariable String object, @PathVariable String id, JsonBody body, Actor actor) {
        body.object("confirm", "reason");
        var reason = body.text("reason");
        if (!Erasures.REASONS.contains(reason)) {
            throw JsonBody.wrong("reason", "unknownOption", Map.of("options", String.join(", ", Erasures.REASONS)));
        }
        return shown(erasures.erase(actor, name(actor, object), id(id), body.text("confirm"), reason));
    }

    @Requires(Abilities.ERASE)
    @GetMapping("/erasures")
    Map<String, @Nullable Object> list(Actor actor) {
        return Map.of(
                "items",
                erasures.list(actor).stream().map(ErasureController::shown).toList());
    }

    private static Map<String, @Nullable Object> shown(Proof proof) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", proof.id().toString());
        json.put("at", proof.at().toString());
        json.put("object", proof.object());
        json.put("recordHash", proof.recordHash());
        json.put("reason", proof.reason());
        json.putAll(proof.reach());
        return json;
    }

    private String name(Actor actor, String address) {
        return models.current(actor.workspace())
                .objectAt(address)
                .filter(known -> access.knows(actor, known))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", address)))
                .name();
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
    }
}
