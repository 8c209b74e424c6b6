package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.model.ModelChanges;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BatchSummary;
import dev.grato.records.Merges;
import dev.grato.records.RecordBatches;
import dev.grato.records.RecordsError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
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

/// What was done in batches, how far they are, and taking them back.
///
/// The list has the caller's own; who has the ability reaches those of others by their id.
@RestController
@RequestMapping("/api/v1/batches")
class BatchesController {

    private static final int MAX_LIST = 200;
    private static final int MAX_RECORDS = 1_000;

    private final RecordBatches batches;
    private final ModelChanges modelChanges;
    private final Merges merges;
    private final BatchJson json;

    BatchesController(RecordBatches batches, ModelChanges modelChanges, Merges merges, BatchJson json) {
        this.batches = batches;
        this.merges = merges;
        this.modelChanges = modelChanges;
        this.json = json;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            HttpServletRequest request) {
        int wanted = limit(limit, MAX_LIST);
        var before = ListRequests.blankToNull(cursor);
        var from = before == null
                ? null
                : Ids.parse(before).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
        var found = batches.list(actor, wanted, from);
        var locale = Problems.locale(request);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                found.stream().map(batch -> json.summary(batch, locale)).toList());
        answer.put("nextCursor", found.size() == wanted ? found.getLast().id().toString() : null);
        return answer;
    }

    @SignedInOnly
    @GetMapping("/{id}")
    Map<String, @Nullable Object> read(@PathVariable String id, Actor actor, HttpServletRequest request) {
        var batch = require(actor, id);
        var locale = Problems.locale(request);
        var answer = json.summary(batch, locale);
        if (batch.isOfMerge()) {
            answer.put("moved", merges.moved(actor, others(actor), batch.id()));
        } else if (!batch.kind().equals("edits")) {
            json.add(answer, batches.effects(actor, others(actor), batch.id()));
        }
        return answer;
    }

    @SignedInOnly
    @GetMapping("/{id}/records")
    Map<String, @Nullable Object> records(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            HttpServletRequest request) {
        int wanted = limit(limit, MAX_RECORDS);
        var page = batches.records(actor, others(actor), batchId(id), position(cursor), wanted, false);
        var locale = Problems.locale(request);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                page.items().stream().map(record -> json.record(record, locale)).toList());
        answer.put("nextCursor", page.next() == null ? null : page.next().toString());
        return answer;
    }

    @SignedInOnly
    @PostMapping("/{id}/cancel")
    Map<String, @Nullable Object> cancel(@PathVariable String id, Actor actor, HttpServletRequest request) {
        return json.summary(batches.cancel(actor, others(actor), batchId(id)), Problems.locale(request));
    }

    /// Takes back a batch of records, whole or for some of them, or, for those who may manage the model, a change
    /// of the model. What is small is done with the answer; the rest goes on as a batch.
    @SignedInOnly
    @PostMapping("/{id}/undo")
    ResponseEntity<Map<String, @Nullable Object>> undo(@PathVariable String id, Actor actor, HttpServletRequest request)
            throws IOException {
        var batch = batchId(id);
        var wanted = wanted(request);
        var others = others(actor);
        if (batches.find(actor, others, batch).isEmpty() && Abilities.has(actor, Abilities.MANAGE_MODEL)) {
            if (modelChanges.find(actor.workspace(), batch).isEmpty()) {
                throw new GratoException(RecordsError.BATCH_NOT_FOUND);
            }
            return ResponseEntity.ok(Map.of(
                    "batchId", modelChanges.undo(actor, batch).id().toString(), "restored", 1, "left", List.of()));
        }
        var once = Requests.once(request);
        var undo = batches.undo(actor, others, batch, once == null ? Ids.next() : once, wanted);
        return undo.isRunning()
                ? accepted(json, undo, Problems.locale(request))
                : ResponseEntity.ok(report(actor, undo, null, MAX_RECORDS));
    }

    static ResponseEntity<Map<String, @Nullable Object>> accepted(BatchJson json, BatchSummary batch, Locale locale) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/batches/" + batch.id()))
                .body(json.begun(batch, locale));
    }

    private static Set<UUID> wanted(HttpServletRequest request) throws IOException {
        if (Bodies.bytes(request).length == 0) {
            return Set.of();
        }
        var sent = Bodies.json(request).object("records").get("records");
        return sent == null ? Set.of() : new LinkedHashSet<>(BulkRequest.ids(sent, "records"));
    }

    @SignedInOnly
    @GetMapping("/{id}/report")
    Map<String, @Nullable Object> report(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        var batch = require(actor, id);
        if (!batch.kind().equals("undo") && !batch.isOfMerge()) {
            throw new GratoException(RecordsError.BATCH_IS_NO_UNDO);
        }
        return report(actor, batch, position(cursor), limit(limit, MAX_RECORDS));
    }

    private Map<String, @Nullable Object> report(Actor actor, BatchSummary undo, @Nullable Long after, int limit) {
        if (undo.isOfMerge()) {
            return mergeReport(actor, undo, after, limit);
        }
        var page = batches.records(actor, others(actor), undo.id(), after, limit, true);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("batchId", undo.id().toString());
        answer.put("state", undo.state());
        answer.put("restored", undo.written() + undo.unchanged());
        answer.put(
                "left",
                page.items().stream()
                        .flatMap(record -> json.left(record).stream())
                        .toList());
        answer.put("nextCursor", page.next() == null ? null : page.next().toString());
        return answer;
    }

    /// What is to be assigned after records were separated; nothing where they were merged again. How many records
    /// were moved is told as far as the caller sees them.
    private Map<String, @Nullable Object> mergeReport(Actor actor, BatchSummary undo, @Nullable Long after, int limit) {
        var page = merges.later(actor, others(actor), undo.id(), after, limit);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("batchId", undo.id().toString());
        answer.put("state", undo.state());
        answer.put("moved", merges.moved(actor, others(actor), undo.id()));
        answer.put("left", after == null ? leftOfMerge(actor, undo) : List.of());
        answer.put("later", page.items().stream().map(json::later).toList());
        answer.put("nextCursor", page.next() == null ? null : page.next().toString());
        return answer;
    }

    /// Records that could not be moved, with the fields that were in the way.
    private List<Map<String, Object>> leftOfMerge(Actor actor, BatchSummary batch) {
        return batches.records(actor, others(actor), batch.id(), null, MAX_RECORDS, true).items().stream()
                .map(record -> Map.<String, Object>of(
                        "object", record.object(),
                        "id", record.record().toString(),
                        "reason", record.status(),
                        "fields",
                                record.faults().stream()
                                        .map(fault -> fault.path().split("[.\\[]", -1)[0])
                                        .distinct()
                                        .toList()))
                .toList();
    }

    private BatchSummary require(Actor actor, String id) {
        return batches.find(actor, others(actor), batchId(id))
                .orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
    }

    private static boolean others(Actor actor) {
        return Abilities.has(actor, Abilities.UNDO_BATCHES);
    }

    private static UUID batchId(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
    }

    private static int limit(@Nullable String text, int most) {
        int wanted = ListRequests.limit(text, 50);
        if (wanted < 1 || wanted > most) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", most));
        }
        return wanted;
    }

    private static @Nullable Long position(@Nullable String cursor) {
        var text = ListRequests.blankToNull(cursor);
        var number = text == null ? null : Json.asNumber(parsed(text));
        return number == null ? null : number.longValue();
    }

    private static Long parsed(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notACursor) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
    }
}
