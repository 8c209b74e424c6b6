package dev.grato.sync.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.WebTools;
import dev.grato.platform.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The engine of the web client in a Node process, which plays games on stages of a server.
final class Players implements AutoCloseable {

    private final TestServer server;
    private final List<Stage> stages;
    private final Control control;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /// @param side so many games are played side by side
    Players(TestServer server, int side) throws IOException, InterruptedException {
        this.server = server;
        stages = IntStream.range(0, side).mapToObj(i -> new Stage(server)).toList();
        control = new Control(stages);
        process = WebTools.tool("syncCheck").start();
        in = process.outputWriter();
        out = process.inputReader();
    }

    /// How games ended: `games`, and where one failed its `seed`, `steps`, `faults` and `trace`.
    ///
    /// @param seconds after which no other game begins
    /// @param mutant what is broken; null for nothing
    Map<String, Object> play(long first, int count, int seconds, String mutant) {
        var task = new LinkedHashMap<String, Object>();
        task.put("port", server.port());
        task.put("control", control.port());
        task.put("stages", stages.stream().map(Stage::about).toList());
        task.put("first", first);
        task.put("count", count);
        task.put("seconds", seconds);
        if (mutant != null) {
            task.put("mutant", mutant);
        }
        try {
            in.write(Json.write(task) + "\n");
            in.flush();
            var line = out.readLine();
            assertThat(line).as("what Node answers").isNotNull();
            return Json.readObject(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        control.close();
        stages.forEach(Stage::drop);
    }
}
