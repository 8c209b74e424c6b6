package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.access.Feature;
import dev.grato.api.JsonBody;
import dev.grato.api.PartOf;
import dev.grato.api.Problems;
import dev.grato.api.Requires;
import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.imports.ImportService.Upload;
import dev.grato.exchange.internal.imports.RoundTripService;
import dev.grato.exchange.internal.imports.RoundTripService.Taken;
import dev.grato.exchange.internal.imports.RoundTripView;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Sheets that come back; see docs/specs/export.md.
@PartOf(Feature.SHEETS)
@RestController
@RequestMapping("/api/v1")
class RoundTripController {

    private static final int MOST_ROWS = 200;
    private static final int MOST_TAKEN = 10_000;

    private final RoundTripService trips;
    private final Models models;
    private final AccessPolicy access;
    private final Problems problems;

    RoundTripController(RoundTripService trips, Models models, AccessPolicy access, Problems problems) {
        this.trips = trips;
        this.models = models;
        this.access = access;
        this.problems = problems;
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{object}/round-trips")
    ResponseEntity<Map<String, @Nullable Object>> begin(
            @PathVariable String object,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        var type = models.current(actor.workspace())
                .objectAt(object)
                .filter(known -> access.knows(actor, known))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", object)));
        var upload = new Upload(name == null ? "" : name, request::getInputStream);
        if (request instanceof MultipartHttpServletRequest parts) {
            var file = parts.getFile("file");
            if (file == null) {
                throw JsonBody.wrong("file", "required", Map.of());
            }
            var told = file.getOriginalFilename();
            upload = new Upload(told == null ? "" : told, file::getInputStream);
        }
        return created(trips.begin(actor, type, upload));
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/round-trips/{id}")
    Map<String, @Nullable Object> find(@PathVariable String id, Actor actor) {
        return json(trips.find(actor, id(id)));
    }

    /// The same sheet, compared with what is there by now.
    @Requires(Abilities.IMPORT)
    @PostMapping("/round-trips/{id}/again")
    ResponseEntity<Map<String, @Nullable Object>> again(@PathVariable String id, Actor actor) {
        return created(trips.again(actor, id(id)));
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/round-trips/{id}/rows")
    Map<String, @Nullable Object> rows(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            HttpServletRequest request,
            Actor actor) {
        int most = (int) ImportController.number(limit, "limit", 50, 1, MOST_ROWS);
        long from = ImportController.number(after, "after", 0, 0, Long.MAX_VALUE);
        var wanted = outcome == null ? "shown" : outcome;
        var locale = Problems.locale(request);
        return Map.of(
                "items",
                trips.rows(actor, id(id), wanted, from, most).stream()
                        .map(row -> json(row, locale))
                        .toList());
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/round-trips/{id}/take")
    ResponseEntity<Map<String, @Nullable Object>> take(@PathVariable String id, JsonBody body, Actor actor) {
        var sent = body.object("all", "rows");
        var all = all(sent.get("all"));
        var rows = taken(sent.get("rows"));
        if (all.isEmpty() && rows.isEmpty()) {
            throw JsonBody.wrong("rows", "required", Map.of());
        }
        var batch = trips.take(actor, id(id), all, rows);
        return ResponseEntity.accepted().body(Map.of("batch", batch.id().toString(), "state", batch.state()));
    }

    private static Set<String> all(@Nullable Object sent) {
        var all = new LinkedHashSet<String>();
        if (sent == null) {
            return all;
        }
        var list = Json.asList(sent);
        if (list == null) {
            throw JsonBody.wrong("all", "notAList", Map.of());
        }
        for (int i = 0; i < list.size(); i++) {
            if (!"edit".equals(list.get(i)) && !"new".equals(list.get(i))) {
                throw JsonBody.wrong("all[" + i + "]", "unknownOption", Map.of("options", "edit, new"));
            }
            all.add(String.valueOf(list.get(i)));
        }
        return all;
    }

    private static List<Taken> taken(@Nullable Object sent) {
        var rows = new ArrayList<Taken>();
        if (sent == null) {
            return rows;
        }
        var list = Json.asList(sent);
        if (list == null || list.size() > MOST_TAKEN) {
            throw JsonBody.wrong("rows", list == null ? "notAList" : "tooMany", Map.of("max", MOST_TAKEN));
        }
        for (int i = 0; i < list.size(); i++) {
            var row = Json.asObject(list.get(i));
            var position = row == null ? null : Json.asNumber(row.get("position"));
            if (row == null || position == null || position.signum() <= 0 || position.scale() > 0) {
                throw JsonBody.wrong(
                        "rows[" + i + "].position", "outOfRange", Map.of("min", 1, "max", Integer.MAX_VALUE));
            }
            var fields = row.get("fields") == null ? null : Json.asList(row.get("fields"));
            if (row.get("fields") != null && fields == null) {
                throw JsonBody.wrong("rows[" + i + "].fields", "notAList", Map.of());
            }
            rows.add(new Taken(
                    position.longValue(),
                    fields == null ? null : fields.stream().map(String::valueOf).toList()));
        }
        return rows;
    }

    private ResponseEntity<Map<String, @Nullable Object>> created(RoundTripView view) {
        return ResponseEntity.created(
                        URI.create("/api/v1/round-trips/" + view.batch().id()))
                .body(json(view));
    }

    private static Map<String, @Nullable Object> json(RoundTripView view) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", view.batch().id().toString());
        json.put("object", view.object());
        json.put("name", view.name());
        json.put("createdAt", view.batch().at().toString());
        json.put("state", view.batch().state());
        json.put("total", view.batch().total());
        json.put("done", view.batch().done());
        json.put("counts", view.counts());
        json.put(
                "columns",
                view.columns().stream()
                        .map(column -> {
                            var each = new LinkedHashMap<String, @Nullable Object>();
                            each.put("column", column.column());
                            each.put("name", column.name());
                            each.put("role", column.role());
                            each.put("field", column.field());
                            return each;
                        })
                        .toList());
        return json;
    }

    private Map<String, @Nullable Object> json(RoundTripView.Row row, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("position", row.position());
        json.put("row", row.number());
        json.put("record", row.record() == null ? null : row.record().toString());
        json.put("title", row.title());
        json.put("outcome", row.outcome());
        json.put("isMerged", row.isMerged());
        json.put("errors", problems.errors(row.errors(), locale));
        json.put(
                "cells",
                row.cells().stream()
                        .map(cell -> {
                            var each = new LinkedHashMap<String, @Nullable Object>();
                            each.put("column", cell.column());
                            each.put("place", place(cell.column(), row.number()));
                            each.put("field", cell.field());
                            each.put("state", cell.state());
                            each.put("was", cell.was());
                            each.put("sheet", cell.sheet());
                            each.put("now", cell.now());
                            each.put("errors", problems.errors(cell.errors(), locale));
                            return each;
                        })
                        .toList());
        return json;
    }

    /// As spreadsheets call the cell: `D17`.
    private static String place(int column, long row) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters + String.valueOf(row);
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(ImportError.ROUND_TRIP_NOT_FOUND));
    }
}
