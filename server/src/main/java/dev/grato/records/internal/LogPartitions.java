package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.platform.WorkspacePreparation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps a partition of the change log for each of the next 14 days and moves days older than 30 to the archive, as
/// soon as every consumer has had them.
///
/// A day without a partition of its own goes to the default one, so nothing is ever refused.
@Component
final class LogPartitions implements WorkspacePreparation {

    private static final Logger LOG = LoggerFactory.getLogger(LogPartitions.class);
    private static final int DAYS_AHEAD = 14;
    private static final int HOT_DAYS = 30;
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private final Database database;
    private final Clock clock;

    LogPartitions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String fingerprint() {
        return "partitions-1";
    }

    @Override
    public void prepare(Workspace workspace) {
        keepUp(workspace);
    }

    /// Makes the days ahead and archives the old ones; may be run as often as one likes.
    void keepUp(Workspace workspace) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            make(workspace, today.plusDays(ahead));
        }
        archive(workspace, today.minusDays(HOT_DAYS));
    }

    private void make(Workspace workspace, LocalDate day) {
        var name = "change_log_" + NAME.format(day);
        database.transaction(tx -> {
            if (exists(tx, workspace, name) || holdsDay(tx, workspace, day)) {
                return 0;
            }
            tx.execute("set local lock_timeout = '2s'");
            return tx.execute("create table if not exists " + Database.quoted(workspace, name) + " partition of "
                    + Database.quoted(workspace, "change_log") + " for values from ('" + day + " 00:00+00') to ('"
                    + day.plusDays(1) + " 00:00+00')");
        });
    }

    /// Rows of that day already went to the default partition, which then keeps the day.
    private static boolean holdsDay(DSLContext tx, Workspace workspace, LocalDate day) {
        return !tx.fetch("select 1 from " + Database.quoted(workspace, "change_log_default") + " where at >= '" + day
                        + " 00:00+00' and at < '" + day.plusDays(1) + " 00:00+00' limit 1")
                .isEmpty();
    }

    private static boolean exists(DSLContext tx, Workspace workspace, String table) {
        return tx.fetchSingle("select to_regclass({0}) is not null", DSL.val(Database.quoted(workspace, table)))
                .get(0, Boolean.class);
    }

    private void archive(Workspace workspace, LocalDate before) {
        var old = database.read(sql -> sql.fetch(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                + " where i.inhparent = {0}::regclass and c.relname ~ '^change_log_[0-9]{8}$'",
                        DSL.val(Database.quoted(workspace, "change_log")))
                .getValues(0, String.class));
        for (var name : old) {
            var day = LocalDate.parse(name.substring("change_log_".length()), NAME);
            if (day.isBefore(before) && !isAwaited(workspace, name)) {
                move(workspace, name, day);
            }
        }
    }

    /// A consumer has not had all of it: consumers read the hot log only.
    private boolean isAwaited(Workspace workspace, String name) {
        return database.read(sql -> !sql.fetch("select 1 from " + Database.quoted(workspace, "consumer_position")
                        + " p where exists (select 1 from " + Database.quoted(workspace, name)
                        + " l where (l.xid, l.seq) > (p.xid, p.seq)) limit 1")
                .isEmpty());
    }

    private void move(Workspace workspace, String name, LocalDate day) {
        database.transaction(tx -> {
            tx.execute("set local lock_timeout = '2s'");
            tx.execute("alter table " + Database.quoted(workspace, "change_log") + " detach partition "
                    + Database.quoted(workspace, name));
            tx.execute("update " + Database.quoted(workspace, "feed_state") + " set hot_from = greatest(hot_from, '"
                    + day.plusDays(1) + " 00:00+00')");
            return tx.execute("alter table " + Database.quoted(workspace, "change_archive") + " attach partition "
                    + Database.quoted(workspace, name) + " for values from ('" + day + " 00:00+00') to ('"
                    + day.plusDays(1) + " 00:00+00')");
        });
        LOG.info("the change log of {} has gone to the archive in workspace {}", day, workspace.id());
    }
}
