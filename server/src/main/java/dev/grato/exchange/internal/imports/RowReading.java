package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.exports.CellSafety;
import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Fault;
import dev.grato.platform.Folding;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file as values of its object.
final class RowReading {

    private final ObjectType object;
    private final FilePlan plan;
    private final ValueContext context;
    private final CellTexts texts;
    private final boolean isSpanish;
    private final List<Mapped> mapped = new ArrayList<>();

    private record Mapped(ColumnPlan column, FieldDefinition field, List<String> targets) {}

    RowReading(Model model, ObjectType object, FilePlan plan, Workspace workspace, ValueContext context) {
        this.object = object;
        this.plan = plan;
        this.context = context;
        this.texts = new CellTexts(plan.dates(), plan.decimals(), workspace.zone(), context.today());
        this.isSpanish = workspace.region().equals("ES")
                || workspace.locale().getLanguage().equals("es");
        for (var column : plan.columns()) {
            var field =
                    column.field() == null ? null : object.field(column.field()).orElse(null);
            if (field != null) {
                mapped.add(new Mapped(column, field, targets(model, field)));
            }
        }
    }

    private static List<String> targets(Model model, FieldDefinition field) {
        if (field.target() != null) {
            return List.of(field.target());
        }
        if (field.type().key().equals("user")) {
            return List.of("user");
        }
        var told = Json.asList(field.settings().get("targets"));
        return told == null
                ? List.of()
                : told.stream()
                        .map(String::valueOf)
                        .filter(name -> model.object(name).isPresent())
                        .toList();
    }

    ObjectType object() {
        return object;
    }

    FilePlan plan() {
        return plan;
    }

    /// A relation in words.
    record Reference(FieldDefinition field, ColumnPlan column, List<String> targets, String text) {}

    /// What a row says; its key is what its record is found by.
    static final class Row {

        final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        final List<Reference> references = new ArrayList<>();
        final Faults faults = new Faults();
        final List<String> leftOut = new ArrayList<>();

        @Nullable
        String key;

        boolean isEmpty;
    }

    Row read(List<String> cells) {
        var row = new Row();
        row.isEmpty = cells.stream().allMatch(String::isBlank);
        if (row.isEmpty) {
            return row;
        }
        for (int i = plan.columns().size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                row.faults.add(
                        "",
                        "moreCells",
                        Map.of("cells", cells.size(), "columns", plan.columns().size()));
                break;
            }
        }
        for (var each : mapped) {
            int at = each.column().column();
            cell(row, each, at < cells.size() ? cells.get(at).strip() : "");
        }
        row.key = key(row);
        return row;
    }

    private void cell(Row row, Mapped mapped, String raw) {
        var text = raw;
        var field = mapped.field();
        var type = field.type().key();
        boolean isWritten = type.equals("text") || type.equals("longText") || type.equals("richText");
        if (text.isEmpty() || !isWritten && Looks.isNothing(text)) {
            if (plan.clearsEmpty() && mapped.column().part() == null) {
                row.values.putIfAbsent(field.name(), null);
            }
            return;
        }
        text = CellSafety.read(text);
        if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\u0001') >= 0 || text.indexOf('\0') >= 0) {
            row.faults.add(field.name(), "brokenCharacters");
            return;
        }
        var meant = mapped.column().values();
        if (meant.containsKey(text)) {
            var value = meant.get(text);
            if (value == null) {
                row.leftOut.add(field.name());
            } else {
                row.values.put(
                        field.name(), type.equals("multiSelect") && value instanceof String ? List.of(value) : value);
            }
            return;
        }
        if (!mapped.targets().isEmpty()) {
            reference(row, mapped, text);
            return;
        }
        var value = value(row, mapped, text);
        if (mapped.column().leavesOut()) {
            var faults = new Faults();
            field.type().accept(value, field, context, faults);
            if (!faults.isEmpty()) {
                row.leftOut.add(field.name());
                return;
            }
        }
        row.values.put(field.name(), value);
    }

    private void reference(Row row, Mapped mapped, String text) {
        var id = Ids.parse(text);
        if (id.isPresent() && mapped.targets().size() == 1) {
            row.values.put(mapped.field().name(), id.get().toString());
        } else {
            boolean isForeign = "externalId".equals(mapped.column().by());
            var meant = isForeign ? SalesforceIds.whole(text) : text;
            row.references.add(new Reference(mapped.field(), mapped.column(), mapped.targets(), meant));
        }
    }

    private Object value(Row row, Mapped mapped, String text) {
        var field = mapped.field();
        return switch (field.type().key()) {
            case "boolean" -> texts.bool(text);
            case "number", "percent", "rating" -> texts.number(text, false);
            case "money", "approximateAmount" -> texts.money(text);
            case "date", "approximateDate" -> texts.date(text);
            case "dateTime" -> texts.dateTime(text);
            case "multiSelect" -> CellTexts.list(text, true);
            case "emailList" -> joined(row, field, CellTexts.list(text.replaceAll("[<>]", " "), true), "address");
            case "phoneList" -> joined(row, field, CellTexts.list(text.replace(" ::: ", ";"), false), "number");
            case "urlList" -> joined(row, field, CellTexts.list(text, false), "url");
            case "personName" -> name(row, mapped, text);
            case "address" -> address(row, mapped, text);
            default -> field.type().parse(field.name().equals("externalId") ? SalesforceIds.whole(text) : text);
        };
    }

    /// Several columns of one list, each value once.
    private Object joined(Row row, FieldDefinition field, List<String> texts, String key) {
        var items = new ArrayList<@Nullable Object>();
        var before = Json.asList(row.values.get(field.name()));
        if (before != null) {
            items.addAll(before);
        }
        for (var text : texts) {
            var faults = new Faults();
            var one = Json.asList(field.type().accept(List.of(text), field, context, faults));
            var item = one == null || !faults.isEmpty() ? null : Json.asObject(one.getFirst());
            var same = item == null ? text : item.get(key);
            boolean isThere = items.stream().anyMatch(other -> same(other, key, same));
            if (!isThere) {
                var kept = new LinkedHashMap<String, @Nullable Object>(item == null ? Map.of(key, text) : item);
                kept.remove("isPrimary");
                items.add(kept);
            }
        }
        return items;
    }

    private static boolean same(@Nullable Object item, String key, @Nullable Object value) {
        var known = Json.asObject(item);
        return known != null && Objects.equals(known.get(key), value);
    }

    private Object name(Row row, Mapped mapped, String text) {
        var part = mapped.column().part();
        if (part != null) {
            return part(row, mapped.field(), part, text);
        }
        var parts = NameOrder.parts(text, mapped.column().isFamilyFirst(), isSpanish);
        return parts == null ? text : parts;
    }

    private static Object address(Row row, Mapped mapped, String text) {
        var part = mapped.column().part();
        var parts = part == null ? AddressText.parts(text) : null;
        return parts == null ? part(row, mapped.field(), part == null ? "street" : part, text) : parts;
    }

    private static Object part(Row row, FieldDefinition field, String part, String text) {
        var value = new LinkedHashMap<String, @Nullable Object>();
        var before = Json.asObject(row.values.get(field.name()));
        if (before != null) {
            value.putAll(before);
        }
        value.merge(part, text, (old, more) -> part.startsWith("street") ? old + ", " + more : more);
        return value;
    }

    // ---------------------------------------------------------------- keys

    private @Nullable String key(Row row) {
        var field = plan.key() == null ? null : object.field(plan.key()).orElse(null);
        var value = field == null ? null : row.values.get(field.name());
        if (field == null || value == null) {
            return null;
        }
        var accepted = field.type().accept(value, field, context, new Faults());
        return accepted == null ? null : key(field, accepted);
    }

    /// A value as records are found by it.
    static @Nullable String key(FieldDefinition field, Object accepted) {
        var stored = field.type().store(accepted);
        for (var part : stored) {
            if (part instanceof String[] list) {
                return list.length == 0 ? null : list[0];
            }
        }
        return stored[0] == null ? null : String.valueOf(stored[0]);
    }

    /// Two texts that are one for the engine.
    static String comparable(String text) {
        return Folding.fold(text);
    }

    /// What the engine makes of the values, and what it would refuse.
    Map<String, @Nullable Object> shown(Row row) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        row.values.forEach((name, value) -> {
            var field = object.field(name).orElseThrow();
            var faults = new Faults();
            var accepted = value == null ? null : field.type().accept(value, field, context, faults);
            faults.found().forEach(fault -> row.faults.add(fault.under(name)));
            shown.put(name, accepted == null ? value : field.type().print(accepted, field, context));
        });
        row.references.forEach(reference -> shown.put(reference.field().name(), reference.text()));
        for (var field : object.liveFields().values()) {
            boolean isMissing = field.isRequired() && field.defaultValue() == null && shown.get(field.name()) == null;
            if (isMissing && plan.creates() && !row.isEmpty) {
                row.faults.add(new Fault(field.name(), "required"));
            }
        }
        return shown;
    }
}
