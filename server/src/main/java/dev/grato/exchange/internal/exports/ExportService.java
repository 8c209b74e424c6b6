package dev.grato.exchange.internal.exports;

import dev.grato.exchange.Export;
import dev.grato.exchange.Export.State;
import dev.grato.exchange.ExportError;
import dev.grato.exchange.ExportWish;
import dev.grato.exchange.Exports;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Keeps what was asked for; the files are written by [ExportJob].
@Service
final class ExportService implements Exports {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MOST_RUNNING = 3;
    private static final int LISTED = 100;

    private final ExportRepository exports;
    private final ExportFolder folder;
    private final ExportJob job;
    private final Records records;
    private final Models models;
    private final Audit audit;
    private final Clock clock;

    ExportService(
            ExportRepository exports,
            ExportFolder folder,
            ExportJob job,
            Records records,
            Models models,
            Audit audit,
            Clock clock) {
        this.exports = exports;
        this.folder = folder;
        this.job = job;
        this.records = records;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Export begin(Actor actor, ExportWish wish) {
        var user = user(actor);
        // whatever is wrong with the list is told now and not by the job
        records.query(
                actor,
                new Query(
                        wish.object(),
                        wish.filter(),
                        wish.sort(),
                        wish.fields(),
                        List.of(),
                        1,
                        null,
                        Query.Count.NONE,
                        false));
        long running = exports.ofUser(actor.workspace(), user, LISTED).stream()
                .filter(row -> row.export().state() == State.RUNNING)
                .count();
        if (running >= MOST_RUNNING) {
            throw new GratoException(ExportError.TOO_MANY_EXPORTS);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var export = new Export(
                Ids.next(), wish.object(), wish.format(), State.RUNNING, null, 0, 0, null, now, now.plus(KEPT));
        var token = actor.kind() == Actor.Kind.TOKEN ? actor.id() : null;
        exports.insert(actor.workspace(), new ExportRepository.Row(export, user, token, wish, 0));
        job.enqueue(actor.workspace(), export.id());
        return export;
    }

    private static UUID user(Actor actor) {
        var user = actor.userId();
        if (user == null) {
            throw new GratoException(ExportError.EXPORT_NOT_FOUND);
        }
        return user;
    }

    @Override
    public List<Export> list(Actor actor) {
        var now = clock.instant();
        return exports.ofUser(actor.workspace(), user(actor), LISTED).stream()
                .map(ExportRepository.Row::export)
                .filter(export -> export.expiresAt().isAfter(now))
                .toList();
    }

    @Override
    public Export require(Actor actor, UUID id) {
        var user = user(actor);
        return exports.find(actor.workspace(), id)
                .filter(row -> row.user().equals(user))
                .map(ExportRepository.Row::export)
                .filter(export -> export.expiresAt().isAfter(clock.instant()))
                .orElseThrow(() -> new GratoException(ExportError.EXPORT_NOT_FOUND));
    }

    @Override
    public Export cancel(Actor actor, UUID id) {
        require(actor, id);
        exports.cancelled(actor.workspace(), id);
        return require(actor, id);
    }

    @Override
    public void delete(Actor actor, UUID id) {
        require(actor, id);
        exports.delete(actor.workspace(), id);
        try {
            folder.delete(actor.workspace(), id);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public InputStream open(Actor actor, UUID id) {
        var export = require(actor, id);
        if (export.state() != State.DONE) {
            throw new GratoException(ExportError.EXPORT_NOT_READY);
        }
        audit.record(SecurityEvent.by(actor, "export.fetched")
                .with("object", export.object())
                .with("rows", export.rows()));
        try {
            return folder.open(actor.workspace(), id);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public String fileName(Actor actor, Export export) {
        var object = models.current(actor.workspace()).object(export.object());
        var name = object.map(known -> known.pluralLabel().in(actor.locale()))
                .filter(label -> !label.isBlank())
                .orElse(export.object());
        var safe = name.replaceAll("[^\\p{L}\\p{N} _-]", "").strip();
        return safe + " " + LocalDate.ofInstant(export.createdAt(), actor.zone()) + "."
                + export.format().key();
    }
}
