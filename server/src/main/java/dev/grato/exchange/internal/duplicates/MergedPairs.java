package dev.grato.exchange.internal.duplicates;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.MergeFollower;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes a merge for the verdict that its records are the same, and their separation for the one that they are not.
@Component
final class MergedPairs implements MergeFollower {

    @Override
    public void merged(
            Statements tx, Workspace workspace, String table, UUID survivor, Collection<UUID> others, UUID merge) {
        tx.execute(
                "insert into " + Database.quoted(workspace, "match_pair")
                        + " (one_id, other_id, table_name, bits, band, verdict) select least(o.id, {0}),"
                        + " greatest(o.id, {0}), {1}, 0, 0, 'same' from unnest({2}) as o (id)"
                        + " on conflict (one_id, other_id) do update set verdict = 'same', later_until = null",
                survivor,
                table,
                others.toArray(UUID[]::new));
    }

    @Override
    public void separated(Statements tx, Workspace workspace, Collection<UUID> others, UUID merge) {
        tx.execute(
                "update " + Database.quoted(workspace, "match_pair")
                        + " set verdict = 'different' where verdict = 'same'"
                        + " and (one_id = any({0}) or other_id = any({0}))",
                (Object) others.toArray(UUID[]::new));
    }
}
