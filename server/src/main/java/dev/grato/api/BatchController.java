package dev.grato.api;

import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Many edits in one call.
@RestController
@RequestMapping("/api/v1")
class BatchController {

    private final Records records;
    private final Objects objects;
    private final Problems problems;

    BatchController(Records records, Objects objects, Problems problems) {
        this.records = records;
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
        boolean isAtomic = isTrue(atomic, "atomic");
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

    static boolean isTrue(String text, String name) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw JsonBody.wrong(name, "wrongType", Map.of("expected", "boolean"));
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
}
