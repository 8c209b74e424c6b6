package dev.grato.exchange.web;

import dev.grato.api.Problems;
import dev.grato.exchange.internal.imports.ImportView;
import dev.grato.exchange.internal.imports.ImportView.AlikeRow;
import dev.grato.exchange.internal.imports.ImportView.Figures;
import dev.grato.exchange.internal.imports.ImportView.PreviewRow;
import dev.grato.platform.Fault;
import dev.grato.platform.Messages;
import dev.grato.records.BatchSummary;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Imports as they go over the wire.
@Component
final class ImportJson {

    private final Problems problems;
    private final Messages messages;
    private final Clock clock;

    ImportJson(Problems problems, Messages messages, Clock clock) {
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    Map<String, @Nullable Object> json(ImportView view, Locale locale) {
        var json = summary(view, locale);
        json.put("files", view.files());
        json.put("plan", Map.of("files", view.plans()));
        json.put("problems", problems.errors(view.problems(), locale));
        return json;
    }

    /// Without what only a page of its own shows.
    Map<String, @Nullable Object> summary(ImportView view, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", view.id().toString());
        json.put("name", view.name());
        json.put("createdAt", view.createdAt().toString());
        json.put("state", view.state());
        json.put(
                "files",
                view.files().stream()
                        .map(file -> Map.of(
                                "name", String.valueOf(file.get("name")), "rows", String.valueOf(file.get("rows"))))
                        .toList());
        json.put(
                "leftOutColumns",
                view.leftOutColumns().stream()
                        .map(left -> Map.of(
                                "file", left.file(),
                                "column", left.column(),
                                "name", left.name(),
                                "filled", left.filled()))
                        .toList());
        json.put("dryRun", figures(view.dryRun(), locale));
        json.put("run", figures(view.run(), locale));
        json.put("undo", undo(view.undo()));
        json.put(
                "undoableUntil",
                view.undoableUntil() == null ? null : view.undoableUntil().toString());
        return json;
    }

    private @Nullable Map<String, @Nullable Object> figures(@Nullable Figures figures, Locale locale) {
        if (figures == null) {
            return null;
        }
        var batch = figures.batch();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batch", batch.id().toString());
        json.put("state", batch.state());
        if (batch.reason() != null) {
            json.put("detail", messages.text(locale, "batch.reason." + batch.reason()));
        }
        json.put("isStale", figures.isStale());
        json.put("total", batch.total());
        json.put("done", batch.done());
        var all = counts(figures, -1);
        json.putAll(all);
        var files = new ArrayList<Map<String, Long>>();
        for (int i = 0; i < figures.files(); i++) {
            files.add(counts(figures, i));
        }
        json.put("files", files);
        json.put("made", made(figures));
        pace(json, batch);
        json.put("startedAt", batch.at().toString());
        json.put(
                "finishedAt",
                batch.finishedAt() == null ? null : batch.finishedAt().toString());
        json.put("reasons", reasons(figures, "reason.", locale));
        json.put("leftOut", reasons(figures, "leftOut.", locale));
        return json;
    }

    private static Map<String, Long> counts(Figures figures, int file) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("created", file < 0 ? figures.count("created") : figures.count(file, "created"));
        counts.put("updated", file < 0 ? figures.count("updated") : figures.count(file, "updated"));
        counts.put("unchanged", file < 0 ? figures.count("unchanged") : figures.count(file, "unchanged"));
        long skipped = 0;
        for (int i = 0; i < figures.files(); i++) {
            skipped += file < 0 || file == i ? figures.skipped(i) : 0;
        }
        counts.put("skipped", skipped);
        long duplicates = 0;
        for (int i = 0; i < figures.files(); i++) {
            duplicates += file < 0 || file == i ? figures.duplicates(i) : 0;
        }
        counts.put("duplicates", duplicates);
        counts.put("rejected", file < 0 ? figures.count("rejected") : figures.count(file, "rejected"));
        return counts;
    }

    private static Map<String, Long> made(Figures figures) {
        var made = new LinkedHashMap<String, Long>();
        figures.tally().forEach((word, count) -> {
            if (word.startsWith("made.")) {
                made.put(word.substring("made.".length()), count);
            }
        });
        return made;
    }

    private void pace(Map<String, @Nullable Object> json, BatchSummary batch) {
        var end = batch.finishedAt() == null ? clock.instant() : batch.finishedAt();
        double seconds = Math.max(0.001, Duration.between(batch.at(), end).toMillis() / 1000.0);
        double rate = batch.done() / seconds;
        json.put("perSecond", Math.round(rate));
        var total = batch.total();
        boolean isKnown = batch.isRunning() && total != null && rate > 0;
        json.put("secondsLeft", isKnown && total != null ? Math.round((total - batch.done()) / rate) : null);
    }

    /// The most frequent first.
    private List<Map<String, Object>> reasons(Figures figures, String prefix, Locale locale) {
        var reasons = new ArrayList<Map<String, Object>>();
        figures.tally().forEach((word, count) -> {
            if (!word.startsWith(prefix)) {
                return;
            }
            var rest = word.substring(prefix.length());
            int dot = rest.indexOf('.');
            var what = rest.substring(dot + 1).split(" ", 2);
            boolean isReason = prefix.equals("reason.");
            var reason = new LinkedHashMap<String, Object>();
            reason.put("file", Integer.valueOf(rest.substring(0, dot)));
            reason.put("field", isReason ? what.length > 1 ? what[1] : "" : what[0]);
            reason.put("count", count);
            if (isReason) {
                reason.put("reason", what[0]);
                reason.put("message", words(new Fault("", what[0]), locale));
            }
            reasons.add(reason);
        });
        reasons.sort(Comparator.comparing(
                        (Map<String, Object> reason) -> new BigDecimal(String.valueOf(reason.get("count"))))
                .reversed());
        return reasons.subList(0, Math.min(100, reasons.size()));
    }

    /// A fault in words; a sentence that would mention what it does not know is left out.
    String words(Fault fault, Locale locale) {
        var text = messages.text(locale, "fault." + fault.code(), fault.args());
        var known = text.replaceAll("(?<=[.!?])\\s[^.!?]*\\{[a-zA-Z]+}[^.!?]*[.!?]", "");
        return known.replaceAll("\\{[a-zA-Z]+}", "…");
    }

    /// With the field it is about in front.
    String sentence(Fault fault, Locale locale) {
        return fault.path().isEmpty() ? words(fault, locale) : fault.path() + ": " + words(fault, locale);
    }

    String label(String word, Locale locale) {
        return messages.text(locale, "import.rejects." + word);
    }

    private static @Nullable Map<String, @Nullable Object> undo(@Nullable BatchSummary undo) {
        if (undo == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("batch", undo.id().toString());
        json.put("state", undo.state());
        json.put("total", undo.total());
        json.put("done", undo.done());
        json.put("left", undo.failed());
        return json;
    }

    static Map<String, @Nullable Object> alike(AlikeRow row) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("position", row.position());
        json.put("file", row.file());
        json.put("row", row.number());
        json.put("cells", row.cells());
        json.put("record", row.record().toString());
        json.put("label", row.label());
        json.put("band", row.band());
        json.put("status", row.status());
        return json;
    }

    Map<String, @Nullable Object> row(PreviewRow row, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("row", row.number());
        json.put("cells", row.cells());
        json.put("values", row.values());
        json.put("errors", problems.errors(row.faults(), locale));
        return json;
    }
}
