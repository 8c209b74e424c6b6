package dev.grato.exchange.web;

import dev.grato.access.Feature;
import dev.grato.api.PartOf;
import dev.grato.api.SignedInOnly;
import dev.grato.exchange.Quality;
import dev.grato.exchange.Quality.FieldReport;
import dev.grato.platform.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How good the records of an object are.
@PartOf(Feature.QUALITY)
@RestController
@RequestMapping("/api/v1")
class QualityController {

    private final Quality quality;

    QualityController(Quality quality) {
        this.quality = quality;
    }

    @SignedInOnly
    @GetMapping("/quality/{object}")
    Map<String, @Nullable Object> of(@PathVariable String object, Actor actor) {
        var report = quality.of(actor, object);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("looked", report.looked());
        json.put("isWhole", report.isWhole());
        json.put(
                "fields", report.fields().stream().map(QualityController::field).toList());
        json.put("stale", report.stale());
        json.put("staleFilter", report.staleFilter());
        json.put(
                "lookAlikes",
                report.lookAlikes().stream()
                        .map(pair -> Map.of("one", pair.one(), "other", pair.other()))
                        .toList());
        if (report.duplicates() != null) {
            json.put("duplicates", report.duplicates());
        }
        return json;
    }

    private static Map<String, @Nullable Object> field(FieldReport field) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("field", field.field());
        json.put("filled", field.filled());
        json.put(
                "findings",
                field.findings().stream()
                        .map(finding -> {
                            var found = new LinkedHashMap<String, @Nullable Object>();
                            found.put("kind", finding.kind());
                            found.put("count", finding.count());
                            if (finding.filter() != null) {
                                found.put("filter", finding.filter());
                            }
                            return found;
                        })
                        .toList());
        return json;
    }
}
