package dev.grato.records.internal;

import dev.grato.platform.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Remembers outside the database which records were erased, as table and id: `erasures/<workspace>` in the data
/// folder. A backup from before an erasure brings the records back; this list says that they have to go again.
@Component
final class ErasureJournal {

    private final Path root;

    ErasureJournal(@Value("${grato.data:data}") String data) {
        this.root = Path.of(data).toAbsolutePath().resolve("erasures");
    }

    void add(Workspace workspace, Map<String, Set<UUID>> gone) {
        var lines = gone.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(id -> entry.getKey() + " " + id))
                .toList();
        try {
            Files.createDirectories(root);
            var text = String.join("\n", lines) + "\n";
            Files.writeString(
                    place(workspace),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What was erased, by table.
    Map<String, Set<UUID>> read(Workspace workspace) {
        var gone = new LinkedHashMap<String, Set<UUID>>();
        for (var line : lines(workspace)) {
            int blank = line.indexOf(' ');
            if (blank > 0 && line.length() == blank + 37) {
                gone.computeIfAbsent(line.substring(0, blank), any -> new LinkedHashSet<>())
                        .add(UUID.fromString(line.substring(blank + 1)));
            }
        }
        return gone;
    }

    private List<String> lines(Workspace workspace) {
        try {
            return Files.exists(place(workspace)) ? Files.readAllLines(place(workspace)) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path place(Workspace workspace) {
        return root.resolve(workspace.id().toString());
    }
}
