package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.reading.Content;
import dev.grato.exchange.internal.reading.Format;
import dev.grato.exchange.internal.reading.Reading;
import dev.grato.exchange.internal.reading.Tables;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is needed to do an import again with other files: the plan of one file, its columns known by their names
/// and
/// not by their places, object and fields by their physical names, which never change.
///
/// @param json `{table, key, plan, columns: [{names, nth, isOptional, field, …}], endsWithBreak}`
public record ImportRecipe(Map<String, @Nullable Object> json) {

    /// Where values of a feed come from, as provenance and log call it.
    public static String source(UUID feed) {
        return "feed:" + feed;
    }

    static ImportRecipe of(Imported file, Content content, Model model) throws IOException {
        var object = model.require(String.valueOf(file.plan().object()));
        var names = file.facts().columns();
        var columns = new ArrayList<Map<String, @Nullable Object>>();
        for (var each : Imported.objects(PlanJson.json(file.plan()).get("columns"))) {
            var field = each.get("field");
            if (field != null) {
                int place = (int) Imported.whole(each.get("column"));
                var name = names.get(place).name();
                var column = new LinkedHashMap<>(each);
                column.keySet().removeAll(Set.of("column", "confidence", "because"));
                column.put("field", object.field(field.toString()).orElseThrow().column());
                column.put("names", List.of(name));
                column.put(
                        "nth",
                        names.subList(0, place).stream()
                                .filter(before -> isSame(before.name(), name))
                                .count());
                column.put("isOptional", false);
                columns.add(column);
            }
        }
        var plan = new LinkedHashMap<>(PlanJson.json(file.plan()));
        plan.keySet().removeAll(Set.of("object", "key", "columns"));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("table", object.table());
        json.put(
                "key",
                object.field(String.valueOf(file.plan().key())).orElseThrow().column());
        json.put("plan", plan);
        json.put("columns", columns);
        json.put("endsWithBreak", endsWithBreak(content, file.facts().reading().format()));
        return new ImportRecipe(json);
    }

    /// The physical table of the object.
    public String table() {
        return String.valueOf(json.get("table"));
    }

    /// The physical columns its columns go to, the key's first.
    public Set<String> fields() {
        var fields = new LinkedHashSet<String>();
        fields.add(String.valueOf(json.get("key")));
        Imported.objects(json.get("columns")).forEach(column -> fields.add(String.valueOf(column.get("field"))));
        return fields;
    }

    public String key() {
        return String.valueOf(json.get("key"));
    }

    /// The same for files whose numbers are written with a point, as programs write them.
    public ImportRecipe withPoints() {
        var reading = new LinkedHashMap<>(
                Imported.object(Imported.object(json.get("plan")).get("reading")));
        reading.put("decimals", ".");
        var plan = new LinkedHashMap<>(Imported.object(json.get("plan")));
        plan.put("reading", reading);
        var other = new LinkedHashMap<>(json);
        other.put("plan", plan);
        return new ImportRecipe(other);
    }

    /// What a first good file has shown: which of several names the columns bear, which are not there, how it ends.
    /// Nothing when all of that is known.
    Optional<ImportRecipe> learned(FileFacts facts, Content content) throws IOException {
        var columns = Imported.objects(json.get("columns"));
        boolean isKnown = json.get("endsWithBreak") != null
                && columns.stream().noneMatch(column -> Boolean.TRUE.equals(column.get("isOptional")));
        if (isKnown) {
            return Optional.empty();
        }
        var found = new ArrayList<Map<String, @Nullable Object>>();
        for (var column : columns) {
            var place = place(facts, column);
            if (place.isPresent()) {
                var known = new LinkedHashMap<>(column);
                known.put("names", List.of(facts.columns().get(place.get()).name()));
                known.put("isOptional", false);
                found.add(known);
            }
        }
        var other = new LinkedHashMap<>(json);
        other.put("columns", found);
        other.put("endsWithBreak", endsWithBreak(content, facts.reading().format()));
        return Optional.of(new ImportRecipe(other));
    }

    /// The file as this recipe has it, looked at from its first to its last byte.
    ///
    /// @throws RecipeMismatch when it is not
    Imported read(Content content, String sha256, Model model, Workspace workspace) throws IOException {
        var object = model.objectOf(table()).orElseThrow(() -> new RecipeMismatch("objectGone", Map.of()));
        var facts = facts(content, sha256, workspace);
        refuseCut(content, facts);
        var plan = new LinkedHashMap<>(Imported.object(json.get("plan")));
        var reading = Imported.object(plan.get("reading"));
        plan.put("object", object.name());
        plan.put("key", field(object, key()).name());
        plan.put(
                "reading",
                PlanJson.reading(
                        facts.reading(),
                        String.valueOf(reading.get("dates")),
                        String.valueOf(reading.get("decimals"))));
        plan.put("columns", columns(object, facts));
        var imported = new Imported(facts, PlanJson.kept(plan, facts.reading()));
        new OtherWays(object, imported.plan()).refuse(content);
        return imported;
    }

    private FileFacts facts(Content content, String sha256, Workspace workspace) throws IOException {
        var facts = Analysis.of(content, sha256, null, workspace);
        var sheet =
                String.valueOf(Imported.object(Imported.object(json.get("plan")).get("reading"))
                        .get("sheet"));
        if (facts.sheets().isEmpty()
                || sheet.isEmpty()
                || sheet.equals(facts.reading().sheet())) {
            return facts;
        }
        if (!facts.sheets().contains(sheet)) {
            throw new RecipeMismatch("unreadable.noSheet", Map.of("sheet", sheet));
        }
        var row =
                Imported.whole(Imported.object(Imported.object(json.get("plan")).get("reading"))
                        .get("headerRow"));
        var found = facts.reading();
        var told = new Reading(found.format(), found.encoding(), found.delimiter(), found.quote(), (int) row, sheet);
        return Analysis.of(content, sha256, told, workspace);
    }

    // ---------------------------------------------------------------- cut off

    /// A file that was cut in the middle of a line: the others ended with a line break, or its last row is short.
    private void refuseCut(Content content, FileFacts facts) throws IOException {
        if (facts.reading().format() != Format.CSV || endsWithBreak(content, Format.CSV)) {
            return;
        }
        var last = new ArrayList<String>();
        Tables.raw(content, facts.reading(), (number, cells) -> {
            last.clear();
            last.addAll(cells);
            return true;
        });
        if (Boolean.TRUE.equals(json.get("endsWithBreak")) || last.size() < facts.width()) {
            throw new RecipeMismatch("truncated", Map.of());
        }
    }

    private static boolean endsWithBreak(Content content, Format format) throws IOException {
        if (format != Format.CSV) {
            return true;
        }
        try (var in = content.open()) {
            in.skipNBytes(Math.max(0, content.size() - 2));
            var tail = in.readAllBytes();
            // in UTF-16 a zero stands behind it
            int at = tail.length == 2 && tail[1] == 0 ? 0 : tail.length - 1;
            return at >= 0 && (tail[at] == '\n' || tail[at] == '\r');
        }
    }

    // ---------------------------------------------------------------- columns

    private List<Map<String, @Nullable Object>> columns(ObjectType object, FileFacts facts) {
        var wanted = new HashMap<Integer, Map<String, @Nullable Object>>();
        var missing = new ArrayList<String>();
        for (var column : Imported.objects(json.get("columns"))) {
            var place = place(facts, column);
            boolean isSparse =
                    facts.reading().format() == Format.JSONL || facts.reading().format() == Format.VCARD;
            boolean mayMiss = Boolean.TRUE.equals(column.get("isOptional")) || isSparse;
            if (place.isPresent()) {
                wanted.putIfAbsent(place.get(), column);
            } else if (!mayMiss || Objects.equals(column.get("field"), key())) {
                missing.add(String.join(" / ", Imported.texts(column.get("names"))));
            }
        }
        if (!missing.isEmpty()) {
            throw new RecipeMismatch("columnsMissing", Map.of("columns", String.join(", ", missing)));
        }
        var columns = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < facts.columns().size(); i++) {
            var column = new LinkedHashMap<String, @Nullable Object>();
            column.put("column", i);
            var told = wanted.get(i);
            if (told != null) {
                column.putAll(told);
                column.keySet().removeAll(Set.of("names", "nth", "isOptional"));
                column.put(
                        "field",
                        field(object, String.valueOf(told.get("field"))).name());
            }
            columns.add(column);
        }
        return columns;
    }

    private static Optional<Integer> place(FileFacts facts, Map<String, @Nullable Object> column) {
        long nth = Imported.whole(column.get("nth"));
        for (var name : Imported.texts(column.get("names"))) {
            long left = nth;
            for (var there : facts.columns()) {
                if (isSame(there.name(), name) && left-- == 0) {
                    return Optional.of(there.column());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    private static FieldDefinition field(ObjectType object, String column) {
        return object.liveFields().values().stream()
                .filter(field -> field.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new RecipeMismatch("fieldGone", Map.of("field", column)));
    }
}
