package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.model.ModelChanges;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.BatchSummary;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.UndoReport;
import dev.grato.records.WriteOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Many edits in one call, what was done so far, and taking it back.
@RestController
@RequestMapping("/api/v1")
class BatchController {

    private static final int MAX_LIST = 200;

    private final Records records;
    private final ModelChanges modelChanges;
    private final Objects objects;
    private final Problems problems;

    BatchController(Records records, ModelChanges modelChanges, Objects objects, Problems problems) {
        this.records = records;
        this.modelChanges = modelChanges;
        this.objects = objects;
        this.problems = problems;
    }

    @SignedInOnly
    @PostMapping("/{object}/batch")
    ResponseEntity<Map<String, @Nullable Object>> write(
            @PathVariable String object,
            @RequestParam(defaultValue = "false") String atomic,
            JsonBody body,
            Actor actor,
            HttpServletRequest request) {
        var type = objects.at(actor, object);
        boolean isAtomic = isTrue(atomic);
        var rows = BatchRequest.read(type, body, actor, records);
        var once = Requests.once(request);
        var batch = once == null ? Ids.next() : once;
        boolean isReadable = rows.stream().allMatch(row -> row.mutation() != null);
        var mutations = new ArrayList<Mutation>();
        for (var row : rows) {
            if (row.mutation() != null) {
                mutations.add(row.mutation());
            }
        }
        var options = new WriteOptions(Sources.of(actor), isAtomic, batch, null, once);
        var outcomes = isAtomic && !isReadable
                ? mutations.stream()
                        .map(edit -> Outcome.failed(edit.id(), Outcome.Status.ABANDONED, List.of()))
                        .toList()
                : records.write(actor, mutations, options);
        var results = results(rows, outcomes, Problems.locale(request));
        boolean isGivenUp = isAtomic
                && !(isReadable
                        && outcomes.stream()
                                .allMatch(outcome -> outcome.status().isDone()));
        if (!isGivenUp) {
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("batchId", batch.toString());
            answer.put("results", results);
            return ResponseEntity.ok(answer);
        }
        var problem = problems.problem(new GratoException(ApiError.NOTHING_WRITTEN), Problems.locale(request));
        problem.put("results", results);
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(MediaType.parseMediaType(Problems.MEDIA_TYPE))
                .body(problem);
    }

    private static boolean isTrue(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw JsonBody.wrong("atomic", "wrongType", Map.of("expected", "boolean"));
        };
    }

    private List<Map<String, @Nullable Object>> results(
            List<BatchRequest.Row> rows, List<Outcome> outcomes, Locale locale) {
        var results = new ArrayList<Map<String, @Nullable Object>>();
        int next = 0;
        for (var row : rows) {
            var outcome = row.mutation() == null
                    ? Outcome.failed(row.id(), Outcome.Status.INVALID, row.faults())
                    : outcomes.get(next++);
            results.add(result(row, outcome, locale));
        }
        return results;
    }

    private Map<String, @Nullable Object> result(BatchRequest.Row row, Outcome outcome, Locale locale) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("id", row.mutation() == null ? null : outcome.id().toString());
        result.put("status", status(outcome.status()));
        if (outcome.version() != null) {
            result.put("etag", outcome.version().etag());
        }
        if (!outcome.faults().isEmpty()) {
            List<Fault> placed = outcome.faults().stream()
                    .map(fault -> fault.under(row.path()))
                    .toList();
            result.put("errors", problems.errors(placed, locale));
        }
        if (!outcome.conflicts().isEmpty()) {
            result.put("conflicts", RecordJson.conflicts(outcome.conflicts()));
        }
        return result;
    }

    private static String status(Outcome.Status status) {
        return status == Outcome.Status.NOT_FOUND ? "notFound" : status.name().toLowerCase(Locale.ROOT);
    }

    @SignedInOnly
    @GetMapping("/batches")
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = ListRequests.limit(limit, 50);
        if (wanted < 1 || wanted > MAX_LIST) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", MAX_LIST));
        }
        var before = ListRequests.blankToNull(cursor);
        var from = before == null
                ? null
                : Ids.parse(before).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
        var found = records.batches(actor, wanted, from);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", found.stream().map(BatchController::summary).toList());
        json.put("nextCursor", found.size() == wanted ? found.getLast().id().toString() : null);
        return json;
    }

    @SignedInOnly
    @GetMapping("/batches/{id}")
    Map<String, @Nullable Object> read(@PathVariable String id, Actor actor) {
        return records.batch(actor, batchId(id))
                .map(BatchController::summary)
                .orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
    }

    /// Takes back a batch of records or, for those who may manage the model, a change of the model.
    @SignedInOnly
    @PostMapping("/batches/{id}/undo")
    Map<String, @Nullable Object> undo(@PathVariable String id, Actor actor) {
        var batch = batchId(id);
        if (records.batch(actor, batch).isEmpty() && Abilities.has(actor, Abilities.MANAGE_MODEL)) {
            if (modelChanges.find(actor.workspace(), batch).isEmpty()) {
                throw new GratoException(RecordsError.BATCH_NOT_FOUND);
            }
            return Map.of("batchId", modelChanges.undo(actor, batch).id().toString(), "restored", 1, "left", List.of());
        }
        return report(records.undo(actor, batch));
    }

    private static UUID batchId(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
    }

    private static Map<String, @Nullable Object> summary(BatchSummary batch) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", batch.id().toString());
        json.put("at", batch.at().toString());
        json.put("source", batch.source());
        json.put("object", batch.object());
        json.put("state", batch.state());
        json.put("written", batch.written());
        json.put("failed", batch.failed());
        json.put("undoes", batch.undoes() == null ? null : batch.undoes().toString());
        json.put("undoneBy", batch.undoneBy() == null ? null : batch.undoneBy().toString());
        return json;
    }

    private static Map<String, @Nullable Object> report(UndoReport report) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batchId", report.batchId().toString());
        json.put("restored", report.restored());
        json.put(
                "left",
                report.left().stream()
                        .map(left -> Map.of(
                                "object", left.object(),
                                "id", left.record().toString(),
                                "reason", left.reason(),
                                "fields", left.fields()))
                        .toList());
        return json;
    }
}
