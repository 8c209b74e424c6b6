package dev.grato.access.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.ErasureFollower;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Forgets with whom an erased record was shared, who followed it and who asked for it; and the reasons given.
@Component
class ErasedAccess implements ErasureFollower {

    private static final List<String> TABLES =
            List.of("merged_share", ShareRepository.TABLE, "access_request", "follow");

    @Override
    public List<String> erased(Statements tx, Workspace workspace, Collection<UUID> records) {
        for (var table : TABLES) {
            tx.execute("delete from " + Database.quoted(workspace, table) + " where record_id = any({0})", (Object)
                    records.toArray(UUID[]::new));
        }
        return List.of();
    }
}
