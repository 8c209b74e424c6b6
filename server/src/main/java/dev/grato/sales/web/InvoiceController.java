package dev.grato.sales.web;

import dev.grato.access.Abilities;
import dev.grato.access.Feature;
import dev.grato.api.JsonBody;
import dev.grato.api.PartOf;
import dev.grato.api.Problems;
import dev.grato.api.Requires;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.sales.InvoiceError;
import dev.grato.sales.internal.invoices.InvoiceService;
import dev.grato.sales.internal.invoices.InvoiceService.Upload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Electronic invoices on their way in; see docs/specs/invoices.md.
@PartOf(Feature.INVOICES)
@RestController
@RequestMapping("/api/v1/invoice-imports")
class InvoiceController {

    private static final int NEWEST = 50;

    private final InvoiceService invoices;
    private final InvoiceJson json;

    InvoiceController(InvoiceService invoices, InvoiceJson json) {
        this.invoices = invoices;
        this.json = json;
    }

    @Requires(Abilities.IMPORT)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(
            @RequestParam(required = false) @Nullable String name, HttpServletRequest request, Actor actor)
            throws IOException {
        var uploads = new ArrayList<Upload>();
        if (request instanceof MultipartHttpServletRequest parts) {
            parts.getFiles("file").forEach(part -> {
                var told = part.getOriginalFilename();
                uploads.add(new Upload(told == null ? "" : told, part::getInputStream));
            });
        } else {
            uploads.add(new Upload(name == null ? "" : name, request::getInputStream));
        }
        var view = invoices.create(actor, uploads);
        return ResponseEntity.created(URI.create("/api/v1/invoice-imports/" + view.id()))
                .body(json.json(view, Problems.locale(request)));
    }

    @Requires(Abilities.IMPORT)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request, Actor actor) {
        var locale = Problems.locale(request);
        return Map.of(
                "items",
                invoices.list(actor, NEWEST).stream()
                        .map(view -> json.line(view, locale))
                        .toList());
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}")
    Map<String, @Nullable Object> find(@PathVariable String id, HttpServletRequest request, Actor actor) {
        return json.json(invoices.find(actor, id(id)), Problems.locale(request));
    }

    @Requires(Abilities.IMPORT)
    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(
            @PathVariable String id, JsonBody body, HttpServletRequest request, Actor actor) throws IOException {
        if (!(body.object("own").get("own") instanceof String own)) {
            throw JsonBody.wrong("own", "required", Map.of("field", "own"));
        }
        return json.json(invoices.change(actor, id(id), own), Problems.locale(request));
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/start")
    ResponseEntity<Map<String, @Nullable Object>> start(
            @PathVariable String id, HttpServletRequest request, Actor actor) {
        return ResponseEntity.accepted().body(json.json(invoices.start(actor, id(id)), Problems.locale(request)));
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/undo")
    ResponseEntity<Map<String, @Nullable Object>> undo(
            @PathVariable String id, HttpServletRequest request, Actor actor) {
        var view = invoices.undo(actor, id(id));
        boolean isRunning = view.undo() != null && view.undo().isRunning();
        return ResponseEntity.status(isRunning ? 202 : 200).body(json.json(view, Problems.locale(request)));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(InvoiceError.INVOICE_IMPORT_NOT_FOUND));
    }
}
