package dev.grato.access.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.MergeFollower;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets those with whom a merged record was shared see what it went into, for as long as it is merged.
///
/// The shares of the merged record stay as they are; the survivor gets copies, which know where they come from.
@Component
class MergedShares implements MergeFollower {

    private static final String TABLE = "merged_share";

    @Override
    public void merged(
            Statements tx, Workspace workspace, String table, UUID survivor, Collection<UUID> others, UUID merge) {
        var shares = Database.quoted(workspace, ShareRepository.TABLE);
        var merged = Database.quoted(workspace, TABLE);
        tx.execute(
                "with taken as materialized (select gen_random_uuid() as new_id, s.* from " + shares + " s"
                        + " where s.table_name = {0} and s.record_id = any({1})"
                        + " and (s.expires_at is null or s.expires_at > now())"
                        + " and not exists (select 1 from " + merged
                        + " m where m.from_share_id = s.id and m.merge_id = {3})),"
                        + " copied as (insert into " + shares + " (id, table_name, record_id, user_id, team_id, level,"
                        + " expires_at, granted_by, created_at, reason) select new_id, table_name, {2}, user_id,"
                        + " team_id, level, expires_at, granted_by, created_at, reason from taken)"
                        + " insert into " + merged + " (share_id, from_share_id, record_id, merge_id)"
                        + " select new_id, id, record_id, {3} from taken",
                table,
                others.toArray(UUID[]::new),
                survivor,
                merge);
    }

    @Override
    public void separated(Statements tx, Workspace workspace, Collection<UUID> others, UUID merge) {
        var merged = Database.quoted(workspace, TABLE);
        tx.execute(
                "with recursive gone as (select share_id from " + merged
                        + " where merge_id = {0} and record_id = any({1}) union select m.share_id from " + merged
                        + " m join gone on m.from_share_id = gone.share_id),"
                        + " ended as (delete from " + merged + " where share_id in (select share_id from gone))"
                        + " delete from " + Database.quoted(workspace, ShareRepository.TABLE)
                        + " where id in (select share_id from gone)",
                merge,
                others.toArray(UUID[]::new));
    }
}
