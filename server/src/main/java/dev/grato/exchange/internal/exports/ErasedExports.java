package dev.grato.exchange.internal.exports;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.ErasureFollower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Deletes all files that lists were written into when somebody is erased: any of them may name that person, and
/// all
/// can be made again.
@Component
final class ErasedExports implements ErasureFollower {

    private final ExportFolder folder;

    ErasedExports(ExportFolder folder) {
        this.folder = folder;
    }

    @Override
    public List<String> erased(Statements tx, Workspace workspace, Collection<UUID> records) {
        for (var id :
                tx.texts("delete from " + Database.quoted(workspace, "exchange_export") + " returning id::text")) {
            try {
                folder.delete(workspace, UUID.fromString(id));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return List.of();
    }
}
