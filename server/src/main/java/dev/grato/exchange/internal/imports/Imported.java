package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.imports.FileFacts.Column;
import dev.grato.exchange.internal.imports.FileFacts.Question;
import dev.grato.exchange.internal.reading.Format;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file of an import and how it is read; as JSON where it is kept.
record Imported(FileFacts facts, FilePlan plan) {

    static Map<String, @Nullable Object> json(FileFacts facts) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", facts.name());
        json.put("size", facts.size());
        json.put("sha256", facts.sha256());
        json.put("format", facts.reading().format().key());
        json.put("rows", facts.rows());
        json.put("width", facts.width());
        json.put("sheets", facts.sheets());
        var detected = PlanJson.reading(facts.reading(), facts.dates(), facts.decimals());
        detected.put("system", facts.system());
        json.put("detected", detected);
        json.put("questions", facts.questions().stream().map(Question::json).toList());
        json.put(
                "columns",
                facts.columns().stream()
                        .map(column -> Map.of(
                                "column", column.column(),
                                "name", column.name(),
                                "samples", column.samples(),
                                "filled", column.filled(),
                                "content", column.content()))
                        .toList());
        return json;
    }

    static FileFacts facts(Map<String, @Nullable Object> json) {
        var detected = object(json.get("detected"));
        var columns = objects(json.get("columns")).stream()
                .map(each -> new Column(
                        (int) whole(each.get("column")),
                        String.valueOf(each.get("name")),
                        texts(each.get("samples")),
                        whole(each.get("filled")),
                        String.valueOf(each.get("content"))))
                .toList();
        var questions = objects(json.get("questions")).stream()
                .map(each -> new Question(
                        String.valueOf(each.get("about")),
                        (int) whole(each.get("column")),
                        texts(each.get("examples")),
                        texts(each.get("choices"))))
                .toList();
        return new FileFacts(
                String.valueOf(json.get("name")),
                whole(json.get("size")),
                String.valueOf(json.get("sha256")),
                PlanJson.reading(detected, Format.of(String.valueOf(json.get("format")))),
                whole(json.get("rows")),
                (int) whole(json.get("width")),
                texts(json.get("sheets")),
                String.valueOf(detected.get("dates")),
                String.valueOf(detected.get("decimals")),
                String.valueOf(detected.get("system")),
                columns,
                questions);
    }

    /// What a batch is to do, whole in itself.
    static Map<String, @Nullable Object> batchPlan(List<Imported> files, @Nullable String table) {
        var plan = new LinkedHashMap<String, @Nullable Object>();
        plan.put("table", table);
        plan.put("kind", "UPDATE");
        plan.put(
                "files",
                files.stream()
                        .map(file -> Map.of("facts", json(file.facts()), "plan", PlanJson.json(file.plan())))
                        .toList());
        return plan;
    }

    static List<Imported> ofBatch(Map<String, @Nullable Object> batchPlan) {
        return objects(batchPlan.get("files")).stream()
                .map(each -> {
                    var facts = facts(object(each.get("facts")));
                    return new Imported(facts, PlanJson.kept(object(each.get("plan")), facts.reading()));
                })
                .toList();
    }

    /// The files, as places in the list, in the order in which they are written: what others refer to comes first.
    static List<Integer> order(List<Imported> files, dev.grato.model.Model model) {
        var left = new LinkedHashSet<Integer>();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).isUsed()) {
                left.add(i);
            }
        }
        var order = new ArrayList<Integer>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(each -> left.stream()
                            .filter(other -> !other.equals(each))
                            .noneMatch(other -> files.get(each)
                                    .referred(model)
                                    .contains(String.valueOf(
                                            files.get(other).plan().object()))))
                    .findFirst()
                    .orElse(left.iterator().next());
            order.add(next);
            left.remove(next);
        }
        return order;
    }

    boolean isUsed() {
        return !plan.isLeftOut() && plan.object() != null;
    }

    /// The objects its relations point at, its own left out.
    private Set<String> referred(dev.grato.model.Model model) {
        var referred = new LinkedHashSet<String>();
        model.object(String.valueOf(plan.object()))
                .ifPresent(object -> plan.columns().forEach(column -> {
                    var field = column.field() == null
                            ? null
                            : object.field(column.field()).orElse(null);
                    if (field != null
                            && field.target() != null
                            && !field.target().equals(object.name())) {
                        referred.add(field.target());
                    } else if (field != null && field.type().key().equals("polymorphicRelation")) {
                        var targets = Json.asList(field.settings().get("targets"));
                        if (targets != null) {
                            targets.forEach(target -> referred.add(String.valueOf(target)));
                        }
                    }
                }));
        return referred;
    }

    static Map<String, @Nullable Object> object(@Nullable Object json) {
        var object = Json.asObject(json);
        return object == null ? Map.of() : object;
    }

    static List<Map<String, @Nullable Object>> objects(@Nullable Object json) {
        var list = Json.asList(json);
        return list == null ? List.of() : list.stream().map(Imported::object).toList();
    }

    static List<String> texts(@Nullable Object json) {
        var list = Json.asList(json);
        return list == null ? List.of() : list.stream().map(String::valueOf).toList();
    }

    static long whole(@Nullable Object json) {
        var number = Json.asNumber(json);
        return number == null ? 0 : number.longValue();
    }
}
