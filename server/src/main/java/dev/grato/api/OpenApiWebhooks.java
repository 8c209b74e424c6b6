package dev.grato.api;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.page;
import static dev.grato.api.JsonSchema.ref;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.delete;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.patch;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.internal.webhooks.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Webhooks in the OpenAPI document.
final class OpenApiWebhooks {

    private OpenApiWebhooks() {}

    static List<OpenApiOperation> operations() {
        var root = OpenApiOperations.ROOT + "/webhooks";
        var one = root + "/{id}";
        var items = map("type", "object", "properties", map("items", list(ref("Webhook"))));
        return List.of(
                get(root, "listWebhooks", "The caller's webhooks; for administrators all of the workspace")
                        .answers(200, "The webhooks", items),
                post(root, "createWebhook", "Has changes sent to an address; the secret is shown this once")
                        .body(
                                ref("NewWebhook"),
                                Map.of(
                                        "name",
                                        "ERP",
                                        "url",
                                        "https://example.com/hook",
                                        "objects",
                                        List.of("companies")))
                        .answers(201, "The webhook with its secret", ref("WebhookWithSecret")),
                get(one, "readWebhook", "One webhook").answers(200, "The webhook", ref("Webhook")),
                patch(one, "changeWebhook", "Changes what is sent, or takes it into use again")
                        .body(ref("WebhookChange"))
                        .answers(200, "The webhook", ref("Webhook")),
                delete(one, "deleteWebhook", "Removes a webhook and what waits for it")
                        .answersEmpty(204, "Done"),
                post(one + "/secret", "rotateWebhookSecret", "Makes a new secret; the old one is used too for a day")
                        .answers(200, "The webhook with its new secret", ref("WebhookWithSecret")),
                post(one + "/test", "testWebhook", "Sends a test message at once")
                        .answers(200, "What came back", ref("WebhookDelivery")),
                get(one + "/deliveries", "listWebhookDeliveries", "What was sent or tried, newest first")
                        .query("state", choice(List.of("waiting", "sent", "dead")), false, "Only these")
                        .shared("limit", "cursor")
                        .answers(200, "The deliveries", page(ref("WebhookDelivery"))),
                post(one + "/deliveries/{delivery}/retry", "retryWebhookDelivery", "Tries a delivery again at once")
                        .answers(200, "The delivery", ref("WebhookDelivery")));
    }

    static void schemas(Map<String, @Nullable Object> schemas) {
        var wish = map(
                "name",
                text(100),
                "url",
                text(2_000),
                "objects",
                list(text(60), 100),
                "operations",
                list(choice(Operation.KEYS), 4),
                "filter",
                orNull(ref("Filter")),
                "active",
                flag());
        schemas.put("NewWebhook", object(List.of("name", "url", "objects"), wish));
        schemas.put("WebhookChange", object(List.of(), wish));
        var moment = format("date-time");
        var webhook = new LinkedHashMap<>(wish);
        webhook.put("id", format("uuid"));
        webhook.put("stopped", orNull(text()));
        webhook.put("stoppedText", orNull(text()));
        webhook.put("failingSince", orNull(moment));
        webhook.put("owner", format("uuid"));
        webhook.put("createdAt", moment);
        webhook.put("oldSecretUntil", orNull(moment));
        schemas.put("Webhook", map("type", "object", "properties", webhook));
        var withSecret = new LinkedHashMap<>(webhook);
        withSecret.put("secret", text());
        schemas.put("WebhookWithSecret", map("type", "object", "properties", withSecret));
        schemas.put(
                "WebhookDelivery",
                map(
                        "type",
                        "object",
                        "properties",
                        map(
                                "id",
                                format("uuid"),
                                "type",
                                text(),
                                "record",
                                orNull(format("uuid")),
                                "version",
                                orNull(map("type", "integer")),
                                "happenedAt",
                                moment,
                                "state",
                                text(),
                                "attempts",
                                map("type", "integer"),
                                "nextAttemptAt",
                                orNull(moment),
                                "lastAttemptAt",
                                orNull(moment),
                                "responseCode",
                                orNull(map("type", "integer")),
                                "reason",
                                orNull(text()),
                                "reasonText",
                                orNull(text()),
                                "response",
                                orNull(text()))));
    }
}
