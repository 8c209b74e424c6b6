package dev.grato.api.internal.webhooks;

import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is told: the record as its webhook's owner may see it at this moment, and never who changed it.
@Component
final class Payloads {

    /// Who did it is not told to the outside, nor where each value came from.
    private static final Set<String> AUTHORS = Set.of("createdBy", "updatedBy", "deletedBy", "provenance");

    private final Records records;
    private final Models models;

    Payloads(Records records, Models models) {
        this.records = records;
        this.models = models;
    }

    /// The body of the message; nothing when there is nothing to tell the owner.
    ///
    /// @throws GratoException with [RecordsError#INVALID_FILTER] when the owner cannot ask the filter any more
    Optional<String> body(Actor owner, Webhook webhook, Delivery delivery) {
        return data(owner, webhook, delivery).map(data -> {
            var message = new LinkedHashMap<String, @Nullable Object>();
            message.put("type", delivery.type());
            message.put("timestamp", delivery.happenedAt().toString());
            message.put("data", data);
            return Json.write(message);
        });
    }

    private Optional<Map<String, @Nullable Object>> data(Actor owner, Webhook webhook, Delivery delivery) {
        var record = delivery.record();
        var table = delivery.object();
        if (record == null || table == null) {
            var data = new LinkedHashMap<String, @Nullable Object>();
            data.put("webhook", webhook.id().toString());
            if (delivery.type().equals(Delivery.RECONCILE)) {
                data.put("since", delivery.happenedAt().toString());
                data.put("objects", names(owner, webhook));
            }
            return Optional.of(data);
        }
        var object = models.current(owner.workspace()).objectOf(table).orElse(null);
        if (object == null) {
            return Optional.empty();
        }
        boolean isDeleted = delivery.type().endsWith("." + Operation.DELETED.key());
        return seen(owner, webhook, object.name(), record, isDeleted).map(found -> {
            var data = new LinkedHashMap<String, @Nullable Object>();
            data.put("object", object.name());
            data.put("id", record.toString());
            data.put("version", delivery.version());
            data.put("record", isDeleted ? null : json(found));
            return data;
        });
    }

    private List<String> names(Actor owner, Webhook webhook) {
        var model = models.current(owner.workspace());
        return webhook.objects().stream()
                .flatMap(table -> model.objectOf(table).stream())
                .map(object -> object.name())
                .toList();
    }

    private Optional<CrmRecord> seen(Actor owner, Webhook webhook, String object, UUID record, boolean isDeleted) {
        Map<String, @Nullable Object> byId = Map.of("field", "id", "op", "eq", "value", record.toString());
        var filter = webhook.filter() == null
                ? byId
                : Map.<String, @Nullable Object>of("and", List.of(webhook.filter(), byId));
        var question = new Query(object, filter, List.of(), List.of(), List.of(), 1, null, Query.Count.NONE, isDeleted);
        try {
            return records.query(owner, question).items().stream().findFirst();
        } catch (GratoException refusal) {
            if (refusal.code() == RecordsError.UNKNOWN_OBJECT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static Map<String, @Nullable Object> json(CrmRecord record) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", record.id().toString());
        json.put("version", record.version().version());
        json.put("etag", record.version().etag());
        record.values().forEach((name, value) -> {
            if (!AUTHORS.contains(name)) {
                json.put(name, value);
            }
        });
        return json;
    }
}
