package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.model.AppliedChange;
import dev.grato.model.ModelChange;
import dev.grato.model.ModelChanges;
import dev.grato.model.ModelJson;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The workspace's model: everybody reads what they may know of it, those with the ability change it.
@RestController
@RequestMapping("/api/v1/model")
class ModelController {

    private static final int MAX_LIST = 200;

    private final Models models;
    private final ModelChanges changes;
    private final Objects objects;

    ModelController(Models models, ModelChanges changes, Objects objects) {
        this.models = models;
        this.changes = changes;
        this.objects = objects;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> model(Actor actor) {
        return ModelJson.model(objects.visible(actor));
    }

    @SignedInOnly
    @GetMapping("/objects/{object}")
    Map<String, @Nullable Object> object(@PathVariable String object, Actor actor) {
        return ModelJson.object(find(object, actor), objects.visible(actor));
    }

    private ObjectType find(String object, Actor actor) {
        var model = objects.visible(actor);
        return model.objectAt(object)
                .or(() -> model.object(object))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", object)));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PostMapping("/objects")
    ResponseEntity<Map<String, @Nullable Object>> createObject(JsonBody body, Actor actor) {
        return created(changes.createObject(actor, body.object()));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PatchMapping("/objects/{object}")
    Map<String, @Nullable Object> changeObject(@PathVariable String object, JsonBody body, Actor actor) {
        return applied(changes.changeObject(actor, object, body.object()));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PostMapping("/objects/{object}/fields")
    ResponseEntity<Map<String, @Nullable Object>> createField(@PathVariable String object, JsonBody body, Actor actor) {
        return created(changes.createField(actor, object, body.object()));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PatchMapping("/objects/{object}/fields/{field}")
    Map<String, @Nullable Object> changeField(
            @PathVariable String object, @PathVariable String field, JsonBody body, Actor actor) {
        return applied(changes.changeField(actor, object, field, body.object()));
    }

    /// How the page of a record is laid out, as far as the caller sees its fields.
    @SignedInOnly
    @GetMapping("/objects/{object}/layout")
    Map<String, @Nullable Object> layout(@PathVariable String object, Actor actor) {
        var found = find(object, actor);
        var json = new LinkedHashMap<>(found.layout().json());
        json.put("isDefault", found.arranged() == null);
        return json;
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PutMapping("/objects/{object}/layout")
    Map<String, @Nullable Object> changeLayout(@PathVariable String object, JsonBody body, Actor actor) {
        return applied(changes.changeLayout(actor, object, body.object()));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @DeleteMapping("/objects/{object}/layout")
    Map<String, @Nullable Object> resetLayout(@PathVariable String object, Actor actor) {
        return applied(changes.resetLayout(actor, object));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PostMapping("/objects/{object}/rules")
    ResponseEntity<Map<String, @Nullable Object>> createRule(@PathVariable String object, JsonBody body, Actor actor) {
        return created(changes.createRule(actor, object, body.object()));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @PatchMapping("/objects/{object}/rules/{rule}")
    Map<String, @Nullable Object> changeRule(
            @PathVariable String object, @PathVariable String rule, JsonBody body, Actor actor) {
        return applied(changes.changeRule(actor, object, rule, body.object()));
    }

    @Requires(Abilities.MANAGE_MODEL)
    @DeleteMapping("/objects/{object}/rules/{rule}")
    Map<String, @Nullable Object> removeRule(@PathVariable String object, @PathVariable String rule, Actor actor) {
        return applied(changes.removeRule(actor, object, rule));
    }

    /// What was changed in the model, newest first; each is undone by `POST /batches/{id}/undo`.
    @Requires(Abilities.MANAGE_MODEL)
    @GetMapping("/changes")
    Map<String, @Nullable Object> history(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = ListRequests.limit(limit, 50);
        if (wanted < 1 || wanted > MAX_LIST) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", MAX_LIST));
        }
        var text = ListRequests.blankToNull(cursor);
        var before = text == null
                ? null
                : Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
        var found = changes.list(actor.workspace(), wanted, before);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", found.stream().map(ModelController::change).toList());
        json.put("nextCursor", found.size() == wanted ? found.getLast().id().toString() : null);
        return json;
    }

    /// What was retired and can be brought back.
    @Requires(Abilities.MANAGE_MODEL)
    @GetMapping("/retired")
    Map<String, @Nullable Object> retired(Actor actor) {
        return changes.retired(actor.workspace());
    }

    private static Map<String, @Nullable Object> change(ModelChange change) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batchId", change.id().toString());
        json.put("at", change.at().toString());
        json.put("what", change.what());
        json.put("before", change.before());
        json.put("after", change.after());
        json.put("undoes", change.undoes() == null ? null : change.undoes().toString());
        json.put(
                "undoneAt", change.undoneAt() == null ? null : change.undoneAt().toString());
        return json;
    }

    private static ResponseEntity<Map<String, @Nullable Object>> created(AppliedChange change) {
        return ResponseEntity.status(HttpStatus.CREATED).body(applied(change));
    }

    static Map<String, @Nullable Object> applied(AppliedChange change) {
        var json = new LinkedHashMap<>(change.declaration());
        json.put("batchId", change.batchId().toString());
        return json;
    }

    /// Everything the model can be made of, for editors: the types with what they need.
    @SignedInOnly
    @GetMapping("/types")
    Map<String, @Nullable Object> types() {
        List<Map<String, Object>> items = Stream.concat(
                        models.types().all().stream(), models.types().computed().stream())
                .map(type -> Map.<String, Object>of(
                        "type", type.key(),
                        "editor", type.editor(),
                        "hasOptions", type.hasOptions(),
                        "isRelation", type.isRelation(),
                        "isSortable", type.isSortable(),
                        "isComputed", type.isComputed()))
                .toList();
        return Map.of("items", items);
    }
}
