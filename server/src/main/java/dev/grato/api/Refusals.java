package dev.grato.api;

import dev.grato.access.ObjectRights;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.Outcome;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy.Action;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers for edits that did not stand.
@Component
final class Refusals {

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    /// The problem that goes with an outcome; thrown, but for conflicts, which carry what stands against them.
    ///
    /// @param action what was wanted
    ResponseEntity<Map<String, @Nullable Object>> refused(
            String object, Action action, Outcome outcome, HttpServletRequest request) {
        var code = switch (outcome.status()) {
            case NOT_FOUND -> RecordsError.NOT_FOUND;
            case FORBIDDEN -> RecordsError.FORBIDDEN;
            case CONFLICT -> RecordsError.CHANGED_MEANWHILE;
            default -> RecordsError.INVALID_RECORD;
        };
        if (code == RecordsError.FORBIDDEN) {
            var args = Map.<String, Object>of(
                    "object", object, "record", outcome.id().toString(), "action", ObjectRights.key(action));
            throw new GratoException(code, args, outcome.faults());
        }
        if (code != RecordsError.CHANGED_MEANWHILE) {
            throw new GratoException(code, outcome.faults());
        }
        var faults = outcome.conflicts().stream()
                .map(conflict -> new Fault(conflict.field(), "changedMeanwhile", Map.of("field", conflict.field())))
                .toList();
        var problem = problems.problem(new GratoException(code, faults), Problems.locale(request));
        problem.put("conflicts", RecordJson.conflicts(outcome.conflicts()));
        var answer = ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .contentType(MediaType.parseMediaType(Problems.MEDIA_TYPE));
        if (outcome.version() != null) {
            answer.eTag(outcome.version().etag());
        }
        return answer.body(problem);
    }
}
