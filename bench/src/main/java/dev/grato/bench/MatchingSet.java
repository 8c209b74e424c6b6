package dev.grato.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A set of records with known answers.
///
/// @param boundary where the second of two sources begins; 0 for one source
/// @param isOneToOne whether each record of one source is at most one of the other
/// @param judged the pairs that are asked for; empty for all
/// @param gold those that are the same, the smaller place in the upper half
record MatchingSet(
        String name,
        List<String> fields,
        List<List<@Nullable String>> rows,
        int boundary,
        boolean isOneToOne,
        Set<Long> judged,
        Set<Long> gold,
        String published) {

    private static final Pattern PART = Pattern.compile("COL (\\S+) VAL (.*?)(?= COL |$)");

    static long pair(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    static List<MatchingSet> all(Path folder) throws IOException {
        return List.of(
                febrl(folder, "dataset1", null, "F1 1.000 (TF-IDF)"),
                febrl(folder, "dataset3", null, "F1 0.998 (TF-IDF)"),
                febrl(folder, "dataset4a", "dataset4b", "F1 1.000 (TF-IDF)"),
                clustered(folder.resolve("fake_1000/fake_1000.csv"), "fake_1000", "cluster", "F1 0.906 (TF-IDF)"),
                clustered(
                        folder.resolve("chicago_early_childhood/csv_example_input_with_true_ids.csv"),
                        "chicago_early_childhood",
                        "True Id",
                        "F1 0.901 (TF-IDF)"),
                linked(folder, "dblp_acm", "dblp", "acm", '%', "F1 0.985 (TF-IDF); 0.984 (Magellan, supervised)"),
                linked(folder, "abt_buy", "abt", "buy", '|', "F1 0.949 (TF-IDF, best threshold)"),
                labelled(folder, "abt_buy_pairs", "F1 0.436 (Magellan), 0.628 (DeepMatcher), both supervised"),
                labelled(folder, "fodors_zagats_pairs", "F1 1.000 (all, supervised)"));
    }

    private static BufferedReader open(Path plain) throws IOException {
        InputStream stream = Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(Path.of(plain + ".gz")));
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static List<List<String>> read(Path file, char separator) throws IOException {
        try (var lines = open(file);
                var csv = CsvReader.builder()
                        .fieldSeparator(separator)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(lines)) {
            return csv.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static List<@Nullable String> values(List<String> cells, List<Integer> columns) {
        var values = new ArrayList<@Nullable String>();
        for (int column : columns) {
            var cell = column < cells.size() ? cells.get(column).strip().replace('\n', ' ') : "";
            values.add(cell.isEmpty() ? null : cell);
        }
        return values;
    }

    private static MatchingSet febrl(Path folder, String one, @Nullable String other, String published)
            throws IOException {
        var lines = new ArrayList<>(read(folder.resolve("febrl/" + one + ".csv"), ','));
        var header = lines.removeFirst().stream().map(String::strip).toList();
        int boundary = other == null ? 0 : lines.size();
        if (other != null) {
            var more = read(folder.resolve("febrl/" + other + ".csv"), ',');
            lines.addAll(more.subList(1, more.size()));
        }
        var truth = new ArrayList<String>();
        lines.forEach(line -> truth.add(line.getFirst().split("-", -1)[1]));
        return of("febrl/" + one, header, Set.of("rec_id"), lines, boundary, truth, published);
    }

    private static MatchingSet clustered(Path file, String name, String truth, String published) throws IOException {
        var lines = new ArrayList<>(read(file, ','));
        var header = lines.removeFirst();
        int at = header.indexOf(truth);
        var ids = lines.stream().map(line -> line.get(at)).toList();
        return of(name, header, Set.of(truth, header.get(truth.equals("True Id") ? 1 : 0)), lines, 0, ids, published);
    }

    private static MatchingSet of(
            String name,
            List<String> header,
            Set<String> left,
            List<List<String>> lines,
            int boundary,
            List<String> truth,
            String published) {
        var columns = new ArrayList<Integer>();
        for (int i = 0; i < header.size(); i++) {
            if (!left.contains(header.get(i))) {
                columns.add(i);
            }
        }
        var clusters = new HashMap<String, List<Integer>>();
        var rows = new ArrayList<List<@Nullable String>>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(values(lines.get(i), columns));
            clusters.computeIfAbsent(truth.get(i), id -> new ArrayList<>()).add(i);
        }
        var gold = new HashSet<Long>();
        for (var cluster : clusters.values()) {
            for (int a : cluster) {
                for (int b : cluster) {
                    if (a < b && (boundary == 0 || a < boundary != b < boundary)) {
                        gold.add(pair(a, b));
                    }
                }
            }
        }
        var fields = columns.stream().map(header::get).toList();
        return new MatchingSet(name, fields, rows, boundary, boundary > 0, Set.of(), gold, published);
    }

    private static MatchingSet linked(
            Path folder, String name, String one, String other, char separator, String published) throws IOException {
        var lines = new ArrayList<>(read(folder.resolve(name + "/" + one + ".csv"), separator));
        var header = lines.removeFirst();
        int boundary = lines.size();
        var more = read(folder.resolve(name + "/" + other + ".csv"), separator);
        lines.addAll(more.subList(1, more.size()));
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            places.put((i < boundary ? "a" : "b") + lines.get(i).getFirst(), i);
        }
        var gold = new HashSet<Long>();
        var answers = read(folder.resolve(name + "/gt.csv"), separator);
        for (var answer : answers.subList(1, answers.size())) {
            var a = places.get("a" + answer.get(0));
            var b = places.get("b" + answer.get(1));
            if (a != null && b != null) {
                gold.add(pair(a, b));
            }
        }
        var columns = new ArrayList<Integer>();
        for (int i = 1; i < header.size(); i++) {
            columns.add(i);
        }
        var rows = lines.stream().map(line -> values(line, columns)).toList();
        var fields = columns.stream().map(header::get).toList();
        return new MatchingSet(name, fields, rows, boundary, true, Set.of(), gold, published);
    }

    private static MatchingSet labelled(Path folder, String name, String published) throws IOException {
        var left = new LinkedHashMap<Map<String, String>, Integer>();
        var right = new LinkedHashMap<Map<String, String>, Integer>();
        var fields = new LinkedHashSet<String>();
        var pairs = new ArrayList<int[]>();
        for (var part : List.of("train", "valid", "test")) {
            try (var lines = open(folder.resolve(name + "/" + part + ".txt"))) {
                for (var line : lines.lines().toList()) {
                    var cells = line.split("\t", -1);
                    var one = parts(cells[0]);
                    var other = parts(cells[1]);
                    fields.addAll(one.keySet());
                    left.putIfAbsent(one, left.size());
                    right.putIfAbsent(other, right.size());
                    pairs.add(new int[] {
                        part.equals("test") ? 1 : 0, left.get(one), right.get(other), Integer.parseInt(cells[2].strip())
                    });
                }
            }
        }
        var names = List.copyOf(fields);
        var rows = new ArrayList<List<@Nullable String>>();
        for (var values : List.of(left, right)) {
            for (var row : values.keySet()) {
                var cells = new ArrayList<@Nullable String>();
                names.forEach(field -> cells.add(row.getOrDefault(field, "").isBlank() ? null : row.get(field)));
                rows.add(cells);
            }
        }
        var judged = new LinkedHashSet<Long>();
        var gold = new HashSet<Long>();
        for (var pair : pairs) {
            long both = pair(pair[1], left.size() + pair[2]);
            if (pair[0] == 1) {
                judged.add(both);
                if (pair[3] == 1) {
                    gold.add(both);
                }
            }
        }
        return new MatchingSet(name, names, rows, left.size(), false, judged, gold, published);
    }

    private static Map<String, String> parts(String text) {
        var values = new LinkedHashMap<String, String>();
        var matcher = PART.matcher(text.strip());
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2).strip());
        }
        return values;
    }
}
