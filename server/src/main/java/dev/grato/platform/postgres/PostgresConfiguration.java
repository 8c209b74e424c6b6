package dev.grato.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The server's settings, written anew at each start so that an upgrade of Grato changes them too.
///
/// Nobody should edit the file; what an administrator may choose comes with [EmbeddedPostgresSettings].
///
/// @param text        the whole file
/// @param fingerprint changes with any setting or program version; the running server knows it as `grato.configuration`
record PostgresConfiguration(String text, String fingerprint) {

    @SuppressWarnings("InlineFormatString") // stands with the rest of the file that it begins
    private static final String SETTINGS = """
            # Written by Grato at each start. Changes made here are lost.

            # Only over a Unix socket in a private folder: no port to guard, to collide on or to scan, and faster.
            listen_addresses = ''
            unix_socket_directories = %s
            unix_socket_permissions = 0700
            hba_file = %s
            cluster_name = %s
            # The application's pool (20), its jobs and listeners, tools; each idle session costs about 2 MB.
            max_connections = 60
            superuser_reserved_connections = 3
            # Cloned and dropped workspaces touch some hundred tables in one transaction.
            max_locks_per_transaction = 256
            # A net below the application's own limits: a forgotten transaction holds back vacuum and every feed.
            idle_in_transaction_session_timeout = 5min

            shared_buffers = %s
            work_mem = %s
            maintenance_work_mem = %s
            effective_cache_size = %s

            """;

    private static final String DURABLE = """
            # What is acknowledged survives a crash of the machine. Stated although they are the defaults, because
            # libraries that start these programs for tests switch them off.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            # Rare enough that full page images stay few, often enough that recovery takes seconds.
            checkpoint_timeout = 10min
            max_wal_size = 1GB
            min_wal_size = 64MB
            """;

    private static final String NOT_DURABLE = """
            # For tests only: a crash of the machine destroys the data.
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            checkpoint_timeout = 1h
            max_wal_size = 4GB
            """;

    /// Windows cannot tell.
    private static final String WATCHED_CLIENTS = """
            # Ends the work of a session whose application was killed, instead of finishing it for nobody.
            client_connection_check_interval = 2s
            """;

    private static final String COMMON = """
            # Base backups stay possible; replication from an embedded server does not happen.
            wal_level = replica
            max_wal_senders = 0
            max_replication_slots = 0
            max_logical_replication_workers = 0

            # Two cores: one helper for the rare large query, and few processes in all.
            max_worker_processes = 4
            max_parallel_workers = 2
            max_parallel_workers_per_gather = 1
            max_parallel_maintenance_workers = 1
            io_workers = 2

            # The log and the timeline are only ever inserted into: vacuum them early, in small portions, so that
            # index-only scans work and freezing never comes as one large blow. Statistics follow imports quickly.
            autovacuum = on
            autovacuum_naptime = 20s
            autovacuum_max_workers = 2
            autovacuum_vacuum_scale_factor = 0.05
            autovacuum_vacuum_insert_threshold = 5000
            autovacuum_vacuum_insert_scale_factor = 0.05
            autovacuum_analyze_scale_factor = 0.02
            autovacuum_vacuum_cost_limit = 400

            # Solid state disks. Compiling our short queries costs more than it saves.
            random_page_cost = 1.1
            jit = off
            track_io_timing = on

            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'ISO, YMD'
            lc_messages = 'C'
            default_text_search_config = 'pg_catalog.simple'

            # Standard error goes to server.log. Terse and without statements, whose values may be personal data: the
            # application logs its own failures once.
            logging_collector = off
            log_destination = 'stderr'
            log_line_prefix = '%m [%p] '
            log_min_messages = warning
            log_min_error_statement = panic
            log_error_verbosity = terse
            log_checkpoints = off
            """;

    static PostgresConfiguration of(
            EmbeddedPostgresSettings settings, String binariesVersion, Path hbaFile, Path socketFolder, String name) {
        var memory = settings.memory();
        var text = SETTINGS.formatted(
                        // A list, so that the path needs quotes of its own.
                        quoted('"' + socketFolder.toString().replace("\"", "\"\"") + '"'),
                        quoted(hbaFile.toString()),
                        quoted(name),
                        memory.sharedBuffers(),
                        memory.workMem(),
                        memory.maintenanceWorkMem(),
                        memory.effectiveCacheSize())
                + (settings.forTests() ? NOT_DURABLE : DURABLE)
                + (PostgresBinaries.isWindows() ? "" : WATCHED_CLIENTS)
                + "\n"
                + COMMON;
        var fingerprint = sha256(binariesVersion + "\n" + text);
        return new PostgresConfiguration(text + "grato.configuration = '" + fingerprint + "'\n", fingerprint);
    }

    /// A short name for the cluster in this folder, shown in the titles of all its processes.
    static String clusterName(Path home) {
        return "grato-" + sha256(home.toString()).substring(0, 12);
    }

    void write(Path file) throws IOException {
        replace(file, text);
    }

    /// The password is asked from everybody, the server's own user included.
    static void writeAuthentication(Path hbaFile) throws IOException {
        replace(hbaFile, "# Written by Grato at each start.\nlocal all all scram-sha-256\n");
    }

    private static void replace(Path file, String content) throws IOException {
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, content);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String sha256(String value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
