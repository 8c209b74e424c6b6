package dev.grato.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The results as a page of Markdown: machine, bars, and every figure behind them.
record ApiReport(List<ApiFigures> runs, Arguments arguments) {

    private static final double LIST_FACTOR = 3;
    private static final double LIST_ALLOWANCE = 5;
    private static final double LIST_MOST = 50;
    private static final double WRITE_MOST = 15;
    private static final double SHARE_OF_FLOOR = 0.5;
    private static final double SHARE_OF_COPY = 0.25;
    private static final double READY_MOST = 5;
    private static final double IDLE_MOST = 350;
    private static final double LOADED_MOST = 700;

    String text() throws IOException {
        var page = new StringBuilder("# Results of `./grato bench api`\n\n");
        page.append(machine());
        for (var run : runs) {
            page.append(format("\n## %,d people, %,d companies\n\n", run.people, run.people / 5));
            page.append("Filled: ").append(run.filled).append(".\n\n");
            bars(run, page);
            twenty(run, page);
            details(run, page);
        }
        return page.toString();
    }

    private String machine() throws IOException {
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("[^0-9]", "");
        var load = Files.readString(Path.of("/proc/loadavg")).strip();
        var options = new StringBuilder();
        arguments
                .values()
                .forEach((name, value) ->
                        options.append(" --").append(name).append(' ').append(value));
        return format(
                """
                | | |
                |---|---|
                | Date | %s |
                | Commit | %s |
                | Machine | %d cores, %s, %.1f GiB memory; load average at the end %s |
                | System | %s %s |
                | JDK | %s %s |
                | PostgreSQL | %s, embedded, default durable settings |
                | Repeat with | `./grato bench api%s` |

                Application, database and clients share the machine's cores. The application runs as `./grato start` starts it;
                only the limit on requests per caller is lifted. Floors are the same statements by JDBC, on the same kind of
                connection, in the same run; `COPY` for batches goes into the same tables (rows and change log) with all their
                indexes and foreign keys, committed every 1,000 rows. Times in milliseconds.
                """,
                Instant.now(),
                Home.output("git", "describe", "--always", "--dirty"),
                Runtime.getRuntime().availableProcessors(),
                processor,
                Long.parseLong(memory) / 1048576.0,
                load,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vendor"),
                System.getProperty("java.version"),
                runs.getFirst().postgres,
                options);
    }

    // ---------------------------------------------------------------- bars

    private static void bars(ApiFigures run, StringBuilder page) {
        page.append("| Bar | Measured | |\n|---|---|---|\n");
        for (var sees : List.of("0.1 %", "5 %", "100 %")) {
            var lists = run.singles.stream()
                    .filter(single ->
                            single.kind().equals("list") && single.sees().equals(sees))
                    .toList();
            long met = lists.stream().filter(ApiReport::isListMet).count();
            var worst = lists.stream()
                    .max(Comparator.comparingDouble(single -> single.api().p95() / allowed(single)))
                    .orElseThrow();
            row(
                    page,
                    "list page, who sees " + sees + ": p95 ≤ max(3 × floor, floor + 5) and ≤ 50 ms",
                    format(
                            "%d of %d pages; the worst, \"%s\": %.1f ms, floor %.1f",
                            met,
                            lists.size(),
                            worst.what(),
                            worst.api().p95(),
                            worst.floor().p95()),
                    met == lists.size());
        }
        for (var many : run.many) {
            if (many.kind().startsWith("list")) {
                double ratio = many.api().perSecond() / many.floor().perSecond();
                row(
                        page,
                        many.kind() + ", 16 clients, who sees " + many.sees() + ": throughput ≥ 50 % of floor",
                        format(
                                "%.0f/s, floor %.0f/s: %.0f %%",
                                many.api().perSecond(), many.floor().perSecond(), 100 * ratio),
                        ratio >= SHARE_OF_FLOOR);
            }
        }
        for (var kind : List.of("create", "update")) {
            var single = single(run, kind);
            row(
                    page,
                    kind + " one record: p95 ≤ 15 ms",
                    format(
                            "%.1f ms, floor %.1f",
                            single.api().p95(), single.floor().p95()),
                    single.api().p95() <= WRITE_MOST);
        }
        for (var bulk : run.bulk) {
            row(
                    page,
                    format("batch of %,d (row and log): ≥ 25 %% of COPY", bulk.rows()),
                    format(
                            "%,.0f rows/s, COPY %,.0f rows/s: %.0f %%",
                            bulk.api(), bulk.floor(), 100 * bulk.api() / bulk.floor()),
                    bulk.api() >= SHARE_OF_COPY * bulk.floor());
        }
        var print = run.footprint;
        row(page, "start to ready, existing data: ≤ 5 s", format("%.2f s", print.ready()), print.ready() <= READY_MOST);
        row(page, "application memory idle: RSS ≤ 350 MB", megabytes(print.idle()), bytes(print.idle()) <= IDLE_MOST);
        row(
                page,
                "application memory under load: RSS ≤ 700 MB",
                megabytes(print.afterLoad()) + ", peak " + megabytes(print.peak()),
                bytes(print.peak()) <= LOADED_MOST);
    }

    private static void row(StringBuilder page, String bar, String measured, boolean isMet) {
        page.append("| ").append(bar).append(" | ").append(measured).append(" | ");
        page.append(isMet ? "met" : "**MISSED**").append(" |\n");
    }

    private static double allowed(ApiFigures.Single single) {
        double floor = single.floor().p95();
        return Math.min(LIST_MOST, Math.max(LIST_FACTOR * floor, floor + LIST_ALLOWANCE));
    }

    private static boolean isListMet(ApiFigures.Single single) {
        return single.api().p95() <= allowed(single);
    }

    private static ApiFigures.Single single(ApiFigures run, String kind) {
        return run.singles.stream()
                .filter(single -> single.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static double bytes(double mebibytes) {
        return mebibytes * 1.048576;
    }

    private static String megabytes(double mebibytes) {
        return format("%.0f MB", bytes(mebibytes));
    }

    // ---------------------------------------------------------------- the reference

    private static void twenty(ApiFigures run, StringBuilder page) {
        var list = run.singles.stream()
                .filter(single -> single.what().equals("of a stage, newest first")
                        && single.sees().equals("100 %"))
                .findFirst()
                .orElseThrow();
        var many = run.many.stream()
                .filter(one -> one.kind().equals("list") && one.sees().equals("100 %"))
                .findFirst()
                .orElseThrow();
        page.append("\n| Beside Twenty (November 2025, two cores, 100,000 people) | Twenty | Grato |\n|---|---|---|\n");
        compared(page, "filtered, sorted list page, p50 (p95)", "260 ms (312)", "%.1f ms (%.1f)", list);
        line(
                page,
                "list pages a second, 16 clients",
                "8",
                format("%.0f", many.api().perSecond()));
        compared(page, "create", "92 ms", "%.1f ms (p95 %.1f)", single(run, "create"));
        compared(page, "update", "43 ms", "%.1f ms (p95 %.1f)", single(run, "update"));
        line(
                page,
                "rows a second in bulk",
                "485",
                format("%,.0f", run.bulk.getFirst().api()));
        line(page, "memory idle", "1.4 GiB", format("%.2f GiB", run.footprint.idle() / 1024));
        line(page, "start to the first list", "17 to 29 s", format("%.1f s", run.footprint.firstList()));
    }

    private static void compared(
            StringBuilder page, String what, String theirs, String ours, ApiFigures.Single single) {
        line(page, what, theirs, format(ours, single.api().p50(), single.api().p95()));
    }

    private static void line(StringBuilder page, String what, String theirs, String ours) {
        page.append("| ")
                .append(what)
                .append(" | ")
                .append(theirs)
                .append(" | ")
                .append(ours)
                .append(" |\n");
    }

    // ---------------------------------------------------------------- all figures

    private static void details(ApiFigures run, StringBuilder page) {
        page.append(
                "\n| One client | sees | p50 | p95 | p99 | floor p50 | floor p95 | floor p99 | p95 / floor | allowed |\n");
        page.append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (var single : run.singles) {
            var api = single.api();
            var floor = single.floor();
            var allowed = single.kind().equals("list") ? format("%.1f", allowed(single)) : "";
            page.append(format(
                    "| %s: %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %s |\n",
                    single.kind(),
                    single.what(),
                    single.sees(),
                    api.p50(),
                    api.p95(),
                    api.p99(),
                    floor.p50(),
                    floor.p95(),
                    floor.p99(),
                    api.p95() / floor.p95(),
                    allowed));
        }
        page.append(
                "\n| Many clients | sees | per second | p95 | errors | floor per second | floor p95 | of floor |\n");
        page.append("|---|---|---:|---:|---:|---:|---:|---:|\n");
        for (var many : run.many) {
            page.append(format(
                    "| %s | %s | %.0f | %.1f | %d | %.0f | %.1f | %.0f %% |\n",
                    many.kind(),
                    many.sees(),
                    many.api().perSecond(),
                    many.api().timings().p95(),
                    many.api().errors(),
                    many.floor().perSecond(),
                    many.floor().timings().p95(),
                    100 * many.api().perSecond() / many.floor().perSecond()));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
