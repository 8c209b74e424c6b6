package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.exports.CellSafety;
import dev.grato.exchange.internal.exports.SheetColumns;
import dev.grato.exchange.internal.imports.RoundTripPlan.Column;
import dev.grato.exchange.internal.imports.RoundTripPlan.Role;
import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Compares the cells of a row with what the record was when it left and what it is now.
///
/// A cell is edited when it says something else than the record did then: as text, or read in any of the ways a
/// spreadsheet may have written dates and numbers. What cannot be told apart from the printed form is no edit, so a
/// value
/// that a cell cannot hold whole comes back unharmed.
final class RoundTripRow {

    /// All a cell can hold in a workbook; exports cut there.
    private static final int MOST_TEXT = 32_767;
    private static final int SHOWN = 500;
    private static final List<String> DATES = List.of("dmy", "mdy");
    private static final List<String> DECIMALS = List.of(",", ".");

    private final RoundTripPlan plan;
    private final ObjectType object;
    private final ValueContext context;
    private final Predicate<FieldDefinition> isWritable;
    private final BiFunction<FieldDefinition, String, Object> relation;
    private final List<RowReading> readings;
    private final Map<String, Integer> targets = new HashMap<>();

    /// @param readings how cells are read, the likeliest first
    /// @param relation the id of what a text names, or the [Fault] why there is none
    RoundTripRow(
            RoundTripPlan plan,
            ObjectType object,
            ValueContext context,
            Predicate<FieldDefinition> isWritable,
            BiFunction<FieldDefinition, String, Object> relation,
            BiFunction<FilePlan, ValueContext, RowReading> readings) {
        this.plan = plan;
        this.object = object;
        this.context = context;
        this.isWritable = isWritable;
        this.relation = relation;
        this.readings = readings(plan, context, readings);
        for (var column : plan.columns()) {
            if (column.role() == Role.TARGET && column.field() != null) {
                targets.put(column.field(), column.column());
            }
        }
    }

    private static List<RowReading> readings(
            RoundTripPlan plan, ValueContext context, BiFunction<FilePlan, ValueContext, RowReading> readings) {
        var all = new ArrayList<RowReading>();
        all.add(readings.apply(filePlan(plan, plan.dates(), plan.decimals()), context));
        for (var dates : DATES) {
            for (var decimals : DECIMALS) {
                if (!dates.equals(plan.dates()) || !decimals.equals(plan.decimals())) {
                    all.add(readings.apply(filePlan(plan, dates, decimals), context));
                }
            }
        }
        return all;
    }

    private static FilePlan filePlan(RoundTripPlan plan, String dates, String decimals) {
        var columns = new ArrayList<ColumnPlan>();
        for (var column : plan.columns()) {
            columns.add(
                    column.role() == Role.VALUE && column.field() != null
                            ? ColumnPlan.to(column.column(), column.field(), null, 1, "header")
                            : ColumnPlan.none(column.column()));
        }
        return new FilePlan(
                plan.object(), "both", null, plan.reading(), dates, decimals, false, false, FilePlan.CREATE, columns);
    }

    /// What a cell is to the record.
    enum State {
        /// Changed in the sheet and nowhere else.
        EDIT,
        /// Changed in the sheet, and differently in Grato.
        CONFLICT,
        /// Changed in the sheet to something that cannot be.
        PROBLEM,
        /// Changed in the sheet, where nobody, or not this user, may change it.
        READ_ONLY
    }

    /// @param was what it said when it left, as text; null where nobody knows any more
    /// @param value what the sheet says, as the API takes it
    record Difference(
            Column column,
            State state,
            @Nullable String was,
            String sheet,
            @Nullable String now,
            @Nullable Object value,
            List<Fault> faults) {

        Map<String, @Nullable Object> json() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("column", column.column());
            json.put("field", column.field());
            json.put("state", word(state));
            json.put("was", shortened(was));
            json.put("sheet", shortened(sheet));
            json.put("now", shortened(now));
            json.put("value", value);
            json.put(
                    "errors",
                    faults.stream()
                            .map(fault -> Map.of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                            .toList());
            return json;
        }

        private static @Nullable String shortened(@Nullable String text) {
            return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }

    static String word(State state) {
        return switch (state) {
            case EDIT -> "edit";
            case CONFLICT -> "conflict";
            case PROBLEM -> "problem";
            case READ_ONLY -> "readOnly";
        };
    }

    /// The cells that say something else than the record did.
    ///
    /// @param now the values of the record
    /// @param then the values it had when it left, where they were others; null where that is not known
    List<Difference> compare(
            List<String> cells, Map<String, @Nullable Object> now, @Nullable Map<String, @Nullable Object> then) {
        var found = new ArrayList<Difference>();
        var read = new ArrayList<RowReading.Row>();
        for (var column : plan.columns()) {
            var field = isOfValue(column)
                    ? object.field(String.valueOf(column.field())).orElse(null)
                    : null;
            if (field == null) {
                continue;
            }
            var present = now.get(field.name());
            var base = then != null && then.containsKey(field.name()) ? then.get(field.name()) : present;
            if (read.isEmpty()) {
                readings.forEach(reading -> read.add(reading.read(cells)));
            }
            var name = column.role() == Role.VALUE ? text(cells, column.column()) : "";
            var cell = new Cell(column, field, name, target(cells, field), read);
            if (cell.says(base) || cell.says(present)) {
                continue;
            }
            found.add(difference(cell, base, present, then != null));
        }
        return found;
    }

    /// Of the two columns of a relation the name speaks for both, where it is there.
    private boolean isOfValue(Column column) {
        return column.role() == Role.VALUE
                || column.role() == Role.TARGET
                        && plan.columns().stream()
                                .noneMatch(other ->
                                        other.role() == Role.VALUE && Objects.equals(other.field(), column.field()));
    }

    /// The values of a row without a record.
    List<Difference> values(List<String> cells) {
        return compare(cells, Map.of(), Map.of());
    }

    static String text(List<String> cells, int at) {
        return at >= 0 && at < cells.size() ? cells.get(at).strip() : "";
    }

    private @Nullable String target(List<String> cells, FieldDefinition field) {
        var at = targets.get(field.name());
        return at == null ? null : text(cells, at);
    }

    private Difference difference(Cell cell, @Nullable Object base, @Nullable Object present, boolean isKnown) {
        var was = isKnown ? printed(cell.field(), base) : null;
        var now = printed(cell.field(), present);
        var sheet = cell.shown();
        if (!isWritable.test(cell.field())) {
            return new Difference(cell.column(), State.READ_ONLY, was, sheet, now, null, List.of());
        }
        var faults = new Faults();
        var value = cell.value(base, faults);
        if (!faults.isEmpty()) {
            return new Difference(cell.column(), State.PROBLEM, was, sheet, now, null, faults.found());
        }
        if (value == null && cell.field().isRequired()) {
            faults.add(cell.field().name(), "required");
            return new Difference(cell.column(), State.PROBLEM, was, sheet, now, null, faults.found());
        }
        boolean isMoved = !isKnown || !Objects.equals(plain(base), plain(present));
        return new Difference(cell.column(), isMoved ? State.CONFLICT : State.EDIT, was, sheet, now, value, List.of());
    }

    /// Relations come with what they point at is called, and without.
    private static @Nullable Object plain(@Nullable Object value) {
        var map = Json.asObject(value);
        return map != null && map.get("id") != null && !map.containsKey("object") ? map.get("id") : value;
    }

    private String printed(FieldDefinition field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (field.type().isRelation()) {
            var map = Json.asObject(value);
            var label = map == null ? null : map.get("label");
            return label == null ? String.valueOf(plain(value)) : String.valueOf(label);
        }
        return SheetColumns.printed(field, value, context);
    }

    /// One cell, or the two of a relation.
    private final class Cell {

        private final Column column;
        private final FieldDefinition field;
        private final String raw;
        private final @Nullable String target;
        private final List<RowReading.Row> read;

        private Cell(
                Column column, FieldDefinition field, String raw, @Nullable String target, List<RowReading.Row> read) {
            this.column = column;
            this.field = field;
            this.raw = raw;
            this.target = target;
            this.read = read;
        }

        private Column column() {
            return column;
        }

        private FieldDefinition field() {
            return field;
        }

        private String shown() {
            return raw.isEmpty() && target != null ? target : CellSafety.read(raw);
        }

        /// Whether the cell says this value.
        private boolean says(@Nullable Object value) {
            if (field.type().isRelation()) {
                return saysRecord(value);
            }
            if (value == null) {
                return raw.isEmpty() || read.getFirst().values.get(field.name()) == null && isNothing();
            }
            var text = SheetColumns.printed(field, value, context);
            if (same(text, raw) || same(text, CellSafety.read(raw))) {
                return true;
            }
            for (var row : read) {
                var said = row.values.get(field.name());
                var accepted = said == null ? null : field.type().accept(said, field, context, new Faults());
                if (accepted != null
                        && (accepted.equals(value)
                                || SheetColumns.printed(field, accepted, context)
                                        .equals(text))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isNothing() {
            return Looks.isNothing(CellSafety.read(raw))
                    && !List.of("text", "longText", "richText")
                            .contains(field.type().key());
        }

        /// By id and name; one that is wiped while the other stands says nothing.
        private boolean saysRecord(@Nullable Object value) {
            boolean isName = hasName() && isNameOf(value);
            boolean isId = target != null && target.equalsIgnoreCase(idOf(value));
            if (!hasName()) {
                return isId;
            }
            return isName && (target == null || target.isEmpty() || isId);
        }

        private boolean hasName() {
            return column.role() == Role.VALUE;
        }

        private boolean isNameOf(@Nullable Object value) {
            var map = Json.asObject(value);
            var label = map == null || map.get("label") == null ? "" : String.valueOf(map.get("label"));
            return same(label, raw) || same(label, CellSafety.read(raw));
        }

        private String idOf(@Nullable Object value) {
            return value == null ? "" : String.valueOf(plain(value));
        }

        /// What is to be written; null empties the field.
        ///
        /// @param base what the record said when it left
        private @Nullable Object value(@Nullable Object base, Faults faults) {
            if (field.type().isRelation()) {
                return record(base, faults);
            }
            if (raw.isEmpty() || isNothing()) {
                return null;
            }
            var row = read.getFirst();
            row.faults.found().stream()
                    .filter(fault -> fault.path().equals(field.name()))
                    .forEach(faults::add);
            if (!faults.isEmpty()) {
                return null;
            }
            var said = row.references.stream()
                    .filter(reference -> reference.field().name().equals(field.name()))
                    .findFirst()
                    .map(reference -> resolved(reference.text(), faults))
                    .orElseGet(() -> row.values.get(field.name()));
            if (said == null) {
                return null;
            }
            var inner = new Faults();
            var accepted = field.type().accept(said, field, context, inner);
            inner.found().forEach(fault -> faults.add(fault.under(field.name())));
            return accepted;
        }

        private @Nullable Object resolved(String text, Faults faults) {
            var found = relation.apply(field, text);
            if (found instanceof Fault fault) {
                faults.add(fault);
                return null;
            }
            return found;
        }

        /// Who changes the id means that record; who changes only the name means the record that is called so.
        private @Nullable Object record(@Nullable Object base, Faults faults) {
            if (target != null && !target.isEmpty() && !target.equalsIgnoreCase(idOf(base))) {
                var id = Ids.parse(target).map(UUID::toString).orElse(null);
                if (id == null) {
                    faults.add(field.name(), "noReference", Map.of("text", target));
                }
                return id;
            }
            return !hasName() || raw.isEmpty() ? null : resolved(CellSafety.read(raw), faults);
        }
    }

    private static boolean same(String printed, String cell) {
        var whole = unified(printed);
        var said = unified(cell);
        return whole.equals(said)
                || whole.length() > MOST_TEXT && said.length() >= MOST_TEXT / 2 && whole.startsWith(said);
    }

    private static String unified(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .strip();
    }
}
