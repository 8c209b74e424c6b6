package dev.grato.platform.backup;

import dev.grato.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A snapshot together with what the database consisted of at that very moment.
///
/// PostgreSQL's functions that write statements look at the present, not at the snapshot. So the structure
/// is compared with itself: in the snapshot, before and after it was read. Where somebody changed the model
/// meanwhile, all is taken anew.
record Contents(Snapshot snapshot, List<String> extensions, List<Structure> structures, List<List<String>> sequences) {

    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final int TRIES = 50;

    /// A table, schema or other object is not there any more.
    static final Set<String> GONE = Set.of("42P01", "3F000", "42704", "42703", "42883", "XX000");

    static Contents take(DatabaseAddress database) throws SQLException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var snapshot = Snapshot.take(database);
            boolean isTaken = false;
            try {
                var contents = read(database, snapshot);
                if (contents != null) {
                    isTaken = true;
                    return contents;
                }
            } catch (SQLException changed) {
                if (!GONE.contains(changed.getSQLState())) {
                    throw changed;
                }
            } finally {
                if (!isTaken) {
                    snapshot.close();
                }
            }
            LOG.debug("the structure changed while it was read, attempt {}", attempt);
        }
        throw new BackupException("The model is being changed all the time; no moment was found to begin. Try again.");
    }

    private static @org.jspecify.annotations.Nullable Contents read(DatabaseAddress database, Snapshot snapshot)
            throws SQLException {
        try (var then = snapshot.reader();
                var now = database.connect()) {
            var inSnapshot = new StructureReader(then);
            var structures = new ArrayList<Structure>();
            var sequences = new ArrayList<List<String>>();
            List<String> extensions = List.of();
            for (var schema : snapshot.schemas()) {
                var fingerprint = inSnapshot.fingerprint(schema);
                var present = present(now);
                if (!present.fingerprint(schema).equals(fingerprint)) {
                    return null;
                }
                structures.add(present.read(schema));
                sequences.add(present.sequences(schema));
                if (schema.equals(Database.CONTROL)) {
                    extensions = present.extensions();
                }
                if (!present(now).fingerprint(schema).equals(fingerprint)) {
                    return null;
                }
            }
            return new Contents(snapshot, extensions, structures, sequences);
        }
    }

    /// A new transaction, which sees what is there now.
    private static StructureReader present(Connection now) throws SQLException {
        if (!now.getAutoCommit()) {
            now.rollback();
        }
        now.setAutoCommit(false);
        return new StructureReader(now);
    }
}
