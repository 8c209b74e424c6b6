package dev.grato.exchange.internal.exports;

import dev.grato.access.Abilities;
import dev.grato.access.Actors;
import dev.grato.exchange.Export.State;
import dev.grato.exchange.ExportWish;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Models;
import dev.grato.model.SystemFields;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.Messages;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.RecordStreams;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes the files, each in one go from one snapshot, with the rights its owner has when it is written. One that
/// was
/// broken off is written anew from the start.
@Component
final class ExportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);
    private static final String JOB = "exchange.export.write";
    private static final int MOST_TRIES = 5;

    private final ExportRepository exports;
    private final ExportFolder folder;
    private final RecordStreams streams;
    private final Models models;
    private final AccessPolicy access;
    private final Actors actors;
    private final Workspaces workspaces;
    private final Messages messages;
    private final Audit audit;
    private final Jobs jobs;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    ExportJob(
            ExportRepository exports,
            ExportFolder folder,
            RecordStreams streams,
            Models models,
            AccessPolicy access,
            Actors actors,
            Workspaces workspaces,
            Messages messages,
            Audit audit,
            Jobs jobs,
            Clock clock) {
        this.exports = exports;
        this.folder = folder;
        this.streams = streams;
        this.models = models;
        this.access = access;
        this.actors = actors;
        this.workspaces = workspaces;
        this.messages = messages;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
        jobs.register(JOB, this::run);
        jobs.every("exchange.export.sweep", Duration.ofMinutes(1), this::sweep);
    }

    void enqueue(Workspace workspace, UUID id) {
        jobs.enqueue(JOB, workspace.id() + "/" + id);
    }

    /// Asks again for what a dying node left behind, and deletes what has had its time.
    void sweep() {
        for (var workspace : workspaces.inUse()) {
            exports.running(workspace).forEach(id -> enqueue(workspace, id));
            for (var id : exports.expired(workspace, clock.instant())) {
                try {
                    folder.delete(workspace, id);
                } catch (IOException later) {
                    LOG.warn("export {} cannot be deleted: {}", id, later.toString());
                    continue;
                }
                exports.delete(workspace, id);
            }
        }
    }

    private void run(String piece) {
        var parts = piece.split("/", -1);
        var workspaceId = UUID.fromString(parts[0]);
        var id = UUID.fromString(parts[1]);
        if (workspaces.all().stream().noneMatch(known -> known.id().equals(workspaceId))) {
            return;
        }
        var workspace = workspaces.require(workspaceId);
        var found = exports.find(workspace, id).filter(row -> row.export().state() == State.RUNNING);
        if (found.isEmpty()) {
            return;
        }
        exports.begun(workspace, id);
        try {
            write(workspace, found.get());
        } catch (Ended ended) {
            clear(workspace, id);
        } catch (GratoException refused) {
            retryOrFail(
                    workspace, found.get(), refused, refused.code().errorClass().status() < 500);
        } catch (IOException | RuntimeException broken) {
            retryOrFail(workspace, found.get(), broken, false);
        }
    }

    private void retryOrFail(Workspace workspace, ExportRepository.Row row, Exception why, boolean isRefused) {
        var id = row.export().id();
        clear(workspace, id);
        if (!isRefused && row.tries() + 1 < MOST_TRIES) {
            LOG.warn("export {} is tried again: {}", id, why.toString());
            throw new IllegalStateException("export " + id + " broke off", why);
        }
        LOG.warn("export {} failed", id, why);
        exports.failed(workspace, id, isRefused ? "refused" : "broken");
    }

    private void clear(Workspace workspace, UUID id) {
        try {
            folder.delete(workspace, id);
        } catch (IOException left) {
            LOG.warn("export {} leaves a file: {}", id, left.toString());
        }
    }

    private void write(Workspace workspace, ExportRepository.Row row) throws IOException {
        var id = row.export().id();
        var owner = actors.find(workspace, row.user(), row.token());
        if (owner.isEmpty()) {
            exports.failed(workspace, id, "ownerGone");
            return;
        }
        var actor = owner.get();
        if (!Abilities.has(actor, Abilities.EXPORT)) {
            exports.failed(workspace, id, "abilityGone");
            return;
        }
        var file = folder.begun(workspace, id);
        long rows;
        try (var writer = writer(actor, row.wish(), file)) {
            var counter = new Written(workspace, id, writer);
            writer.begin();
            streams.stream(actor, query(row.wish()), counter);
            writer.finish();
            rows = counter.rows;
        } catch (UncheckedIOException broken) {
            throw new IOException(broken);
        }
        long bytes = Files.size(file);
        audit.record(SecurityEvent.by(actor, "list.exported")
                .with("object", row.export().object())
                .with("format", row.export().format().key())
                .with("rows", rows));
        folder.keep(workspace, id);
        if (!exports.done(workspace, id, rows, bytes)) {
            clear(workspace, id);
        }
    }

    private static Query query(ExportWish wish) {
        return new Query(
                wish.object(), wish.filter(), wish.sort(), wish.fields(), List.of(), 1, null, Query.Count.NONE, false);
    }

    private SheetWriter writer(Actor actor, ExportWish wish, Path file) throws IOException {
        var fields = fields(actor, wish);
        var out = Files.newOutputStream(file);
        try {
            return switch (wish.format()) {
                case CSV ->
                    new CsvWriter(
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                            columns(actor, wish, fields),
                            wish.delimiter());
                case XLSX ->
                    new XlsxWriter(new BufferedOutputStream(out), columns(actor, wish, fields), XlsxWriter.MOST_ROWS);
                case JSONL ->
                    new LinesWriter(
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                            fields.stream().map(FieldDefinition::name).toList());
            };
        } catch (RuntimeException failed) {
            out.close();
            throw failed;
        }
    }

    private SheetColumns columns(Actor actor, ExportWish wish, List<FieldDefinition> fields) {
        var locale = Locale.forLanguageTag(wish.language());
        var usual = ValueContext.of(actor.workspace(), clock);
        return new SheetColumns(
                fields,
                new ValueContext(usual.currency(), usual.region(), locale, usual.today()),
                messages.text(locale, "export.column.id"),
                messages.text(locale, "export.column.version"));
    }

    /// The columns in their order; those that were hidden from the owner since are an error that the query tells.
    private List<FieldDefinition> fields(Actor actor, ExportWish wish) {
        var object = models.current(actor.workspace()).object(wish.object()).orElseThrow();
        var known = new LinkedHashMap<String, FieldDefinition>();
        object.liveFields().forEach((name, field) -> {
            if (access.field(actor, object, field) != FieldRight.HIDDEN) {
                known.put(name, field);
            }
        });
        if (wish.fields().isEmpty()) {
            return List.copyOf(known.values());
        }
        var chosen = new ArrayList<FieldDefinition>();
        for (var name : wish.fields()) {
            var field = known.get(name);
            if (field != null) {
                chosen.add(field);
            } else {
                SystemFields.queryable(name, models.types())
                        .filter(system -> !system.name().equals("id"))
                        .ifPresent(chosen::add);
            }
        }
        return chosen;
    }

    /// Hands on what is read, and looks with each thousand whether it is still wanted.
    private final class Written implements RecordStreams.Receiver {

        private final Workspace workspace;
        private final UUID id;
        private final SheetWriter to;
        private long rows;

        Written(Workspace workspace, UUID id, SheetWriter to) {
            this.to = to;
            this.workspace = workspace;
            this.id = id;
        }

        @Override
        public void total(long count) {
            exports.counted(workspace, id, count);
        }

        @Override
        public void next(List<CrmRecord> records) {
            if (jobs.isStopping()) {
                throw new IllegalStateException("this node is about to go");
            }
            try {
                for (var record : records) {
                    to.add(record);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            rows += records.size();
            if (!exports.advanced(workspace, id, rows)) {
                throw new Ended();
            }
        }
    }

    /// It was cancelled or deleted meanwhile.
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super(null, null, false, false);
        }
    }
}
