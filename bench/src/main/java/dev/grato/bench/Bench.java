package dev.grato.bench;

import java.util.List;

/// `./grato bench [NAME [OPTIONS]]`: runs one benchmark, or all of them one after the other.
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new ApiBench(),
            new AccessBench(),
            new BatchBench(),
            new LoadBench(),
            new FindBench(),
            new TimelineBench(),
            new SyncBench(),
            new WebBench(),
            new MatchingBench(),
            new ImportBench());

    private Bench() {}

    public static void main(String[] words) throws Exception {
        var name = words.length == 0 ? "" : words[0];
        if (name.equals("list") || name.equals("help")) {
            ALL.forEach(bench -> Out.line("  %-8s %s", bench.name(), bench.summary()));
            Out.line(
                    "%nOptions: --people N (all but load; for api and find several with commas), --seconds N, --clients N,"
                            + " --lines N (load),");
            Out.line("  --data DIR (kept; else a temporary folder), --results FILE (default bench/RESULTS.md)");
            return;
        }
        boolean isAll = name.isEmpty() || name.startsWith("--");
        var arguments = Arguments.of(List.of(words).subList(isAll ? 0 : 1, words.length));
        var chosen =
                ALL.stream().filter(bench -> isAll || bench.name().equals(name)).toList();
        if (chosen.isEmpty()) {
            throw new BenchException("no benchmark " + name + "; `./grato bench list` names them");
        }
        for (var bench : chosen) {
            Out.line("== %s: %s", bench.name(), bench.summary());
            bench.run(arguments);
        }
    }
}
