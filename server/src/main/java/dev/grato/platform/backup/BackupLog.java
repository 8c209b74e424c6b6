package dev.grato.platform.backup;

import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Which backups were made of this installation, and which failed.
public final class BackupLog {

    private final Database database;

    public BackupLog(Database database) {
        this.database = database;
    }

    /// One attempt.
    ///
    /// @param file its name, without the folder
    /// @param size in bytes; absent when it failed
    /// @param isVerified whether it was restored for a trial and compared
    /// @param failure why it failed, if it did
    public record Attempt(
            UUID id,
            Instant beganAt,
            Instant endedAt,
            String file,
            @Nullable Long size,
            boolean isVerified,
            @Nullable String failure) {

        public static Attempt made(Instant beganAt, Instant endedAt, String file, long size, boolean isVerified) {
            return new Attempt(Ids.next(), beganAt, endedAt, file, size, isVerified, null);
        }

        public static Attempt failed(Instant beganAt, Instant endedAt, String file, String failure) {
            return new Attempt(Ids.next(), beganAt, endedAt, file, null, false, failure);
        }
    }

    public void keep(Attempt attempt) {
        database.transaction(tx -> tx.execute(
                "insert into control.backup (id, began_at, ended_at, file, size, is_verified, failure)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                DSL.val(attempt.id()),
                DSL.val(attempt.beganAt().atOffset(ZoneOffset.UTC)),
                DSL.val(attempt.endedAt().atOffset(ZoneOffset.UTC)),
                DSL.val(attempt.file()),
                DSL.val(attempt.size(), SQLDataType.BIGINT),
                DSL.val(attempt.isVerified()),
                DSL.val(attempt.failure(), SQLDataType.VARCHAR)));
    }

    /// The latest attempts, newest first.
    public List<Attempt> latest(int limit) {
        return database.read(sql -> sql.fetch(
                        "select id, began_at, ended_at, file, size, is_verified, failure from control.backup"
                                + " order by ended_at desc, id desc limit {0}",
                        DSL.val(limit))
                .map(row -> new Attempt(
                        row.get(0, UUID.class),
                        row.get(1, OffsetDateTime.class).toInstant(),
                        row.get(2, OffsetDateTime.class).toInstant(),
                        row.get(3, String.class),
                        row.get(4, Long.class),
                        row.get(5, Boolean.class),
                        row.get(6, String.class))));
    }

    /// When the last one that did not fail was begun: what was written since then is in no backup.
    public Optional<Instant> lastGood() {
        return Optional.ofNullable(database.read(
                        sql -> sql.fetchOne("select max(began_at) from control.backup where failure is null")
                                .get(0, OffsetDateTime.class)))
                .map(OffsetDateTime::toInstant);
    }
}
