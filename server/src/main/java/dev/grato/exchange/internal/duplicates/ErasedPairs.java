package dev.grato.exchange.internal.duplicates;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.ErasureFollower;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Forgets what erased records were compared by, and what people said of them.
@Component
final class ErasedPairs implements ErasureFollower {

    @Override
    public List<String> erased(Statements tx, Workspace workspace, Collection<UUID> records) {
        var ids = records.toArray(UUID[]::new);
        tx.execute("delete from " + Database.quoted(workspace, "match_entry") + " where record_id = any({0})", (Object)
                ids);
        tx.execute(
                "delete from " + Database.quoted(workspace, "match_pair")
                        + " where one_id = any({0}) or other_id = any({0})",
                (Object) ids);
        return List.of();
    }
}
