package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.api.JsonBody;
import dev.grato.api.Requires;
import dev.grato.exchange.Export;
import dev.grato.exchange.ExportError;
import dev.grato.exchange.Exports;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists as files.
@RestController
@RequestMapping("/api/v1")
class ExportController {

    private final Exports exports;
    private final Models models;
    private final AccessPolicy access;

    ExportController(Exports exports, Models models, AccessPolicy access) {
        this.exports = exports;
        this.models = models;
        this.access = access;
    }

    @Requires(Abilities.EXPORT)
    @PostMapping("/{object}/export")
    ResponseEntity<Map<String, @Nullable Object>> begin(@PathVariable String object, JsonBody body, Actor actor) {
        var type = models.current(actor.workspace())
                .objectAt(object)
                .filter(known -> access.knows(actor, known))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", object)));
        var begun = exports.begin(actor, ExportRequests.wish(type.name(), body, actor));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/exports/" + begun.id()))
                .body(shown(actor, begun));
    }

    @Requires(Abilities.EXPORT)
    @GetMapping("/exports")
    Map<String, @Nullable Object> list(Actor actor) {
        return Map.of(
                "items",
                exports.list(actor).stream().map(export -> shown(actor, export)).toList());
    }

    @Requires(Abilities.EXPORT)
    @GetMapping("/exports/{id}")
    Map<String, @Nullable Object> read(@PathVariable String id, Actor actor) {
        return shown(actor, exports.require(actor, id(id)));
    }

    @Requires(Abilities.EXPORT)
    @PostMapping("/exports/{id}/cancel")
    Map<String, @Nullable Object> cancel(@PathVariable String id, Actor actor) {
        return shown(actor, exports.cancel(actor, id(id)));
    }

    @Requires(Abilities.EXPORT)
    @DeleteMapping("/exports/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, Actor actor) {
        exports.delete(actor, id(id));
        return ResponseEntity.noContent().build();
    }

    @Requires(Abilities.EXPORT)
    @GetMapping("/exports/{id}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable String id, Actor actor) {
        var export = exports.require(actor, id(id));
        var content = exports.open(actor, export.id());
        var disposition = ContentDisposition.attachment()
                .filename(exports.fileName(actor, export), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(export.format().mediaType()))
                .contentLength(export.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(content));
    }

    private Map<String, @Nullable Object> shown(Actor actor, Export export) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", export.id().toString());
        json.put("object", export.object());
        json.put("format", export.format().key());
        json.put("state", export.state().name().toLowerCase(Locale.ROOT));
        json.put("name", exports.fileName(actor, export));
        json.put("total", export.total());
        json.put("rows", export.rows());
        json.put("bytes", export.bytes());
        json.put("failure", export.failure());
        json.put("createdAt", export.createdAt().toString());
        json.put("expiresAt", export.expiresAt().toString());
        return json;
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(ExportError.EXPORT_NOT_FOUND));
    }
}
