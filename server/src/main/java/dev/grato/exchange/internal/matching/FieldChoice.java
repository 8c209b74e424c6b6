package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses by their content which columns of a table are compared, and as what.
///
/// Columns that say nothing are left out. Texts that repeat one another, as a description repeats a title, are
/// compared
/// as one: what one record says in the title another says in the description.
public record FieldChoice(List<MatchField> fields, List<List<Integer>> columns) {

    private static final int SAMPLE = 3_000;
    private static final double REPEATED = 0.35;

    public static FieldChoice of(List<String> names, List<List<@Nullable String>> rows) {
        var fields = new ArrayList<MatchField>();
        var columns = new ArrayList<List<Integer>>();
        for (int c = 0; c < names.size(); c++) {
            var values = sample(rows, c);
            if (values.size() < 2 || new HashSet<>(values).size() < 2) {
                continue;
            }
            var kind = KindGuess.of(values);
            int like = kind == FieldKind.TEXT ? repeated(rows, fields, columns, c) : -1;
            if (like >= 0) {
                var joined = new ArrayList<>(columns.get(like));
                joined.add(c);
                columns.set(like, List.copyOf(joined));
            } else {
                fields.add(new MatchField(names.get(c), kind));
                columns.add(List.of(c));
            }
        }
        return new FieldChoice(List.copyOf(fields), List.copyOf(columns));
    }

    /// The texts of a record to be compared, one for each field.
    public List<@Nullable String> texts(List<@Nullable String> row) {
        var texts = new ArrayList<@Nullable String>();
        for (var joined : columns) {
            var text = new StringBuilder();
            for (int column : joined) {
                var cell = row.get(column);
                if (cell != null) {
                    text.append(text.isEmpty() ? "" : " ").append(cell);
                }
            }
            texts.add(text.isEmpty() ? null : text.toString());
        }
        return texts;
    }

    private static List<String> sample(List<List<@Nullable String>> rows, int column) {
        var values = new ArrayList<String>();
        int step = Math.max(1, rows.size() / SAMPLE);
        for (int i = 0; i < rows.size(); i += step) {
            var value = rows.get(i).get(column);
            if (value != null && !value.isBlank()) {
                values.add(value);
            }
        }
        return values;
    }

    private static int repeated(
            List<List<@Nullable String>> rows, List<MatchField> fields, List<List<Integer>> columns, int column) {
        for (int f = 0; f < fields.size(); f++) {
            if (fields.get(f).kind() == FieldKind.TEXT) {
                int other = columns.get(f).getFirst();
                double shared = 0;
                int both = 0;
                int step = Math.max(1, rows.size() / SAMPLE);
                for (int i = 0; i < rows.size(); i += step) {
                    var one = words(rows.get(i).get(other));
                    var two = words(rows.get(i).get(column));
                    if (!one.isEmpty() && !two.isEmpty()) {
                        both++;
                        boolean isShorter = one.size() <= two.size();
                        var smaller = isShorter ? one : two;
                        var larger = isShorter ? two : one;
                        shared += smaller.stream().filter(larger::contains).count() / (double) smaller.size();
                    }
                }
                if (both > 0 && shared / both >= REPEATED) {
                    return f;
                }
            }
        }
        return -1;
    }

    private static Set<String> words(@Nullable String text) {
        return text == null ? Set.of() : new LinkedHashSet<>(Wording.words(text));
    }
}
