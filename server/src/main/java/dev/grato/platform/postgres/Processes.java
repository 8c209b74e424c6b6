package dev.grato.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks at processes of the system and runs short commands.
final class Processes {

    private Processes() {}

    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// Whether the process runs; a zombie does not. `ProcessHandle` takes zombies for alive.
    static boolean isAlive(long pid) {
        var stat = readProc(pid, "stat");
        if (stat != null) {
            var state = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return !state.startsWith("Z") && !state.startsWith("X");
        }
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    static boolean exists(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }

    static Optional<String> commandLine(long pid) {
        var line = readProc(pid, "cmdline");
        if (line != null) {
            return Optional.of(line.replace('\0', ' '));
        }
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().commandLine());
    }

    /// Runs a command to its end and returns what it printed on both streams.
    static Result run(List<String> command, Path folder, Duration timeout) throws IOException {
        return run(command, folder, timeout, "");
    }

    static Result run(List<String> command, Path folder, Duration timeout, String input) throws IOException {
        // Through a file: a pipe would stay open as long as any grandchild does.
        var output = Files.createTempFile("grato-command", ".out");
        try {
            var process = prepare(command, folder)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
            } catch (IOException e) {
                // It ended without reading: its exit code and output say why.
            }
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("Gave up after " + timeout.toSeconds() + " s: " + String.join(" ", command));
            }
            return new Result(process.exitValue(), Files.readString(output).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// A process that sees none of the caller's PostgreSQL settings and speaks English.
    static ProcessBuilder prepare(List<String> command, Path folder) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("GRATO_") || name.equals("TZ"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /// The program's path as found on PATH or in the usual folders, which root's PATH may lack.
    static Optional<String> findProgram(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (var folder : (path + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return Optional.of(Path.of(folder, name).toString());
            }
        }
        return Optional.empty();
    }

    private static @Nullable String readProc(long pid, String entry) {
        var file = Path.of("/proc", Long.toString(pid), entry);
        try {
            // Latin 1 never fails, whatever a process put into its title.
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }
}
