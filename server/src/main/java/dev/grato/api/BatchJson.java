package dev.grato.api;

import dev.grato.platform.Messages;
import dev.grato.records.BatchEffects;
import dev.grato.records.BatchRecord;
import dev.grato.records.BatchSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Batches, their records and their effects as they go over the wire.
@Component
final class BatchJson {

    private final Messages messages;
    private final Problems problems;

    BatchJson(Messages messages, Problems problems) {
        this.messages = messages;
        this.problems = problems;
    }

    Map<String, @Nullable Object> summary(BatchSummary batch, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", batch.id().toString());
        json.put("at", batch.at().toString());
        json.put("kind", batch.kind());
        json.put("source", batch.source());
        json.put("object", batch.object());
        json.put("state", batch.state());
        json.put("total", batch.total());
        json.put("done", batch.done());
        json.put("changed", batch.written());
        json.put("unchanged", batch.unchanged());
        json.put("written", batch.written());
        json.put("failed", batch.failed());
        json.put("finishedAt", text(batch.finishedAt()));
        json.put("undoes", text(batch.undoes()));
        json.put("undoneBy", text(batch.undoneBy()));
        if (batch.reason() != null) {
            json.put("reason", batch.reason());
            json.put("detail", messages.text(locale, "batch.reason." + batch.reason()));
        }
        return json;
    }

    /// A batch just begun, with its id under the name other answers use for it.
    Map<String, @Nullable Object> begun(BatchSummary batch, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batchId", batch.id().toString());
        json.putAll(summary(batch, locale));
        return json;
    }

    void add(Map<String, @Nullable Object> json, BatchEffects effects) {
        json.put(
                "refused",
                effects.refused().stream()
                        .map(refusal -> Map.of(
                                "reason", refusal.reason(),
                                "field", refusal.field(),
                                "count", refusal.count(),
                                "examples",
                                        refusal.examples().stream()
                                                .map(id -> id.toString())
                                                .toList()))
                        .toList());
        json.put(
                "changes",
                effects.changes().stream()
                        .map(change -> Map.of(
                                "id", change.record().toString(), "before", change.before(), "after", change.after()))
                        .toList());
        json.put("alongside", effects.alongside());
        json.put(
                "differences",
                Map.of(
                        "count",
                        effects.differences().count(),
                        "examples",
                        effects.differences().examples().stream()
                                .map(each -> Map.of(
                                        "id", each.record().toString(),
                                        "expected", each.expected(),
                                        "actual", each.actual()))
                                .toList()));
    }

    Map<String, @Nullable Object> record(BatchRecord record, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", record.object());
        json.put("id", record.record().toString());
        json.put("status", record.status());
        if (!record.faults().isEmpty()) {
            json.put("errors", problems.errors(record.faults(), locale));
        }
        if (!record.left().isEmpty()) {
            json.put("left", left(record));
        }
        return json;
    }

    /// One line for each reason for which something of the record was left.
    List<Map<String, Object>> left(BatchRecord record) {
        return record.left().stream()
                .map(left -> Map.<String, Object>of(
                        "object", record.object(),
                        "id", record.record().toString(),
                        "reason", left.reason(),
                        "fields", left.fields()))
                .toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
