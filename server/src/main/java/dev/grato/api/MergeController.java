package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.BatchSummary;
import dev.grato.records.MergePreview;
import dev.grato.records.MergeRequest;
import dev.grato.records.Merges;
import dev.grato.records.RecordsError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Makes several records one, and settles what was open when they were separated again.
@RestController
@RequestMapping("/api/v1")
class MergeController {

    private static final int MOST_ASSIGNMENTS = 1_000;

    private final Merges merges;
    private final Objects objects;
    private final BatchJson json;

    MergeController(Merges merges, Objects objects, BatchJson json) {
        this.merges = merges;
        this.objects = objects;
        this.json = json;
    }

    @Requires(Abilities.MERGE)
    @PostMapping("/{object}/merge")
    ResponseEntity<Map<String, @Nullable Object>> merge(
            @PathVariable String object,
            @RequestParam(defaultValue = "false") String preview,
            JsonBody body,
            Actor actor,
            HttpServletRequest request) {
        var type = objects.at(actor, object);
        boolean isPreview = BatchController.isTrue(preview, "preview");
        var wanted = read(type.name(), body);
        if (isPreview) {
            return ResponseEntity.ok(preview(merges.preview(actor, wanted)));
        }
        var once = Requests.once(request);
        var batch = merges.merge(actor, once == null ? Ids.next() : once, wanted);
        var answer = answer(actor, batch, wanted, Problems.locale(request));
        return batch.isRunning()
                ? ResponseEntity.accepted()
                        .location(URI.create("/api/v1/batches/" + batch.id()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    private static MergeRequest read(String object, JsonBody body) {
        var sent = body.object("survivor", "others", "choose");
        var survivor = body.optionalId("survivor");
        if (survivor == null) {
            throw JsonBody.wrong("survivor", "required", Map.of("field", "survivor"));
        }
        var others = BulkRequest.ids(sent.get("others"), "others");
        var choices = new LinkedHashMap<String, MergeRequest.Choice>();
        var choose = Json.asObject(sent.get("choose"));
        if (sent.get("choose") != null && choose == null) {
            throw JsonBody.wrong("choose", "wrongType", Map.of("expected", "object"));
        }
        if (choose != null) {
            choose.forEach((field, choice) -> choices.put(field, choice(field, choice)));
        }
        return new MergeRequest(object, survivor, others, choices);
    }

    /// The id of the record whose value it shall be, or an object with the value.
    private static MergeRequest.Choice choice(String field, @Nullable Object sent) {
        var record = Ids.parse(sent).orElse(null);
        if (record != null) {
            return new MergeRequest.Of(record);
        }
        var object = Json.asObject(sent);
        if (object == null || object.size() != 1 || !object.containsKey("value")) {
            throw JsonBody.wrong("choose." + field, "idOrValue", Map.of());
        }
        return new MergeRequest.Value(object.get("value"));
    }

    private static Map<String, @Nullable Object> preview(MergePreview preview) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "fields",
                preview.fields().stream()
                        .map(field -> {
                            var json = new LinkedHashMap<String, @Nullable Object>();
                            json.put("field", field.field());
                            json.put("value", field.value());
                            json.put("isChanged", field.isChanged());
                            var values = new LinkedHashMap<String, Object>();
                            field.values().forEach((id, value) -> values.put(id.toString(), value));
                            json.put("values", values);
                            return json;
                        })
                        .toList());
        answer.put("moved", preview.pointing());
        return answer;
    }

    private Map<String, @Nullable Object> answer(Actor actor, BatchSummary batch, MergeRequest request, Locale locale) {
        var answer = json.begun(batch, locale);
        answer.put("survivor", request.survivor().toString());
        answer.put("moved", merges.moved(actor, false, batch.id()));
        return answer;
    }

    /// Gives what was written while records were one to the one it was meant for.
    @SignedInOnly
    @PostMapping("/batches/{id}/assign")
    Map<String, @Nullable Object> assign(@PathVariable String id, JsonBody body, Actor actor) {
        var batch = Ids.parse(id).orElseThrow(() -> new GratoException(RecordsError.BATCH_NOT_FOUND));
        var sent = Json.asObject(body.object("assign").get("assign"));
        if (sent == null || sent.isEmpty() || sent.size() > MOST_ASSIGNMENTS) {
            throw JsonBody.wrong("assign", "required", Map.of("field", "assign"));
        }
        var assignments = new LinkedHashMap<String, UUID>();
        sent.forEach((edit, record) -> assignments.put(
                edit, Ids.parse(record).orElseThrow(() -> JsonBody.wrong("assign." + edit, "id", Map.of()))));
        merges.assign(actor, Abilities.has(actor, Abilities.UNDO_BATCHES), batch, assignments);
        return Map.of("batchId", id, "assigned", assignments.size());
    }
}
