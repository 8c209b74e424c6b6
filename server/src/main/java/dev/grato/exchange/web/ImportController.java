package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.access.Feature;
import dev.grato.api.JsonBody;
import dev.grato.api.PartOf;
import dev.grato.api.Problems;
import dev.grato.api.Requires;
import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.imports.ImportAlike;
import dev.grato.exchange.internal.imports.ImportService;
import dev.grato.exchange.internal.imports.ImportService.Upload;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;

/// Imports: upload, plan, dry run, run, rejects, undo; see docs/specs/import.md.
@PartOf(Feature.IMPORTS)
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    private static final int MOST_ROWS = 200;

    private final ImportService imports;
    private final ImportAlike alike;
    private final ImportJson json;

    ImportController(ImportService imports, ImportAlike alike, ImportJson json) {
        this.imports = imports;
        this.alike = alike;
        this.json = json;
    }

    @Requires(Abilities.IMPORT)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(
            @RequestParam(required = false) @Nullable String name, HttpServletRequest request, Actor actor)
            throws IOException {
        var uploads = new ArrayList<Upload>();
        var plan = Map.<String, @Nullable Object>of();
        if (request instanceof MultipartHttpServletRequest parts) {
            parts.getFiles("file").forEach(part -> {
                var told = part.getOriginalFilename();
                uploads.add(new Upload(told == null ? "" : told, part::getInputStream));
            });
            var sent = parts.getParameter("plan");
            var file = parts.getFile("plan");
            if (sent != null || file != null) {
                plan = plan(
                        sent == null && file != null
                                ? file.getBytes()
                                : String.valueOf(sent).getBytes(StandardCharsets.UTF_8));
            }
        } else {
            uploads.add(new Upload(name == null ? "" : name, request::getInputStream));
        }
        var view = imports.create(actor, uploads, plan);
        return ResponseEntity.created(URI.create("/api/v1/imports/" + view.id()))
                .body(json.json(view, Problems.locale(request)));
    }

    private static Map<String, @Nullable Object> plan(byte[] sent) {
        try {
            var plan = Json.asObject(Json.read(sent));
            if (plan != null) {
                return plan;
            }
        } catch (JacksonException broken) {
            // said below
        }
        throw new GratoException(ImportError.INVALID_PLAN, new Fault("plan", "notAnObject"));
    }

    @Requires(Abilities.IMPORT)
    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request,
            Actor actor) {
        var from = before == null || before.isEmpty() ? null : id(before);
        var items = imports.list(actor, (int) number(limit, "limit", 50, 1, MOST_ROWS), from).stream()
                .map(view -> json.summary(view, Problems.locale(request)))
                .toList();
        return Map.of("items", items);
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}")
    Map<String, @Nullable Object> find(@PathVariable String id, HttpServletRequest request, Actor actor) {
        return json.json(imports.find(actor, id(id)), Problems.locale(request));
    }

    @Requires(Abilities.IMPORT)
    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(
            @PathVariable String id, JsonBody body, HttpServletRequest request, Actor actor) throws IOException {
        var plan = Json.asObject(body.object("plan").get("plan"));
        if (plan == null) {
            throw new GratoException(ImportError.INVALID_PLAN, new Fault("plan", "notAnObject"));
        }
        return json.json(imports.change(actor, id(id), plan), Problems.locale(request));
    }

    @Requires(Abilities.IMPORT)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, Actor actor) {
        imports.delete(actor, id(id));
        return ResponseEntity.noContent().build();
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}/files/{file}/rows")
    Map<String, @Nullable Object> rows(
            @PathVariable String id,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String problems,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        int most = (int) number(limit, "limit", 20, 1, MOST_ROWS);
        long from = number(after, "after", 0, 0, Integer.MAX_VALUE);
        var rows = imports.rows(actor, id(id), place(file), most, from, "true".equals(problems));
        var locale = Problems.locale(request);
        return Map.of("items", rows.stream().map(row -> json.row(row, locale)).toList());
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}/files/{file}/columns/{column}/values")
    Map<String, @Nullable Object> values(
            @PathVariable String id, @PathVariable String file, @PathVariable String column, Actor actor)
            throws IOException {
        var values = imports.values(actor, id(id), place(file), place(column));
        var items = values.stream()
                .map(value -> {
                    var each = new LinkedHashMap<String, @Nullable Object>();
                    each.put("text", value.text());
                    each.put("count", value.count());
                    each.put("target", value.target());
                    return each;
                })
                .toList();
        return Map.of("items", items, "isComplete", items.size() < 1_000);
    }

    /// The rows that are likely there already, of the run or of the dry run before it.
    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}/duplicates")
    Map<String, @Nullable Object> duplicates(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            Actor actor) {
        int most = (int) number(limit, "limit", 20, 1, MOST_ROWS);
        var rows = alike.list(actor, id(id), number(after, "after", 0, 0, Long.MAX_VALUE), most);
        return Map.of("items", rows.stream().map(ImportJson::alike).toList());
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/dry-run")
    ResponseEntity<Map<String, @Nullable Object>> dryRun(
            @PathVariable String id, HttpServletRequest request, Actor actor) {
        return ResponseEntity.accepted().body(json.json(imports.dryRun(actor, id(id)), Problems.locale(request)));
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/start")
    ResponseEntity<Map<String, @Nullable Object>> start(
            @PathVariable String id, HttpServletRequest request, Actor actor) {
        return ResponseEntity.accepted().body(json.json(imports.start(actor, id(id)), Problems.locale(request)));
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/cancel")
    Map<String, @Nullable Object> cancel(@PathVariable String id, HttpServletRequest request, Actor actor) {
        return json.json(imports.cancel(actor, id(id)), Problems.locale(request));
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/undo")
    ResponseEntity<Map<String, @Nullable Object>> undo(
            @PathVariable String id, HttpServletRequest request, Actor actor) {
        var view = imports.undo(actor, id(id));
        boolean isRunning = view.undo() != null && view.undo().isRunning();
        return ResponseEntity.status(isRunning ? 202 : 200).body(json.json(view, Problems.locale(request)));
    }

    /// The rows that were refused, as a file that can be put right and imported again.
    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}/rejects")
    void rejects(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String file,
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor)
            throws IOException {
        int place = file == null ? 0 : place(file);
        var locale = Problems.locale(request);
        var name = imports.nameOf(actor, id(id), place).replaceFirst("\\.[A-Za-z0-9]+$", "");
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "-" + json.label("name", locale) + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        imports.rejects(
                actor,
                id(id),
                place,
                out,
                json.label("row", locale),
                json.label("reason", locale),
                fault -> json.sentence(fault, locale));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(ImportError.IMPORT_NOT_FOUND));
    }

    private static int place(String text) {
        try {
            return text.length() > 4 ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new GratoException(ImportError.IMPORT_NOT_FOUND);
        }
    }

    static long number(@Nullable String text, String name, long otherwise, long min, long max) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw JsonBody.wrong(name, "outOfRange", Map.of("min", min, "max", max));
    }
}
