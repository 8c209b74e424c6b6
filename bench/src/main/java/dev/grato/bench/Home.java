package dev.grato.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The checkout the benchmarks belong to.
final class Home {

    private Home() {}

    static Path folder() {
        try {
            var here = Path.of(Bench.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (var folder = here; folder != null; folder = folder.getParent()) {
                if (Files.isExecutable(folder.resolve("grato")) && Files.exists(folder.resolve("pom.xml"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new BenchException("where am I?", e);
        }
        throw new BenchException("the benchmarks run from a checkout, by ./grato bench");
    }

    /// What a command prints; empty where it fails.
    static String output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder().toFile())
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    static void build() throws IOException, InterruptedException {
        var command = List.of(folder().resolve("grato").toString(), "build");
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new BenchException("the application could not be built");
        }
    }
}
