package dev.grato;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// The web client's package as tests use it: programs for Node, built from its sources.
public final class WebTools {

    public static final Path FOLDER = Path.of("../web").toAbsolutePath().normalize();

    private WebTools() {}

    /// Skips a test where Node's packages are not installed and nobody has said that they must be.
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                Boolean.getBoolean("grato.web") || Files.isDirectory(FOLDER.resolve("node_modules")),
                "Node's packages are not installed; ./grato test installs them");
    }

    /// Runs one of the package's scripts, such as `build:tools`; what it says is in the failure.
    public static void run(String script) throws IOException, InterruptedException {
        var log = Files.createTempFile("grato-web", ".log");
        try {
            var process = new ProcessBuilder("npm", "run", "--silent", script)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("%s ended", script)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", script, Files.readString(log, StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            Files.delete(log);
        }
    }

    /// Builds the tools and gives one of them, `tools/<name>.ts`, as a program to be started.
    public static ProcessBuilder tool(String name) throws IOException, InterruptedException {
        run("build:tools");
        return new ProcessBuilder(
                        "node", FOLDER.resolve("target/tools/" + name + ".js").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /// What a tool answers to these lines, at most five minutes later.
    public static List<String> answers(String name, List<String> lines) throws IOException, InterruptedException {
        var sent = Files.createTempFile("grato-questions", ".jsonl");
        var received = Files.createTempFile("grato-answers", ".jsonl");
        try {
            Files.write(sent, lines);
            var process = tool(name)
                    .redirectInput(sent.toFile())
                    .redirectOutput(received.toFile())
                    .start();
            assertThat(process.waitFor(300, TimeUnit.SECONDS))
                    .as("%s ended", name)
                    .isTrue();
            assertThat(process.exitValue()).as(name).isZero();
            return Files.readAllLines(received, StandardCharsets.UTF_8);
        } finally {
            Files.delete(sent);
            Files.delete(received);
        }
    }
}
