package dev.grato.records;

import dev.grato.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The change log of a workspace that was restored from a backup.
///
/// Transaction numbers mean nothing in another cluster, and there are positions and cursors that name them.
public class RestoredLog {

    /// Makes log and positions mean something again, in the transaction of the connection: the log's
    /// transaction numbers become one constant that keeps the order of `seq`, every consumer goes back to
    /// before the first change it has not had, and the epoch is a new one, so that old cursors are known
    /// for what they are.
    ///
    /// Consumers may get changes again, they never miss one.
    public void rebase(Connection connection, String schema) throws SQLException {
        var prefix = Database.quote(schema) + ".";
        var log = prefix + "change_log";
        var positions = prefix + "consumer_position";
        try (var statement = connection.createStatement()) {
            // positions first: a consumer holds its own while it writes to the log by another connection
            statement.execute("lock table " + positions + " in exclusive mode");
            statement.execute("lock table " + log + " in exclusive mode");
            for (var sql : movePositions(log, positions)) {
                statement.execute(sql);
            }
            statement.execute("update " + log + " set xid = '3'");
            statement.execute("update " + prefix + "change_archive set xid = '3'");
            statement.execute("update " + prefix + "feed_state set epoch = gen_random_uuid()");
        }
    }

    /// Before the first change that has not been given, in the order of `seq` that will hold; what was
    /// given ahead is given again.
    protected List<String> movePositions(String log, String positions) {
        return List.of(
                "update " + positions + " p set seq = coalesce((select min(l.seq) - 1 from " + log
                        + " l where (l.xid, l.seq) > (p.xid, p.seq)), (select max(l.seq) from " + log + " l), 0)",
                "update " + positions + " set xid = '3', delivered = '[]', failures = 0, retry_at = null");
    }
}
