package dev.grato.exchange.internal.exports;

import dev.grato.platform.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the files lie until they are deleted: `exports/<workspace>/<id>` in the data folder, which all nodes
/// share.
@Component
final class ExportFolder {

    private final Path root;

    ExportFolder(@Value("${grato.data:data}") String data) {
        this.root = Path.of(data).toAbsolutePath().resolve("exports");
    }

    /// A file to write into; whatever a node that died had begun is overwritten.
    Path begun(Workspace workspace, UUID id) throws IOException {
        Files.createDirectories(root.resolve(workspace.id().toString()));
        return place(workspace, id, ".part");
    }

    void keep(Workspace workspace, UUID id) throws IOException {
        Files.move(place(workspace, id, ".part"), place(workspace, id, ""), StandardCopyOption.ATOMIC_MOVE);
    }

    InputStream open(Workspace workspace, UUID id) throws IOException {
        return Files.newInputStream(place(workspace, id, ""));
    }

    void delete(Workspace workspace, UUID id) throws IOException {
        Files.deleteIfExists(place(workspace, id, ".part"));
        Files.deleteIfExists(place(workspace, id, ""));
    }

    private Path place(Workspace workspace, UUID id, String ending) {
        return root.resolve(workspace.id().toString()).resolve(id + ending);
    }
}
