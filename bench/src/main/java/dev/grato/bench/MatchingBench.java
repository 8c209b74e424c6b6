package dev.grato.bench;

import dev.grato.exchange.internal.matching.Blocking;
import dev.grato.exchange.internal.matching.FieldChoice;
import dev.grato.exchange.internal.matching.Groups;
import dev.grato.exchange.internal.matching.Learning;
import dev.grato.exchange.internal.matching.MatchModel;
import dev.grato.exchange.internal.matching.Passes;
import dev.grato.exchange.internal.matching.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How well and how fast records of the same thing are found, with nothing said about the sets but their content.
final class MatchingBench implements Benchmark {

    private static final int SAMPLE = 1_500;

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public String summary() {
        return "duplicates: precision, recall and F1 on known sets, candidates and time at a million people";
    }

    record Learned(MatchModel model, List<Row> rows, long[] pairs, double seconds, List<String> kinds) {}

    private record Figures(double precision, double recall, double f1) {}

    @Override
    public void run(Arguments arguments) throws IOException {
        var folder = Path.of(arguments.text(
                        "data", Home.folder().resolve("../shared/data").toString()))
                .resolve("entity_resolution");
        var lines = new ArrayList<String>();
        lines.add("# Matching");
        lines.add("");
        lines.add("`./grato bench matching`; unsupervised, no code for any set. Published figures: the sets' README.");
        lines.add("One to one where each of two sources has nothing twice, else groups.");
        lines.add("");
        lines.add("| set | records | candidates per record | recall of candidates | pairs P / R / F1 |"
                + " decided P / R / F1 | published | seconds |");
        lines.add("|---|---|---|---|---|---|---|---|");
        if (Files.isDirectory(folder)) {
            for (var set : MatchingSet.all(folder)) {
                lines.add(judged(set));
                Out.line("%s", lines.getLast());
            }
        } else {
            Out.line("no sets at %s; name their folder with --data", folder);
        }
        lines.add("");
        lines.addAll(people(arguments.number("people", 1_000_000)));
        Files.write(
                Path.of(arguments.text(
                        "results", Home.folder().resolve("bench/MATCHING.md").toString())),
                lines);
    }

    static Learned learned(List<String> names, List<List<@Nullable String>> raw, int boundary, int most) {
        long start = System.nanoTime();
        var choice = FieldChoice.of(names, raw);
        var rows = raw.stream()
                .map(row -> Row.of(choice.fields(), choice.texts(row)))
                .toList();
        var frequencies = Learning.frequencies(choice.fields(), rows);
        var sample = new ArrayList<>(rows);
        Collections.shuffle(sample, new Random(1));
        int n = rows.size();
        double all = boundary > 0 ? (double) boundary * (n - boundary) : n * (n - 1.0) / 2;
        var passes = Passes.choose(choice.fields(), frequencies, sample.subList(0, Math.min(SAMPLE, n)), n, 20, most);
        var pairs = Blocking.pairs(passes, rows, boundary, 50);
        var asked = new ArrayList<Learning.Pair>();
        int step = Math.max(1, pairs.length / 150_000);
        for (int i = 0; i < pairs.length; i += step) {
            asked.add(new Learning.Pair((int) (pairs[i] >> 32), (int) pairs[i], null));
        }
        var model = Learning.learn(choice.fields(), frequencies, rows, asked, boundary, all, step);
        var kinds = choice.fields().stream()
                .map(field -> field.name() + " " + field.kind().name().toLowerCase(Locale.ROOT))
                .toList();
        return new Learned(model, rows, pairs, (System.nanoTime() - start) / 1e9, kinds);
    }

    static double[] bits(Learned learned, long[] pairs) {
        return IntStream.range(0, pairs.length)
                .parallel()
                .mapToDouble(i -> learned.model()
                        .score(
                                learned.rows().get((int) (pairs[i] >> 32)),
                                learned.rows().get((int) pairs[i]))
                        .bits())
                .toArray();
    }

    static String judged(MatchingSet set) {
        long start = System.nanoTime();
        var learned = learned(set.fields(), set.rows(), set.boundary(), 16);
        var pairs = set.judged().isEmpty()
                ? learned.pairs()
                : set.judged().stream().mapToLong(pair -> pair).toArray();
        var bits = bits(learned, pairs);
        var alone = new HashSet<Long>();
        for (int i = 0; i < pairs.length; i++) {
            if (bits[i] > 0) {
                alone.add(pairs[i]);
            }
        }
        Set<Long> decided = !set.judged().isEmpty()
                ? alone
                : set.isOneToOne() ? oneToOne(pairs, bits) : grouped(learned, pairs, bits);
        long found = Arrays.stream(learned.pairs()).filter(set.gold()::contains).count();
        int n = set.rows().size();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.4f | %s | %s | %s | %.1f |",
                set.name(),
                n,
                2.0 * learned.pairs().length / n,
                (double) found / set.gold().size(),
                text(figures(alone, set.gold())),
                text(figures(decided, set.gold())),
                set.published(),
                (System.nanoTime() - start) / 1e9);
    }

    private static Set<Long> oneToOne(long[] pairs, double[] bits) {
        var taken = new HashSet<Integer>();
        var decided = new HashSet<Long>();
        IntStream.range(0, pairs.length)
                .filter(i -> bits[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -bits[i]))
                .forEach(i -> {
                    int one = (int) (pairs[i] >> 32);
                    int other = (int) pairs[i];
                    if (!taken.contains(one) && !taken.contains(other)) {
                        taken.add(one);
                        taken.add(other);
                        decided.add(pairs[i]);
                    }
                });
        return decided;
    }

    private static Set<Long> grouped(Learned learned, long[] pairs, double[] bits) {
        var decided = new HashSet<Long>();
        for (var group : Groups.of(learned.model(), learned.rows(), pairs, bits)) {
            for (int one : group) {
                for (int other : group) {
                    if (one < other) {
                        decided.add(MatchingSet.pair(one, other));
                    }
                }
            }
        }
        return decided;
    }

    private static Figures figures(Set<Long> decided, Set<Long> gold) {
        double right = decided.stream().filter(gold::contains).count();
        return new Figures(
                right / Math.max(1, decided.size()),
                right / gold.size(),
                2 * right / Math.max(1, decided.size() + gold.size()));
    }

    private static String text(Figures figures) {
        return String.format(
                Locale.ROOT, "%.3f / %.3f / **%.3f**", figures.precision(), figures.recall(), figures.f1());
    }

    static List<String> people(int people) {
        var made = new MatchingPeople(people);
        long start = System.nanoTime();
        var learned = learned(MatchingPeople.FIELDS, made.rows, 0, 10);
        double ready = (System.nanoTime() - start) / 1e9;
        var bits = bits(learned, learned.pairs());
        var decided = grouped(learned, learned.pairs(), bits);
        double seconds = (System.nanoTime() - start) / 1e9;
        long found = Arrays.stream(learned.pairs()).filter(made.gold::contains).count();
        return List.of(
                String.format(Locale.ROOT, "## %,d people, Italian, Spanish and English, made up", people),
                "",
                String.format(
                        Locale.ROOT,
                        "Candidates per record %.1f, of the %,d true pairs %.4f among them; decided %s.",
                        2.0 * learned.pairs().length / people,
                        made.gold.size(),
                        (double) found / made.gold.size(),
                        text(figures(decided, made.gold))),
                String.format(
                        Locale.ROOT,
                        "%.0f s in all: %.0f s to prepare, learn and find candidates, %.0f s to compare and decide; largest"
                                + " heap %d MB; %d processors.",
                        seconds,
                        ready,
                        seconds - ready,
                        Runtime.getRuntime().totalMemory() >> 20,
                        Runtime.getRuntime().availableProcessors()),
                "Kinds found: " + String.join(", ", learned.kinds()) + ".");
    }
}
