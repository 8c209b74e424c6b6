package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.FeedError;
import dev.grato.exchange.internal.imports.ImportRecipe;
import dev.grato.model.Model;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// What files of well-known systems become, declared in `feeds/<system>.json`; see there for their form.
///
/// Each says whether a real export has passed; until one has, it is a guess from the system's documentation, and
/// the
/// first run shows whether it holds.
@Component
public final class FeedTemplates {

    private final Map<String, Template> byName = new LinkedHashMap<>();

    /// @param name `<system>.<what>`
    /// @param system as it calls itself
    /// @param what `customers`, `articles`, `documents`, `openItems`
    /// @param object the name of the object
    /// @param isProven whether an export of the real system has passed
    public record Template(
            String name,
            String system,
            String what,
            String object,
            boolean isProven,
            Map<String, @Nullable Object> json) {}

    FeedTemplates() {
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:feeds/*.json")) {
                try (var in = resource.getInputStream()) {
                    read(Json.asObject(Json.read(in.readAllBytes())));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void read(@Nullable Map<String, @Nullable Object> file) {
        if (file == null) {
            throw new IllegalStateException("a file of templates is no object");
        }
        for (var each : list(file.get("templates"))) {
            var what = String.valueOf(each.get("what"));
            var template = new Template(
                    file.get("key") + "." + what,
                    String.valueOf(file.get("system")),
                    what,
                    String.valueOf(each.get("object")),
                    Boolean.TRUE.equals(each.get("isProven")),
                    each);
            byName.put(template.name(), template);
        }
    }

    public List<Template> all() {
        return byName.values().stream()
                .sorted(java.util.Comparator.comparing(Template::name))
                .toList();
    }

    /// @throws GratoException with [FeedError#FEED_INVALID] when there is no such template, or the workspace has no
    ///     such object
    ImportRecipe recipe(String name, Model model) {
        var template = byName.get(name);
        if (template == null) {
            throw new GratoException(
                    FeedError.FEED_INVALID,
                    new Fault("template", "unknownOption", Map.of("options", String.join(", ", byName.keySet()))));
        }
        var object = model.object(template.object())
                .orElseThrow(() -> new GratoException(
                        FeedError.FEED_INVALID,
                        new Fault("template", "unknownObject", Map.of("name", template.object()))));
        var key = String.valueOf(template.json().get("key"));
        var columns = new ArrayList<Map<String, @Nullable Object>>();
        for (var told : list(template.json().get("columns"))) {
            var field = object.field(String.valueOf(told.get("field"))).orElse(null);
            if (field == null || field.isRetired()) {
                continue;
            }
            var column = new LinkedHashMap<String, @Nullable Object>();
            column.put("part", null);
            column.put("values", Map.of());
            column.put("unknown", "leaveOut");
            column.put("by", null);
            column.put("make", false);
            column.put("order", "givenFirst");
            column.putAll(told);
            column.put("field", field.column());
            column.put("nth", 0);
            column.put("isOptional", !key.equals(told.get("field")));
            columns.add(column);
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("table", object.table());
        json.put("key", object.field(key).orElseThrow().column());
        json.put("plan", plan(template.json()));
        json.put("columns", columns);
        json.put("endsWithBreak", null);
        return new ImportRecipe(json);
    }

    private static Map<String, @Nullable Object> plan(Map<String, @Nullable Object> template) {
        var reading = new LinkedHashMap<String, @Nullable Object>();
        reading.put("encoding", "UTF-8");
        reading.put("delimiter", ",");
        reading.put("quote", "\"");
        reading.put("headerRow", 1);
        reading.put("sheet", "");
        reading.put("dates", template.getOrDefault("dates", "dmy"));
        reading.put("decimals", template.getOrDefault("decimals", ","));
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("mode", "both");
        plan.put("reading", reading);
        plan.put("emptyCells", "keep");
        plan.put("isLeftOut", false);
        return plan;
    }

    private static List<Map<String, @Nullable Object>> list(@Nullable Object json) {
        var list = Json.asList(json);
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        if (list != null) {
            for (var each : list) {
                var object = Json.asObject(each);
                if (object != null) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
