package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.exports.CellSafety;
import dev.grato.exchange.internal.reading.Content;
import dev.grato.exchange.internal.reading.Format;
import dev.grato.exchange.internal.reading.Reading;
import dev.grato.exchange.internal.reading.Tables;
import dev.grato.exchange.internal.reading.UnreadableFile;
import dev.grato.platform.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through a file once and finds out what is in it.
final class Analysis {

    private static final int LOOKED_AT = 5_000;
    private static final int HEADER_WITHIN = 25;
    private static final int SAMPLES = 5;

    private final List<Column> columns = new ArrayList<>();
    private long rows;
    private long wide;

    private Analysis() {}

    private static final class Column {

        private final Set<String> samples = new LinkedHashSet<>();
        private final Map<String, Integer> looks = new HashMap<>();
        private final List<String> days = new ArrayList<>();
        private final List<String> numbers = new ArrayList<>();
        private long filled;
        private boolean isDayFirst;
        private boolean isMonthFirst;
        private boolean isComma;
        private boolean isDot;

        private void add(String raw) {
            var text = CellSafety.read(raw.strip());
            if (text.isEmpty()) {
                return;
            }
            filled++;
            if (filled > LOOKED_AT) {
                return;
            }
            if (samples.size() < SAMPLES) {
                samples.add(text.length() > 100 ? text.substring(0, 100) + "…" : text);
            }
            var look = Looks.of(text);
            looks.merge(look, 1, Integer::sum);
            day(text);
            if (look.equals("number") || look.equals("money")) {
                number(text);
            }
        }

        private void day(String text) {
            var day = Looks.DAY.matcher(text);
            if (day.matches()) {
                int first = Integer.parseInt(day.group(1));
                int second = Integer.parseInt(day.group(2));
                isDayFirst |= first > 12 && second <= 12;
                isMonthFirst |= second > 12 && first <= 12;
                if (days.size() < SAMPLES && first != second) {
                    days.add(text);
                }
            }
        }

        private void number(String text) {
            var plain = text.replaceAll("[^0-9.,]", "");
            int comma = plain.lastIndexOf(',');
            int dot = plain.lastIndexOf('.');
            if (comma >= 0 && dot >= 0) {
                isComma |= comma > dot;
                isDot |= dot > comma;
            } else if (comma >= 0 || dot >= 0) {
                int at = Math.max(comma, dot);
                boolean isGroup = plain.length() - at - 1 == 3 && at > 0 && at <= 3 && plain.charAt(0) != '0';
                boolean isRepeated = plain.indexOf(plain.charAt(at)) != at;
                if (!isGroup && !isRepeated) {
                    isComma |= comma >= 0;
                    isDot |= dot >= 0;
                } else if (isRepeated) {
                    isComma |= dot >= 0;
                    isDot |= comma >= 0;
                } else if (numbers.size() < SAMPLES) {
                    numbers.add(text);
                }
            }
        }

        private String content() {
            int all = looks.values().stream().mapToInt(Integer::intValue).sum();
            if (all == 0) {
                return "empty";
            }
            var best =
                    looks.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            return best.getValue() >= all * 0.7 ? best.getKey() : "text";
        }
    }

    /// @param told how it is to be read, where somebody has said so; absent to find out
    /// @throws UnreadableFile when it cannot be read
    static FileFacts of(Content content, String sha256, @Nullable Reading told, Workspace workspace)
            throws IOException {
        var reading = told == null ? withHeader(content, Tables.detect(content)) : told;
        var header = Tables.header(content, reading);
        var analysis = new Analysis();
        Tables.rows(content, reading, (number, cells) -> {
            analysis.add(cells, header.size());
            return true;
        });
        int width = analysis.wide > analysis.rows / 2
                ? analysis.columns.size()
                : Math.max(header.size(), header.isEmpty() ? analysis.columns.size() : 0);
        if (width == 0) {
            throw new UnreadableFile("empty");
        }
        return analysis.facts(content, sha256, reading, header, width, workspace);
    }

    private void add(List<String> cells, int width) {
        rows++;
        while (columns.size() < cells.size()) {
            columns.add(new Column());
        }
        boolean isWider = false;
        for (int i = 0; i < cells.size(); i++) {
            columns.get(i).add(cells.get(i));
            isWider |= i >= width && !cells.get(i).isBlank();
        }
        wide += isWider ? 1 : 0;
    }

    private FileFacts facts(
            Content content, String sha256, Reading reading, List<String> header, int width, Workspace workspace)
            throws IOException {
        var found = new ArrayList<FileFacts.Column>();
        for (int i = 0; i < width; i++) {
            var column = i < columns.size() ? columns.get(i) : new Column();
            var name = i < header.size() ? header.get(i) : "";
            found.add(new FileFacts.Column(i, name, List.copyOf(column.samples), column.filled, column.content()));
        }
        var questions = new ArrayList<FileFacts.Question>();
        return new FileFacts(
                content.name(),
                content.size(),
                sha256,
                reading,
                rows,
                width,
                Tables.sheets(content, reading.format()),
                dates(workspace, questions),
                decimals(reading.format(), workspace, questions),
                system(header),
                found,
                questions);
    }

    /// Asked once: the first column that shows nothing stands for all.
    private String dates(Workspace workspace, List<FileFacts.Question> questions) {
        boolean isDayFirst = columns.stream().anyMatch(column -> column.isDayFirst);
        boolean isMonthFirst = columns.stream().anyMatch(column -> column.isMonthFirst);
        var usual = workspace.region().equals("US") ? "mdy" : "dmy";
        if (isDayFirst != isMonthFirst) {
            return isDayFirst ? "dmy" : "mdy";
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).days.isEmpty()) {
                questions.add(new FileFacts.Question("dates", i, columns.get(i).days, List.of("dmy", "mdy")));
                return usual;
            }
        }
        return usual;
    }

    private String decimals(Format format, Workspace workspace, List<FileFacts.Question> questions) {
        boolean isComma = columns.stream().anyMatch(column -> column.isComma);
        boolean isDot = columns.stream().anyMatch(column -> column.isDot);
        if (format == Format.XLSX || format == Format.XLS || format == Format.JSONL) {
            return ".";
        }
        if (isComma != isDot) {
            return isComma ? "," : ".";
        }
        var usual = List.of("IT", "ES", "DE", "FR", "PT").contains(workspace.region()) ? "," : ".";
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).numbers.isEmpty() && columns.get(i).content().matches("number|money")) {
                questions.add(new FileFacts.Question("decimals", i, columns.get(i).numbers, List.of(".", ",")));
                return usual;
            }
        }
        return isDot ? "." : usual;
    }

    // ---------------------------------------------------------------- header

    /// The first row that names things and is as wide as what follows; none when the first row is data already.
    private static Reading withHeader(Content content, Reading reading) throws IOException {
        if (reading.format() == Format.VCARD || reading.format() == Format.JSONL) {
            return reading;
        }
        var first = new ArrayList<List<String>>();
        var numbers = new ArrayList<Long>();
        Tables.raw(content, reading, (number, cells) -> {
            first.add(cells);
            numbers.add(number);
            return first.size() < HEADER_WITHIN;
        });
        if (first.isEmpty()) {
            throw new UnreadableFile("empty");
        }
        long usual = first.stream().mapToLong(Analysis::filled).max().orElse(0);
        for (int i = 0; i < first.size(); i++) {
            long filled = filled(first.get(i));
            if (filled == 0 || filled < usual * 0.6) {
                continue;
            }
            boolean isHeader = first.get(i).stream().noneMatch(Analysis::isData)
                    && new LinkedHashSet<>(first.get(i)).size() > filled * 0.7;
            return reading.withHeaderRow(
                    isHeader ? (int) (long) numbers.get(i) : i == 0 ? 0 : (int) (numbers.get(i) - 1));
        }
        return reading;
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static boolean isData(String cell) {
        return !cell.isBlank()
                && !List.of("text", "url", "uuid").contains(Looks.of(cell))
                && !cell.strip().matches("(?i)[a-z].*");
    }

    // ---------------------------------------------------------------- systems

    private static String system(List<String> header) {
        var words = header.stream()
                .map(Words::of)
                .map(Words::packed)
                .filter(Objects::nonNull)
                .toList();
        if (words.contains("hsobjectid") || header.stream().anyMatch(name -> name.startsWith("property_"))) {
            return "hubspot";
        }
        if (words.contains("systemmodstamp")
                || words.contains("masterrecordid")
                || words.contains("accountid") && words.contains("ownerid")
                || words.contains("stagename")) {
            return "salesforce";
        }
        if (words.contains("statecode") && words.contains("statuscode") || words.contains("emailaddress1")) {
            return "dynamics";
        }
        if (words.contains("assignedusername") || words.contains("billingaddressstreet")) {
            return "suitecrm";
        }
        if (words.stream().anyMatch(word -> word.startsWith("organizationorg"))
                || words.contains("dealtitle")
                || words.contains("persononame")) {
            return "pipedrive";
        }
        if (header.stream().anyMatch(name -> name.contains("/") && name.endsWith("/id"))
                || words.contains("propertyproductpricelist")) {
            return "odoo";
        }
        return "";
    }
}
