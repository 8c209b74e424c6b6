package dev.grato.sales.web;

import dev.grato.platform.Json;
import dev.grato.platform.Messages;
import dev.grato.records.BatchSummary;
import dev.grato.sales.internal.invoices.InvoiceService.View;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Uploads of invoices as they go over the wire.
@Component
final class InvoiceJson {

    private final Messages messages;
    private final Clock clock;

    InvoiceJson(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    Map<String, @Nullable Object> json(View view, Locale locale) {
        var json = line(view, locale);
        var found = new LinkedHashMap<>(view.summary());
        found.put("reasons", reasons(view.summary(), locale));
        found.put("leftOut", leftOut(view.summary(), locale));
        json.put("found", found);
        return json;
    }

    /// Without what was found in detail.
    Map<String, @Nullable Object> line(View view, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", view.id().toString());
        json.put("name", view.name());
        json.put("createdAt", view.createdAt().toString());
        json.put("state", view.state());
        json.put("own", view.own());
        json.put("run", run(view, locale));
        var undo = view.undo();
        json.put("undo", undo == null ? null : undo(undo));
        json.put(
                "undoableUntil",
                view.undoableUntil() == null ? null : view.undoableUntil().toString());
        json.put("mayStart", view.mayStart());
        return json;
    }

    private @Nullable Map<String, @Nullable Object> run(View view, Locale locale) {
        var batch = view.run();
        if (batch == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batch", batch.id().toString());
        json.put("state", batch.state());
        if (batch.reason() != null) {
            json.put("detail", messages.text(locale, "batch.reason." + batch.reason()));
        }
        json.put("total", batch.total());
        json.put("done", batch.done());
        json.put("failed", batch.failed());
        json.put("secondsLeft", secondsLeft(batch));
        json.put("invoices", view.tally().getOrDefault("document.created", 0L));
        json.put("lines", view.tally().getOrDefault("documentLine.created", 0L));
        json.put("companies", view.tally().getOrDefault("company.created", 0L));
        json.put("companiesFilled", view.tally().getOrDefault("company.updated", 0L));
        json.put("articles", view.tally().getOrDefault("product.created", 0L));
        return json;
    }

    private @Nullable Long secondsLeft(BatchSummary batch) {
        var total = batch.total();
        if (!batch.isRunning() || total == null || batch.done() == 0) {
            return null;
        }
        double spent = Duration.between(batch.at(), clock.instant()).toMillis() / 1000.0;
        return Math.round(spent * (total - batch.done()) / batch.done());
    }

    private static Map<String, @Nullable Object> undo(BatchSummary undo) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batch", undo.id().toString());
        json.put("state", undo.state());
        json.put("total", undo.total());
        json.put("done", undo.done());
        json.put("left", undo.failed());
        return json;
    }

    private List<? extends Map<String, @Nullable Object>> reasons(
            Map<String, @Nullable Object> summary, Locale locale) {
        return Objects.requireNonNullElse(Json.asObject(summary.get("reasons")), Map.<String, @Nullable Object>of())
                .entrySet()
                .stream()
                .map(each -> {
                    var reason = new LinkedHashMap<String, @Nullable Object>();
                    reason.put("reason", each.getKey());
                    reason.put("count", each.getValue());
                    reason.put("message", messages.text(locale, "invoices.reason." + group(each.getKey())));
                    return reason;
                })
                .toList();
    }

    /// What people do not need told apart in a sum.
    private static String group(String code) {
        return switch (code) {
            case "invoice.received" -> "received";
            case "invoice.ofOthers" -> "ofOthers";
            case "invoice.toOneself" -> "toOneself";
            case "invoice.twice", "invoice.sameNumber" -> "twice";
            case "invoice.notice" -> "notice";
            default -> "unreadable";
        };
    }

    private List<? extends Map<String, @Nullable Object>> leftOut(
            Map<String, @Nullable Object> summary, Locale locale) {
        return Objects.requireNonNullElse(Json.asList(summary.get("leftOut")), List.of()).stream()
                .map(each -> Objects.requireNonNullElse(Json.asObject(each), Map.<String, @Nullable Object>of()))
                .map(each -> {
                    var args = new LinkedHashMap<String, Object>();
                    Objects.requireNonNullElse(Json.asObject(each.get("args")), Map.<String, @Nullable Object>of())
                            .forEach((name, value) -> args.put(name, String.valueOf(value)));
                    var one = new LinkedHashMap<String, @Nullable Object>();
                    one.put("file", each.get("file"));
                    one.put("number", each.get("number"));
                    one.put("reason", each.get("reason"));
                    one.put("message", messages.text(locale, "fault." + each.get("reason"), args));
                    return one;
                })
                .toList();
    }
}
