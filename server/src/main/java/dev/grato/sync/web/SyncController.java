package dev.grato.sync.web;

import dev.grato.api.JsonBody;
import dev.grato.api.SignedInOnly;
import dev.grato.records.spi.SyncReading.Removal;
import dev.grato.sync.Devices;
import dev.grato.sync.internal.SyncService;
import dev.grato.sync.internal.SyncService.Differing;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How devices read: beginning, pages, changes, sums, rows.
@RestController
@RequestMapping("/api/v1/sync")
class SyncController {

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    private final SyncService sync;
    private final Devices devices;

    SyncController(SyncService sync, Devices devices) {
        this.sync = sync;
        this.devices = devices;
    }

    @SignedInOnly
    @GetMapping("/schema")
    Map<String, @Nullable Object> schema(FromDevice from) {
        return sync.schema(from.actor());
    }

    @SignedInOnly
    @PostMapping("/bootstrap")
    Map<String, @Nullable Object> bootstrap(FromDevice from, JsonBody body) {
        body.object("objects", "schema");
        var wanted = SyncBodies.names(body, "objects");
        var beginning = sync.bootstrap(from.actor(), from.device().id(), wanted, body.text("schema"));
        var json = new LinkedHashMap<String, @Nullable Object>();
        if (beginning.cursor() == null) {
            json.put("reconcile", "schema");
            return json;
        }
        json.put("cursor", beginning.cursor());
        json.put("leaseUntil", devices.leaseUntil(from.actor()).toString());
        json.put(
                "pages",
                beginning.objects().stream()
                        .map(object -> Map.of("object", object, "page", new PageMark(object, null).text()))
                        .toList());
        return json;
    }

    /// One page of one object, or as much of several as goes on a page: a line without a line to wait for each.
    @SignedInOnly
    @PostMapping("/page")
    ResponseEntity<byte[]> page(FromDevice from, JsonBody body) {
        body.object("page", "pages");
        var lines = new PageLines(sync, from.actor());
        var several = SyncBodies.names(body, "pages");
        if (several == null) {
            lines.one(PageMark.of(body.text("page")));
        } else {
            lines.several(several.stream().map(PageMark::of).toList());
        }
        return ResponseEntity.ok().contentType(LINES).body(lines.text().getBytes(StandardCharsets.UTF_8));
    }

    @SignedInOnly
    @PostMapping("/pull")
    Map<String, @Nullable Object> pull(FromDevice from, JsonBody body) {
        body.object("cursor", "limit");
        var delta = sync.pull(from.actor(), body.text("cursor"), SyncBodies.limit(body));
        var json = new LinkedHashMap<String, @Nullable Object>();
        var pulled = delta.pulled();
        if (pulled == null) {
            json.put("reconcile", delta.reconcile());
        } else {
            json.put(
                    "upserts",
                    pulled.upserts().stream()
                            .map(row -> Map.of("object", row.object(), "row", RowJson.row(row)))
                            .toList());
            json.put(
                    "removals",
                    pulled.removals().stream().map(SyncController::removal).toList());
            json.put("cursor", delta.cursor());
            json.put("more", pulled.hasMore());
        }
        json.put("model", sync.mark(from.actor()));
        json.put("leaseUntil", devices.leaseUntil(from.actor()).toString());
        return json;
    }

    private static Map<String, Object> removal(Removal removal) {
        return Map.of("object", removal.object(), "id", removal.id().toString(), "isGone", removal.isGone());
    }

    /// Compares one object, or several at once.
    @SignedInOnly
    @PostMapping("/digest")
    Map<String, @Nullable Object> digest(FromDevice from, JsonBody body) {
        body.object("object", "bits", "counts", "xor", "objects");
        boolean isOne = body.object().get("objects") == null;
        var held = isOne
                ? List.of(SyncBodies.held(body.object(), ""))
                : SyncBodies.several(body.object("objects"), "objects");
        var json = new LinkedHashMap<String, @Nullable Object>();
        if (!isOne && !sync.knows(from.actor(), held)) {
            json.put("reconcile", "schema");
            return json;
        }
        var difference = sync.digest(from.actor(), held);
        json.put("cursor", difference.cursor());
        if (isOne) {
            json.put("buckets", buckets(difference.objects().getFirst()));
        } else {
            json.put(
                    "objects",
                    difference.objects().stream()
                            .filter(object -> !object.buckets().isEmpty())
                            .map(object -> Map.of("object", object.object(), "buckets", buckets(object)))
                            .toList());
        }
        return json;
    }

    private static List<Map<String, Object>> buckets(Differing object) {
        return object.buckets().entrySet().stream()
                .map(bucket -> Map.<String, Object>of("bucket", bucket.getKey(), "rows", tags(bucket.getValue())))
                .toList();
    }

    private static List<List<String>> tags(Map<UUID, Long> rows) {
        return rows.entrySet().stream()
                .map(row -> List.of(row.getKey().toString(), "%016x".formatted(row.getValue())))
                .toList();
    }

    @SignedInOnly
    @PostMapping("/rows")
    Map<String, @Nullable Object> rows(FromDevice from, JsonBody body) {
        body.object("object", "ids");
        var ids = SyncBodies.ids(body);
        var rows = sync.rows(from.actor(), body.text("object"), ids);
        var missing = new HashSet<>(ids);
        rows.forEach(row -> missing.remove(row.id()));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("rows", rows.stream().map(RowJson::row).toList());
        json.put(
                "missing",
                ids.stream()
                        .distinct()
                        .filter(missing::contains)
                        .map(UUID::toString)
                        .toList());
        return json;
    }
}
