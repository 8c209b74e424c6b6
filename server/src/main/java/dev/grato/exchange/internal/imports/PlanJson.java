package dev.grato.exchange.internal.imports;

import dev.grato.exchange.ImportError;
import dev.grato.exchange.internal.reading.Encodings;
import dev.grato.exchange.internal.reading.Format;
import dev.grato.exchange.internal.reading.Reading;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plans as JSON: kept, shown, and changed by what is sent.
final class PlanJson {

    private static final Set<String> FILE =
            Set.of("object", "mode", "key", "reading", "emptyCells", "isLeftOut", "duplicates", "columns");
    private static final Set<String> COLUMN =
            Set.of("column", "field", "part", "confidence", "because", "values", "unknown", "by", "make", "order");
    private static final Set<String> READING =
            Set.of("encoding", "delimiter", "quote", "headerRow", "sheet", "dates", "decimals");
    private static final int MOST_VALUES = 10_000;

    private final List<Fault> faults = new ArrayList<>();

    static Map<String, @Nullable Object> json(FilePlan plan) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", plan.object());
        json.put("mode", plan.mode());
        json.put("key", plan.key());
        json.put("reading", reading(plan.reading(), plan.dates(), plan.decimals()));
        json.put("emptyCells", plan.clearsEmpty() ? "clear" : "keep");
        json.put("isLeftOut", plan.isLeftOut());
        json.put("duplicates", plan.duplicates());
        json.put("columns", plan.columns().stream().map(PlanJson::column).toList());
        return json;
    }

    static Map<String, @Nullable Object> reading(Reading reading, String dates, String decimals) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("encoding", reading.encoding());
        json.put("delimiter", reading.delimiter());
        json.put("quote", reading.quote());
        json.put("headerRow", reading.headerRow());
        json.put("sheet", reading.sheet());
        json.put("dates", dates);
        json.put("decimals", decimals);
        return json;
    }

    private static Map<String, @Nullable Object> column(ColumnPlan column) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("column", column.column());
        json.put("field", column.field());
        json.put("part", column.part());
        json.put("confidence", column.confidence());
        json.put("because", column.because());
        json.put("values", column.values());
        json.put("unknown", column.unknown());
        json.put("by", column.by());
        json.put("make", column.makes());
        json.put("order", column.isFamilyFirst() ? "familyFirst" : "givenFirst");
        return json;
    }

    /// The plan with what was sent in place of what it said; columns are replaced one by one.
    FilePlan merged(FilePlan plan, Map<String, @Nullable Object> sent, String path) {
        check(sent, FILE, path);
        var reading = reading(plan, Json.asObject(sent.get("reading")), path + ".reading");
        var columns = new LinkedHashMap<Integer, ColumnPlan>();
        plan.columns().forEach(column -> columns.put(column.column(), column));
        var wanted = Json.asList(sent.get("columns"));
        if (wanted != null) {
            for (int i = 0; i < wanted.size(); i++) {
                var at = path + ".columns[" + i + "]";
                var json = Json.asObject(wanted.get(i));
                var number = json == null ? null : Json.asNumber(json.get("column"));
                var old = number == null ? null : columns.get(number.intValue());
                if (json == null || old == null) {
                    faults.add(new Fault(at + ".column", "outOfRange", Map.of("min", 0, "max", columns.size() - 1)));
                } else {
                    columns.put(old.column(), merged(old, json, at));
                }
            }
        }
        return new FilePlan(
                text(sent, "object", plan.object(), path),
                choice(sent, "mode", plan.mode(), List.of("create", "update", "both"), path),
                text(sent, "key", plan.key(), path),
                reading,
                dates(sent, plan, path),
                decimals(sent, plan, path),
                choice(sent, "emptyCells", plan.clearsEmpty() ? "clear" : "keep", List.of("keep", "clear"), path)
                        .equals("clear"),
                flag(sent, "isLeftOut", plan.isLeftOut(), path),
                choice(
                        sent,
                        "duplicates",
                        plan.duplicates(),
                        List.of(FilePlan.CREATE, FilePlan.SKIP, FilePlan.UPDATE),
                        path),
                List.copyOf(columns.values()));
    }

    private String dates(Map<String, @Nullable Object> sent, FilePlan plan, String path) {
        var reading = Json.asObject(sent.get("reading"));
        return reading == null
                ? plan.dates()
                : choice(reading, "dates", plan.dates(), List.of("dmy", "mdy", "ymd"), path + ".reading");
    }

    private String decimals(Map<String, @Nullable Object> sent, FilePlan plan, String path) {
        var reading = Json.asObject(sent.get("reading"));
        return reading == null
                ? plan.decimals()
                : choice(reading, "decimals", plan.decimals(), List.of(".", ","), path + ".reading");
    }

    private Reading reading(FilePlan plan, @Nullable Map<String, @Nullable Object> sent, String path) {
        var old = plan.reading();
        if (sent == null) {
            return old;
        }
        check(sent, READING, path);
        var encoding = String.valueOf(text(sent, "encoding", old.encoding(), path));
        if (!Encodings.isKnown(encoding)) {
            faults.add(new Fault(path + ".encoding", "unknownOption", Map.of("options", Encodings.choices())));
            encoding = old.encoding();
        }
        var delimiter = String.valueOf(text(sent, "delimiter", old.delimiter(), path));
        var quote = String.valueOf(text(sent, "quote", old.quote(), path));
        if (delimiter.isEmpty()
                || hasControls(delimiter)
                || delimiter.length() > 4
                || delimiter.indexOf('\n') >= 0
                || delimiter.indexOf('\r') >= 0) {
            faults.add(new Fault(path + ".delimiter", "tooLong", Map.of("max", 4)));
            delimiter = old.delimiter();
        }
        if (hasControls(quote) || quote.length() > 1 || delimiter.contains(quote) && !quote.isEmpty()) {
            faults.add(new Fault(path + ".quote", "tooLong", Map.of("max", 1)));
            quote = old.quote();
        }
        var row = sent.containsKey("headerRow") ? Json.asNumber(sent.get("headerRow")) : null;
        int headerRow = old.headerRow();
        if (sent.containsKey("headerRow")) {
            if (row == null || row.signum() < 0 || row.intValue() > 1_000) {
                faults.add(new Fault(path + ".headerRow", "outOfRange", Map.of("min", 0, "max", 1_000)));
            } else {
                headerRow = row.intValue();
            }
        }
        return new Reading(
                old.format(),
                encoding,
                delimiter,
                quote,
                headerRow,
                String.valueOf(text(sent, "sheet", old.sheet(), path)));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' || Character.isSurrogate((char) c));
    }

    private ColumnPlan merged(ColumnPlan old, Map<String, @Nullable Object> sent, String path) {
        check(sent, COLUMN, path);
        var field = text(sent, "field", old.field(), path);
        var part = text(sent, "part", sent.containsKey("field") ? null : old.part(), path);
        boolean isSame = java.util.Objects.equals(field, old.field()) && java.util.Objects.equals(part, old.part());
        var values = sent.containsKey("values")
                ? values(sent.get("values"), path)
                : isSame ? old.values() : Map.<String, @Nullable Object>of();
        return new ColumnPlan(
                old.column(),
                field,
                part,
                isSame ? old.confidence() : 1,
                isSame ? old.because() : null,
                values,
                choice(sent, "unknown", old.unknown(), List.of(ColumnPlan.REJECT, ColumnPlan.LEAVE_OUT), path),
                text(sent, "by", isSame ? old.by() : null, path),
                flag(sent, "make", isSame && old.makes(), path),
                choice(
                                sent,
                                "order",
                                old.isFamilyFirst() ? "familyFirst" : "givenFirst",
                                List.of("givenFirst", "familyFirst"),
                                path)
                        .equals("familyFirst"));
    }

    private Map<String, @Nullable Object> values(@Nullable Object sent, String path) {
        var values = Json.asObject(sent);
        if (values == null || values.size() > MOST_VALUES) {
            faults.add(new Fault(path + ".values", "notAnObject"));
            return Map.of();
        }
        return values;
    }

    private void check(Map<String, @Nullable Object> sent, Set<String> known, String path) {
        sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new Fault(
                        path + "." + name,
                        "unknownKey",
                        Map.of("keys", String.join(", ", known.stream().sorted().toList())))));
    }

    private @Nullable String text(
            Map<String, @Nullable Object> sent, String name, @Nullable String otherwise, String path) {
        if (!sent.containsKey(name)) {
            return otherwise;
        }
        var value = sent.get(name);
        if (value == null || value instanceof String text && text.length() <= 200) {
            return (String) value;
        }
        faults.add(new Fault(path + "." + name, "notAText"));
        return otherwise;
    }

    private String choice(
            Map<String, @Nullable Object> sent, String name, String otherwise, List<String> choices, String path) {
        if (!sent.containsKey(name)) {
            return otherwise;
        }
        if (sent.get(name) instanceof String text && choices.contains(text)) {
            return text;
        }
        faults.add(new Fault(path + "." + name, "unknownOption", Map.of("options", String.join(", ", choices))));
        return otherwise;
    }

    private boolean flag(Map<String, @Nullable Object> sent, String name, boolean otherwise, String path) {
        if (!sent.containsKey(name)) {
            return otherwise;
        }
        if (sent.get(name) instanceof Boolean is) {
            return is;
        }
        faults.add(new Fault(path + "." + name, "notYesOrNo"));
        return otherwise;
    }

    void refuse() {
        if (!faults.isEmpty()) {
            throw new GratoException(ImportError.INVALID_PLAN, faults);
        }
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    /// A plan as it was kept.
    static FilePlan kept(Map<String, @Nullable Object> json, Reading detected) {
        var empty = new ArrayList<ColumnPlan>();
        var columns = Json.asList(json.get("columns"));
        if (columns != null) {
            for (var each : columns) {
                var column = Json.asObject(each);
                var number = column == null ? null : Json.asNumber(column.get("column"));
                if (column != null && number != null) {
                    var confidence = Json.asNumber(column.get("confidence"));
                    empty.add(new ColumnPlan(
                            number.intValue(),
                            (String) column.get("field"),
                            (String) column.get("part"),
                            confidence == null ? 0 : confidence.doubleValue(),
                            (String) column.get("because"),
                            Map.of(),
                            ColumnPlan.REJECT,
                            null,
                            false,
                            false));
                }
            }
        }
        var base = new FilePlan(null, "both", null, detected, "dmy", ".", false, false, FilePlan.CREATE, empty);
        var reader = new PlanJson();
        var sent = new LinkedHashMap<>(json);
        var plan = reader.merged(base, sent, "plan");
        reader.refuse();
        var kept = new ArrayList<ColumnPlan>();
        for (int i = 0; i < plan.columns().size(); i++) {
            var column = plan.columns().get(i);
            var known = empty.get(i);
            kept.add(new ColumnPlan(
                    column.column(),
                    column.field(),
                    column.part(),
                    known.confidence(),
                    known.because(),
                    column.values(),
                    column.unknown(),
                    column.by(),
                    column.makes(),
                    column.isFamilyFirst()));
        }
        return plan.with(kept, plan.key(), plan.mode());
    }

    static Reading reading(Map<String, @Nullable Object> json, Format format) {
        var row = Json.asNumber(json.get("headerRow"));
        return new Reading(
                format,
                String.valueOf(json.get("encoding")),
                String.valueOf(json.get("delimiter")),
                String.valueOf(json.get("quote")),
                row == null ? 1 : row.intValue(),
                String.valueOf(json.get("sheet")));
    }
}
