package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.FileStore;
import dev.grato.records.Files;
import dev.grato.records.RecordsError;
import dev.grato.records.StoredFile;
import dev.grato.records.spi.AccessPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/// Keeps the list of files; their contents are in the [FileStore].
@Service
final class FileService implements Files {

    private static final long MAX_BYTES = 100L * 1024 * 1024;
    private static final int MAX_NAME = 255;

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final FileStore store;
    private final Clock clock;

    FileService(Database database, Models models, AccessPolicy access, FileStore store, Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public StoredFile store(Actor actor, String name, String mediaType, InputStream content) throws IOException {
        if (name.isBlank()
                || name.length() > MAX_NAME
                || !Acceptance.isStorable(name)
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new GratoException(
                    RecordsError.INVALID_RECORD, new Fault("name", "fileName", Map.of("max", MAX_NAME)));
        }
        var temporary = store.temporary();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = copy(content, temporary, digest);
            var hash = HexFormat.of().formatHex(digest.digest());
            store.keep(hash, temporary);
            var type = mediaType.length() > 200 || !Acceptance.isStorable(mediaType)
                    ? "application/octet-stream"
                    : mediaType;
            var file = new StoredFile(
                    Ids.next(), name, type, size, hash, clock.instant().truncatedTo(ChronoUnit.MICROS));
            insert(actor, file);
            return file;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            java.nio.file.Files.deleteIfExists(temporary);
        }
    }

    private static long copy(InputStream content, Path into, MessageDigest digest) throws IOException {
        try (var out = new DigestOutputStream(java.nio.file.Files.newOutputStream(into), digest)) {
            var buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > MAX_BYTES) {
                    throw new GratoException(RecordsError.FILE_TOO_LARGE, Map.of("max", MAX_BYTES));
                }
                out.write(buffer, 0, read);
            }
            return size;
        }
    }

    private void insert(Actor actor, StoredFile file) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(actor.workspace(), "file")
                        + " (id, name, media_type, size, sha256, created_at, created_by, owner_id)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7})",
                DSL.val(file.id()),
                DSL.val(file.name()),
                DSL.val(file.mediaType()),
                DSL.val(file.size()),
                DSL.val(file.sha256()),
                DSL.val(OffsetDateTime.ofInstant(file.createdAt(), ZoneOffset.UTC)),
                DSL.val(ActorText.of(actor)),
                DSL.val(actor.userId(), UUID.class)));
    }

    @Override
    public Optional<StoredFile> find(Actor actor, UUID id) {
        return database.read(sql -> {
            var row = sql.fetchOptional(
                    "select id, name, media_type, size, sha256, created_at, owner_id from "
                            + Database.quoted(actor.workspace(), "file") + " where id = {0}",
                    DSL.val(id));
            var check = new FileCheck(sql, models.current(actor.workspace()), actor, access);
            return row.filter(found -> check.isOwn(found.get("owner_id", UUID.class)) || check.isReferred(id))
                    .map(FileService::file);
        });
    }

    private static StoredFile file(Record row) {
        Instant createdAt = row.get("created_at", OffsetDateTime.class).toInstant();
        return new StoredFile(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("media_type", String.class),
                row.get("size", Long.class),
                row.get("sha256", String.class),
                createdAt);
    }

    @Override
    public InputStream open(Actor actor, StoredFile file) throws IOException {
        return store.open(file.sha256());
    }
}
