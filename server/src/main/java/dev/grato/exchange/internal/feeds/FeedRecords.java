package dev.grato.exchange.internal.feeds;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.Collection;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The records feeds have brought or found, in their workspace.
@Component
final class FeedRecords {

    static final String TABLE = "feed_record";

    private final Database database;

    FeedRecords(Database database) {
        this.database = database;
    }

    /// Adds those that are not there yet.
    void add(Workspace workspace, UUID feed, Collection<UUID> records) {
        if (!records.isEmpty()) {
            database.transaction(tx -> tx.execute(
                    "insert into " + Database.quoted(workspace, TABLE)
                            + " (list_id, record_id) select {0}, unnest({1}) on conflict do nothing",
                    DSL.val(feed),
                    DSL.val(records.toArray(UUID[]::new))));
        }
    }

    void forget(Workspace workspace, UUID feed) {
        database.patientTransaction(tx ->
                tx.execute("delete from " + Database.quoted(workspace, TABLE) + " where list_id = {0}", DSL.val(feed)));
    }
}
