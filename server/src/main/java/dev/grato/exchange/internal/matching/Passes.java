package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// The passes by which pairs worth looking at are found: each one way to a key, or two or three of different fields
/// together, so that no key is shared by too many records.
public final class Passes {

    private static final int SCENARIOS = 600;
    private static final int MOST_KEYS = 9;

    private final List<MatchField> fields;
    private final List<Frequencies> frequencies;
    private final List<List<Keys.Way>> passes;

    private Passes(List<MatchField> fields, List<Frequencies> frequencies, List<List<Keys.Way>> passes) {
        this.fields = fields;
        this.frequencies = frequencies;
        this.passes = passes;
    }

    /// As it is kept: each pass its ways, `field.form` with a comma between.
    public List<String> written() {
        return passes.stream()
                .map(pass -> String.join(
                        ",",
                        pass.stream().map(way -> way.field() + "." + way.form()).toList()))
                .toList();
    }

    public static Passes read(List<MatchField> fields, List<Frequencies> frequencies, List<String> written) {
        var passes = new ArrayList<List<Keys.Way>>();
        for (var text : written) {
            var pass = new ArrayList<Keys.Way>();
            for (var way : text.split(",", -1)) {
                int dot = way.indexOf('.');
                pass.add(new Keys.Way(
                        Integer.parseInt(way.substring(0, dot)), Integer.parseInt(way.substring(dot + 1))));
            }
            passes.add(List.copyOf(pass));
        }
        return new Passes(fields, frequencies, List.copyOf(passes));
    }

    /// Passes for records nothing is known about yet: by what names few.
    public static Passes initial(List<MatchField> fields, List<Frequencies> frequencies) {
        var passes = new ArrayList<List<Keys.Way>>();
        for (int f = 0; f < fields.size(); f++) {
            switch (fields.get(f).kind()) {
                case EMAIL -> {
                    passes.add(List.of(new Keys.Way(f, 0)));
                    passes.add(List.of(new Keys.Way(f, 1)));
                }
                case PHONE, CODE -> passes.add(List.of(new Keys.Way(f, 0)));
                case COMPANY -> {
                    passes.add(List.of(new Keys.Way(f, 1)));
                    passes.add(List.of(new Keys.Way(f, 2)));
                }
                case ADDRESS -> passes.add(List.of(new Keys.Way(f, 2)));
                case NAME, DATE, NUMBER, CATEGORY, TEXT -> {}
            }
        }
        if (fields.stream().anyMatch(field -> field.kind() == FieldKind.NAME)) {
            passes.add(List.of(new Keys.Way(-1, 0)));
        }
        return new Passes(fields, frequencies, List.copyOf(passes));
    }

    /// Chooses passes for so many records from a sample of them: none with more candidates per record than
    /// `rate`, and
    /// of those the ones that together find most where values have slips or are missing.
    public static Passes choose(
            List<MatchField> fields,
            List<Frequencies> frequencies,
            List<Row> sample,
            double records,
            double rate,
            int most) {
        var ways = Keys.ways(fields);
        var keys = new ArrayList<List<Set<Long>>>();
        for (var way : ways) {
            keys.add(sample.stream()
                    .map(row -> Keys.of(way, fields, frequencies, row))
                    .toList());
        }
        var fit = new ArrayList<int[]>();
        extend(ways, keys, new int[0], fit, records / Math.max(1, sample.size()), rate);
        var hits = hits(ways, fields.size(), keys, fit, sample.size());
        var chosen = new ArrayList<List<Keys.Way>>();
        var covered = new boolean[SCENARIOS];
        var weights = new double[SCENARIOS];
        Arrays.fill(weights, 1);
        while (chosen.size() < most) {
            int best = -1;
            double gain = 0.4;
            for (int i = 0; i < fit.size(); i++) {
                double sum = 0;
                for (int s = 0; s < SCENARIOS; s++) {
                    sum += hits[i][s] ? weights[s] : 0;
                }
                sum /= Math.sqrt(fit.get(i).length);
                if (sum > gain) {
                    gain = sum;
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            for (int s = 0; s < SCENARIOS; s++) {
                // seen once is good, twice is better
                weights[s] *= hits[best][s] ? 0.15 : 1;
                covered[s] |= hits[best][s];
            }
            Arrays.fill(hits[best], false);
            chosen.add(Arrays.stream(fit.get(best)).mapToObj(ways::get).toList());
        }
        return new Passes(fields, frequencies, List.copyOf(chosen));
    }

    private static void extend(
            List<Keys.Way> ways, List<List<Set<Long>>> keys, int[] pass, List<int[]> fit, double scale, double rate) {
        int from = pass.length == 0 ? 0 : pass[pass.length - 1] + 1;
        for (int w = from; w < ways.size(); w++) {
            boolean isNew = true;
            for (int chosen : pass) {
                isNew &= ways.get(chosen).field() != ways.get(w).field();
            }
            if (!isNew) {
                continue;
            }
            var longer = Arrays.copyOf(pass, pass.length + 1);
            longer[pass.length] = w;
            if (candidates(keys, longer) * scale <= rate) {
                fit.add(longer);
            } else if (longer.length < 3) {
                extend(ways, keys, longer, fit, scale, rate);
            }
        }
    }

    /// How many others a record of the sample meets by this pass, on average.
    private static double candidates(List<List<Set<Long>>> keys, int[] pass) {
        var counts = new HashMap<Long, Integer>();
        int rows = keys.getFirst().size();
        long pairs = 0;
        for (int row = 0; row < rows; row++) {
            for (long key : joined(keys, pass, row)) {
                int before = counts.merge(key, 1, Integer::sum) - 1;
                pairs += before;
            }
        }
        return 2.0 * pairs / Math.max(1, rows);
    }

    private static Set<Long> joined(List<List<Set<Long>>> keys, int[] pass, int row) {
        var joined = keys.get(pass[0]).get(row);
        for (int i = 1; i < pass.length && !joined.isEmpty(); i++) {
            joined = join(joined, keys.get(pass[i]).get(row));
        }
        return joined;
    }

    private static Set<Long> join(Set<Long> one, Set<Long> other) {
        var joined = new LinkedHashSet<Long>();
        for (long a : one) {
            for (long b : other) {
                if (joined.size() < MOST_KEYS) {
                    joined.add(Hashes.join(a, b));
                }
            }
        }
        return joined;
    }

    /// By pass and imagined pair whether the pass finds it: some fields of it have slips, some are missing.
    private static boolean[][] hits(
            List<Keys.Way> ways, int fields, List<List<Set<Long>>> keys, List<int[]> fit, int rows) {
        var random = new SplittableRandom(3);
        var survives = new boolean[ways.size()][SCENARIOS];
        for (int s = 0; s < SCENARIOS && rows > 0; s++) {
            int row = random.nextInt(rows);
            var broken = new HashSet<Integer>();
            for (int f = 0; f < fields; f++) {
                if (random.nextDouble() < 0.35) {
                    broken.add(f);
                }
            }
            for (int w = 0; w < ways.size(); w++) {
                int field = ways.get(w).field();
                boolean isBroken = field < 0 ? random.nextDouble() < 0.4 : broken.contains(field);
                survives[w][s] = !keys.get(w).get(row).isEmpty() && !(isBroken && random.nextDouble() < 0.7);
            }
        }
        var hits = new boolean[fit.size()][SCENARIOS];
        for (int i = 0; i < hits.length; i++) {
            for (int s = 0; s < SCENARIOS; s++) {
                boolean finds = true;
                for (int way : fit.get(i)) {
                    finds &= survives[way][s];
                }
                hits[i][s] = finds;
            }
        }
        return hits;
    }

    /// The keys of a record, by all passes.
    public Set<Long> keys(Row row) {
        var ways = new HashMap<Keys.Way, Set<Long>>();
        var keys = new LinkedHashSet<Long>();
        for (int p = 0; p < passes.size(); p++) {
            for (long key : keys(p, row, ways)) {
                keys.add(key);
            }
        }
        return keys;
    }

    int count() {
        return passes.size();
    }

    Set<Long> keys(int pass, Row row) {
        return keys(pass, row, new HashMap<>());
    }

    private Set<Long> keys(int pass, Row row, Map<Keys.Way, Set<Long>> known) {
        Set<Long> joined = Set.of();
        boolean isFirst = true;
        for (var way : passes.get(pass)) {
            var keys = known.computeIfAbsent(way, asked -> Keys.of(asked, fields, frequencies, row));
            joined = isFirst ? keys : join(joined, keys);
            isFirst = false;
        }
        var salted = new LinkedHashSet<Long>();
        for (long key : joined) {
            salted.add(Hashes.join(key, pass + 1));
        }
        return salted;
    }
}
