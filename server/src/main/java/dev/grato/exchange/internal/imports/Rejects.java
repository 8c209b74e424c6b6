package dev.grato.exchange.internal.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.grato.platform.Fault;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Refused rows as a file that can be put right and imported again: its own columns, then row and reason. What a
/// spreadsheet would run gets an apostrophe in front, which is taken off again on the way in.
final class Rejects {

    private Rejects() {}

    private static boolean isRisky(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        char first = cell.charAt(0);
        boolean isSign = first == '+' || first == '-';
        boolean isNumber = isSign && cell.matches("[+-][\\d\\s().,/-]*");
        return first == '=' || first == '@' || first == '\t' || first == '\r' || isSign && !isNumber;
    }

    /// @param reason a fault in words
    static void write(
            Writer out, FileFacts facts, Rows rows, String rowLabel, String reasonLabel, Function<Fault, String> reason)
            throws IOException {
        out.write('\uFEFF');
        var delimiter = facts.reading().delimiter();
        var csv = CsvWriter.builder()
                .fieldSeparator(delimiter.length() == 1 ? delimiter.charAt(0) : ',')
                .build(out);
        var header = new ArrayList<String>();
        facts.columns().forEach(column -> header.add(safe(column.name())));
        header.add(rowLabel);
        header.add(reasonLabel);
        csv.writeRecord(header);
        rows.each((number, cells, faults) -> {
            var line = new ArrayList<String>();
            for (int i = 0; i < Math.max(facts.columns().size(), cells.size()); i++) {
                line.add(i < cells.size() ? safe(cells.get(i)) : "");
            }
            line.add(String.valueOf(number));
            line.add(String.join(" ", faults.stream().map(reason).distinct().toList()));
            csv.writeRecord(line);
        });
        csv.flush();
        out.flush();
    }

    private static String safe(String cell) {
        return isRisky(cell) ? "'" + cell : cell;
    }

    /// Hands over the refused rows of one file.
    interface Rows {
        void each(Row row);
    }

    /// Takes one.
    interface Row {
        void row(long number, List<String> cells, List<Fault> faults);
    }

    static List<Fault> faults(Map<String, @Nullable Object> details) {
        return Imported.objects(details.get("errors")).stream()
                .map(each -> {
                    var args = new LinkedHashMap<String, Object>();
                    Imported.object(each.get("args")).forEach((name, value) -> args.put(name, String.valueOf(value)));
                    return new Fault(String.valueOf(each.get("path")), String.valueOf(each.get("code")), args);
                })
                .toList();
    }
}
