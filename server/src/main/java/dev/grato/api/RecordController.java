package dev.grato.api;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy.Action;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same endpoints for every object there is, standard or custom.
@RestController
@RequestMapping("/api/v1/{object}")
class RecordController {

    private static final int HISTORY_LIMIT = 200;

    private final Records records;
    private final Objects objects;
    private final Refusals refusals;

    RecordController(Records records, Objects objects, Refusals refusals) {
        this.records = records;
        this.objects = objects;
        this.refusals = refusals;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> list(
            @PathVariable String object, @RequestParam MultiValueMap<String, String> params, Actor actor) {
        var type = objects.at(actor, object);
        return RecordJson.page(records.query(actor, ListRequests.ofAddress(type.name(), params, false)));
    }

    @SignedInOnly
    @PostMapping("/query")
    Map<String, @Nullable Object> query(@PathVariable String object, JsonBody body, Actor actor) {
        var type = objects.at(actor, object);
        return RecordJson.page(records.query(actor, ListRequests.ofBody(type.name(), body)));
    }

    @SignedInOnly
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(
            @PathVariable String object, JsonBody body, Actor actor, HttpServletRequest request) {
        var type = objects.at(actor, object);
        var values = new LinkedHashMap<>(body.object());
        var sent = values.remove("id");
        var id = sent == null ? Ids.next() : Ids.parse(sent).orElseThrow(() -> JsonBody.wrong("id", "id", Map.of()));
        var outcome = write(actor, Mutation.create(type.name(), id, values), request);
        if (!outcome.status().isDone()) {
            return refusals.refused(type.name(), Action.CREATE, outcome, request);
        }
        var location = URI.create("/api/v1/" + type.address() + "/" + outcome.id());
        return answer(ResponseEntity.created(location), actor, type, outcome);
    }

    @SignedInOnly
    @GetMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> read(
            @PathVariable String object,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> params,
            Actor actor) {
        var type = objects.at(actor, object);
        var expand = ListRequests.ofAddress(type.name(), only(params, "expand"), false)
                .expand();
        var record = records.find(actor, type.name(), Objects.id(id), expand)
                .orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        return ResponseEntity.ok().eTag(record.version().etag()).body(RecordJson.record(record));
    }

    private static MultiValueMap<String, String> only(MultiValueMap<String, String> params, String name) {
        for (var other : params.keySet()) {
            if (!other.equals(name)) {
                throw JsonBody.wrong(other, "unknownParameter", Map.of());
            }
        }
        return params;
    }

    @SignedInOnly
    @PatchMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> change(
            @PathVariable String object,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            JsonBody body,
            Actor actor,
            HttpServletRequest request) {
        var type = objects.at(actor, object);
        var mutation = Mutation.update(type.name(), Objects.id(id), body.object());
        var outcome = write(actor, mutation.seenAt(version(ifMatch)), request);
        return outcome.status().isDone()
                ? answer(ResponseEntity.ok(), actor, type, outcome)
                : refusals.refused(type.name(), Action.UPDATE, outcome, request);
    }

    @SignedInOnly
    @DeleteMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> delete(
            @PathVariable String object,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor,
            HttpServletRequest request) {
        var type = objects.at(actor, object);
        var outcome = write(actor, Mutation.delete(type.name(), Objects.id(id)).seenAt(version(ifMatch)), request);
        return outcome.status().isDone()
                ? ResponseEntity.noContent().build()
                : refusals.refused(type.name(), Action.DELETE, outcome, request);
    }

    @SignedInOnly
    @PostMapping("/{id}/restore")
    ResponseEntity<Map<String, @Nullable Object>> restore(
            @PathVariable String object, @PathVariable String id, Actor actor, HttpServletRequest request) {
        var type = objects.at(actor, object);
        var outcome = write(actor, Mutation.restore(type.name(), Objects.id(id)), request);
        return outcome.status().isDone()
                ? answer(ResponseEntity.ok(), actor, type, outcome)
                : refusals.refused(type.name(), Action.DELETE, outcome, request);
    }

    @SignedInOnly
    @GetMapping("/{id}/history")
    Map<String, @Nullable Object> history(
            @PathVariable String object,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        var type = objects.at(actor, object);
        int wanted = ListRequests.limit(limit, 50);
        if (wanted < 1 || wanted > HISTORY_LIMIT) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", HISTORY_LIMIT));
        }
        var changes = records.history(actor, type.name(), Objects.id(id), below(cursor), wanted);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", changes.stream().map(RecordJson::historyEntry).toList());
        boolean hasMore = changes.size() == wanted && changes.getLast().version() > 1;
        json.put("nextCursor", hasMore ? String.valueOf(changes.getLast().version()) : null);
        return json;
    }

    private static @Nullable Long below(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException notACursor) {
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
    }

    private Outcome write(Actor actor, Mutation mutation, HttpServletRequest request) {
        var options = WriteOptions.single(Sources.of(actor)).once(Requests.once(request));
        return records.write(actor, List.of(mutation), options).getFirst();
    }

    /// Cannot be read as one of ours: then nobody knows the state it names, and the edit must not pass.
    private static @Nullable RecordVersion version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        return RecordVersion.ofEtag(ifMatch).orElse(new RecordVersion(0, 0));
    }

    /// The record as it stands after the write; only its id where the caller may write what they may not read.
    private ResponseEntity<Map<String, @Nullable Object>> answer(
            ResponseEntity.BodyBuilder answer, Actor actor, ObjectType type, Outcome outcome) {
        var record = records.find(actor, type.name(), outcome.id());
        var version = outcome.version();
        if (version != null) {
            answer.eTag(record.map(found -> found.version().etag()).orElse(version.etag()));
        }
        return answer.body(
                record.map(RecordJson::record).orElse(Map.of("id", outcome.id().toString())));
    }
}
