package dev.grato.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;

/// Lists, single reads and writes, batches and aggregates over HTTP, each beside the same work by JDBC or `COPY`.
final class ApiBench implements Benchmark {

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String summary() {
        return "list, get, create, update, batch, aggregate at 100,000 and 1,000,000 people, as three users";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        var runs = new ArrayList<ApiFigures>();
        for (var text : arguments.text("people", "100000,1000000").split(",", -1)) {
            int people = Integer.parseInt(text.strip().replace("_", ""));
            var kept = arguments.text("data", "");
            var data = kept.isEmpty()
                    ? Files.createTempDirectory("grato-bench-").toRealPath()
                    : Files.createDirectories(Path.of(kept, String.valueOf(people)))
                            .toRealPath();
            Out.line("-- %,d people in %s", people, data);
            try {
                runs.add(ApiRun.of(Installation.create(data, people), arguments).figures());
            } finally {
                if (kept.isEmpty()) {
                    delete(data);
                }
            }
        }
        var report = new ApiReport(runs, arguments).text();
        Out.line("%s", report);
        var file = Path.of(arguments.text(
                "results", Home.folder().resolve("bench/RESULTS.md").toString()));
        Files.writeString(file, report);
        Out.line("written to %s", file);
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
