package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.api.internal.webhooks.Delivery;
import dev.grato.api.internal.webhooks.Operation;
import dev.grato.api.internal.webhooks.Webhook;
import dev.grato.api.internal.webhooks.Webhooks;
import dev.grato.api.internal.webhooks.Webhooks.Wish;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Webhooks: other programs are told what changes, as far as the webhook's owner may see it.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

    private static final String[] FIELDS = {"name", "url", "objects", "operations", "filter", "active"};
    private static final int MOST_OBJECTS = 100;

    private final Webhooks webhooks;
    private final Objects objects;
    private final Models models;
    private final Messages messages;

    WebhookController(Webhooks webhooks, Objects objects, Models models, Messages messages) {
        this.webhooks = webhooks;
        this.objects = objects;
        this.models = models;
        this.messages = messages;
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @GetMapping
    Map<String, @Nullable Object> list(Actor actor) {
        return Map.of(
                "items",
                webhooks.list(actor).stream()
                        .map(webhook -> shown(actor, webhook))
                        .toList());
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @GetMapping("/{id}")
    Map<String, @Nullable Object> read(@PathVariable String id, Actor actor) {
        return shown(actor, webhooks.require(actor, id(id)));
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(JsonBody body, Actor actor) {
        var json = body.object(FIELDS);
        var wish = new Wish(
                body.text("name"),
                body.text("url"),
                tables(actor, json),
                operations(json, Operation.KEYS),
                ListRequests.filter(json.get("filter")),
                flag(json, true));
        return withSecret(HttpStatus.CREATED, actor, webhooks.create(actor, wish));
    }

    /// Changes what is sent; the owner stays the same, and so do the rights that decide.
    @Requires(Abilities.MANAGE_WEBHOOKS)
    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(@PathVariable String id, JsonBody body, Actor actor) {
        var present = webhooks.require(actor, id(id));
        var json = body.object(FIELDS);
        var wish = new Wish(
                json.containsKey("name") ? body.text("name") : present.name(),
                json.containsKey("url") ? body.text("url") : present.url(),
                json.containsKey("objects") ? tables(actor, json) : present.objects(),
                operations(json, present.operations()),
                json.containsKey("filter") ? ListRequests.filter(json.get("filter")) : present.filter(),
                flag(json, present.isActive()));
        return shown(actor, webhooks.change(actor, present.id(), wish));
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, Actor actor) {
        webhooks.delete(actor, id(id));
        return ResponseEntity.noContent().build();
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @PostMapping("/{id}/secret")
    ResponseEntity<Map<String, @Nullable Object>> rotate(@PathVariable String id, Actor actor) {
        return withSecret(HttpStatus.OK, actor, webhooks.rotate(actor, id(id)));
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @PostMapping("/{id}/test")
    Map<String, @Nullable Object> test(@PathVariable String id, Actor actor) {
        return shown(actor, webhooks.test(actor, id(id)));
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @GetMapping("/{id}/deliveries")
    Map<String, @Nullable Object> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = AuditController.limit(limit);
        var found = webhooks.deliveries(actor, id(id), state(state), wanted, AuditController.before(cursor));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", found.stream().map(delivery -> shown(actor, delivery)).toList());
        json.put("nextCursor", found.size() == wanted ? found.getLast().id().toString() : null);
        return json;
    }

    @Requires(Abilities.MANAGE_WEBHOOKS)
    @PostMapping("/{id}/deliveries/{delivery}/retry")
    Map<String, @Nullable Object> retry(@PathVariable String id, @PathVariable String delivery, Actor actor) {
        var key = Ids.parse(delivery).orElseThrow(() -> new GratoException(ApiError.DELIVERY_NOT_FOUND));
        return shown(actor, webhooks.retry(actor, id(id), key));
    }

    private static Delivery.@Nullable State state(@Nullable String text) {
        var wanted = ListRequests.blankToNull(text);
        if (wanted == null) {
            return null;
        }
        return Stream.of(Delivery.State.values())
                .filter(state -> state.key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> JsonBody.wrong("state", "unknownOption", Map.of("options", "waiting, sent, dead")));
    }

    private List<String> tables(Actor actor, Map<String, @Nullable Object> json) {
        var names = ListRequests.texts(json, "objects", List.of());
        if (names.size() > MOST_OBJECTS) {
            throw JsonBody.wrong("objects", "tooManyValues", Map.of("max", MOST_OBJECTS));
        }
        var tables = new LinkedHashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            try {
                tables.add(objects.at(actor, names.get(i)).table());
            } catch (GratoException unknown) {
                throw JsonBody.wrong("objects[" + i + "]", "unknownObject", Map.of("name", names.get(i)));
            }
        }
        return List.copyOf(tables);
    }

    private static List<String> operations(Map<String, @Nullable Object> json, List<String> otherwise) {
        var operations = new LinkedHashSet<String>();
        var sent = ListRequests.texts(json, "operations", otherwise);
        for (int i = 0; i < sent.size(); i++) {
            if (!Operation.KEYS.contains(sent.get(i))) {
                throw JsonBody.wrong(
                        "operations[" + i + "]", "unknownOption", Map.of("options", String.join(", ", Operation.KEYS)));
            }
            operations.add(sent.get(i));
        }
        return List.copyOf(operations);
    }

    private static boolean flag(Map<String, @Nullable Object> json, boolean otherwise) {
        var value = json.get("active");
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw JsonBody.wrong("active", "wrongType", Map.of("expected", "boolean"));
    }

    private ResponseEntity<Map<String, @Nullable Object>> withSecret(
            HttpStatus status, Actor actor, Webhooks.WithSecret made) {
        var json = shown(actor, made.webhook());
        json.put("secret", made.secret());
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(json);
    }

    private Map<String, @Nullable Object> shown(Actor actor, Webhook webhook) {
        var model = models.current(actor.workspace());
        var names = new ArrayList<String>();
        webhook.objects().forEach(table -> model.objectOf(table).ifPresent(object -> names.add(object.address())));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", webhook.id().toString());
        json.put("name", webhook.name());
        json.put("url", webhook.url());
        json.put("objects", names);
        json.put("operations", webhook.operations());
        json.put("filter", webhook.filter());
        json.put("active", webhook.isActive());
        json.put("stopped", webhook.stopped());
        json.put("stoppedText", word(actor, webhook.stopped()));
        json.put("failingSince", AuditJson.text(webhook.failingSince()));
        json.put("owner", webhook.user().toString());
        json.put("createdAt", webhook.createdAt().toString());
        json.put("oldSecretUntil", AuditJson.text(webhook.oldUntil()));
        return json;
    }

    private Map<String, @Nullable Object> shown(Actor actor, Delivery delivery) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", delivery.id().toString());
        json.put("type", delivery.type());
        json.put("record", AuditJson.text(delivery.record()));
        json.put("version", delivery.version());
        json.put("happenedAt", delivery.happenedAt().toString());
        json.put("state", delivery.state().key());
        json.put("attempts", delivery.attempts());
        json.put("nextAttemptAt", AuditJson.text(delivery.dueAt()));
        json.put("lastAttemptAt", AuditJson.text(delivery.attemptedAt()));
        json.put("responseCode", delivery.responseCode());
        json.put("reason", delivery.reason());
        json.put("reasonText", word(actor, delivery.reason()));
        json.put("response", delivery.response());
        return json;
    }

    private @Nullable String word(Actor actor, @Nullable String key) {
        if (key == null) {
            return null;
        }
        return messages.find(actor.locale(), "audit.word." + key)
                .or(() -> messages.find(actor.locale(), "fault." + key))
                .orElse(key);
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(ApiError.WEBHOOK_NOT_FOUND));
    }
}
