package dev.grato.api.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.ErasureFollower;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Forgets the answers that are kept for repeated requests where they tell of erased records, those that tell
/// what was
/// wrong with a request, and what receivers of webhooks said.
@Component
class ErasedAnswers implements ErasureFollower {

    @Override
    public List<String> erased(Statements tx, Workspace workspace, Collection<UUID> records) {
        var ids = records.toArray(UUID[]::new);
        tx.execute(
                "delete from " + Database.quoted(workspace, "api_idempotency")
                        + " a where a.is_done and (a.status >= 400"
                        + " or exists (select 1 from unnest({0}) as e(id) where a.headers like '%' || e.id || '%'"
                        + " or position(convert_to(e.id::text, 'UTF8') in a.body) > 0))",
                (Object) ids);
        tx.execute(
                "update control.webhook_delivery set response = null, reason = null where record_id = any({0})",
                (Object) ids);
        return List.of();
    }
}
