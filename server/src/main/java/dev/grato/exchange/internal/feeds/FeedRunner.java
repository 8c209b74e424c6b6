package dev.grato.exchange.internal.feeds;

import dev.grato.access.Abilities;
import dev.grato.access.Actors;
import dev.grato.access.Notices;
import dev.grato.exchange.internal.feeds.Fetching.Fetched;
import dev.grato.exchange.internal.feeds.Fetching.Turn;
import dev.grato.exchange.internal.imports.ImportService;
import dev.grato.exchange.internal.imports.ImportView.Figures;
import dev.grato.exchange.internal.imports.RecipeMismatch;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries feeds on, each by one thread of one node at a time.
///
/// A run is a row that knows how far it is: fetched, tried out, written. A node that dies leaves it where it is,
/// and the
/// next one goes on; the import itself is a batch, which goes on by itself. Nothing is written before the whole
/// file was
/// read and tried out.
@Component
final class FeedRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);
    /// Longer than fetching and looking at a file may take.
    private static final Duration LEASE = Duration.ofMinutes(30);

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final FeedRepository feeds;
    private final FeedRunRepository runs;
    private final FeedRecords records;
    private final ImportService imports;
    private final Map<String, Fetching> ways;
    private final Parties parties;
    private final FeedProperties properties;
    private final Clock clock;
    private final Set<UUID> served = ConcurrentHashMap.newKeySet();

    /// Whom the runner has to do with beside imports.
    @Component
    record Parties(Workspaces workspaces, Actors actors, Notices notices, Audit audit) {}

    FeedRunner(
            FeedRepository feeds,
            FeedRunRepository runs,
            FeedRecords records,
            ImportService imports,
            List<Fetching> ways,
            Parties parties,
            FeedProperties properties,
            Clock clock) {
        this.feeds = feeds;
        this.runs = runs;
        this.records = records;
        this.imports = imports;
        this.ways = ways.stream().collect(Collectors.toUnmodifiableMap(Fetching::kind, Function.identity()));
        this.parties = parties;
        this.properties = properties;
        this.clock = clock;
    }

    /// Begins to serve the feeds whose turn it is, as far as there is room, and does not wait for the end.
    void round() {
        int room = properties.atOnce() - served.size();
        if (room <= 0) {
            return;
        }
        for (var id : feeds.due(clock.instant(), room)) {
            if (served.add(id)) {
                Thread.ofVirtual().name("feed-" + id).start(() -> {
                    try {
                        serve(id);
                    } catch (RuntimeException failure) {
                        LOG.warn("feed {} could not be served: {}", id, failure.toString());
                    } finally {
                        served.remove(id);
                    }
                });
            }
        }
    }

    /// Tells the owners of feeds whose data are older than they should be, once until they are in time again.
    void tellWhoIsLate() {
        var now = clock.instant();
        feeds.inTime(now);
        for (var feed : feeds.newlyLate(now)) {
            var since =
                    feed.good().asOf() == null ? feed.createdAt() : feed.good().asOf();
            tell(feed, "feedLate", Map.of("since", since.toString()));
        }
    }

    /// Carries one feed on as far as it goes without waiting.
    void serve(UUID id) {
        var taken = clock.instant();
        var feed = feeds.take(id, taken, LEASE).orElse(null);
        if (feed == null) {
            return;
        }
        var next = taken.plus(AFTER_A_FAULT);
        try {
            next = turn(feed);
        } finally {
            feeds.release(id, taken, next);
        }
    }

    /// @return when it is to be looked at again
    private Instant turn(Feed feed) {
        var workspace = parties.workspaces().require(feed.workspace());
        var run = runs.open(feed.id()).orElse(null);
        var pause = feed.schedule().next(clock.instant(), workspace.zone());
        if (run == null && !feed.isActive()) {
            return pause;
        }
        var owner = parties.actors().find(workspace, feed.user(), feed.token()).orElse(null);
        if (owner == null || !Abilities.has(owner, Abilities.IMPORT)) {
            var reason = owner == null ? "ownerInactive" : "abilityMissing";
            if (run != null) {
                keep(run, "failed", reason, Map.of());
            }
            stop(workspace, feed, reason);
            return pause;
        }
        if (run == null && wasTakenBack(owner, feed)) {
            stop(workspace, feed, "undone");
            return pause;
        }
        if (run == null) {
            run = new FeedRun(
                    Ids.next(),
                    feed.id(),
                    "waiting",
                    false,
                    false,
                    clock.instant(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());
            if (!runs.insert(run)) {
                return clock.instant().plus(SOON);
            }
        }
        return new Turning(workspace, feed, owner, pause).on(run);
    }

    /// Who takes a run back does not want the next one to bring it again.
    private boolean wasTakenBack(Actor owner, Feed feed) {
        var last = runs.lastDone(feed.id()).orElse(null);
        if (last == null || last.importId() == null) {
            return false;
        }
        try {
            boolean isUndone = imports.find(owner, last.importId()).state().equals("undone");
            if (isUndone) {
                keep(last, "undone", null, last.details());
            }
            return isUndone;
        } catch (GratoException forgotten) {
            return false;
        }
    }

    private FeedRun keep(FeedRun run, String state, @Nullable String reason, Map<String, @Nullable Object> details) {
        boolean isOver = !Set.of("waiting", "fetching", "checking", "writing").contains(state);
        var kept = new FeedRun(
                run.id(),
                run.feed(),
                state,
                run.isAsked(),
                run.isAnyway(),
                run.startedAt(),
                isOver ? clock.instant() : null,
                run.fileName(),
                run.fileSize(),
                run.sha256(),
                run.rows(),
                run.asOf(),
                run.importId(),
                reason,
                details);
        runs.keep(kept);
        return kept;
    }

    private void tell(Feed feed, String kind, Map<String, Object> more) {
        var details = new LinkedHashMap<String, Object>(more);
        details.put("feed", feed.name());
        details.put("id", feed.id().toString());
        parties.notices().tell(parties.workspaces().require(feed.workspace()), feed.user(), kind, details);
    }

    private void stop(Workspace workspace, Feed feed, String reason) {
        if (feeds.stop(feed.id(), reason)) {
            var word = FeedTexts.word(reason);
            parties.audit()
                    .record(SecurityEvent.by(Actor.system(workspace), "feed.stopped")
                            .about(feed.user())
                            .with("feed", feed.name())
                            .with("id", feed.id().toString())
                            .with("reason", word));
            tell(feed, "feedStopped", Map.of("reason", word));
        }
    }

    /// One turn of one feed.
    private final class Turning {

        private final Workspace workspace;
        private final Feed feed;
        private final Actor owner;
        private Instant next;

        private Turning(Workspace workspace, Feed feed, Actor owner, Instant pause) {
            this.workspace = workspace;
            this.feed = feed;
            this.owner = owner;
            this.next = pause;
        }

        private Instant on(FeedRun run) {
            try {
                var fetched = run;
                if (run.state().equals("fetching")) {
                    refuse(run, "failed", "brokenOff", Map.of());
                    return next;
                }
                if (run.state().equals("waiting")) {
                    fetched = fetched(run);
                }
                if (fetched != null && fetched.state().equals("checking")) {
                    fetched = checked(fetched);
                }
                if (fetched != null && fetched.state().equals("writing")) {
                    written(fetched);
                }
            } catch (FetchFailed failed) {
                refuse(current(run), "failed", failed.code(), failed.args());
            } catch (RecipeMismatch other) {
                refuse(current(run), "refused", other.code(), other.args());
            } catch (GratoException refused) {
                var fault = refused.faults().isEmpty() ? null : refused.faults().getFirst();
                refuse(
                        current(run),
                        "refused",
                        fault == null ? "notReady" : fault.code(),
                        fault == null ? Map.of() : fault.args());
            } catch (IOException broken) {
                LOG.warn("feed {} broke off: {}", feed.id(), broken.toString());
                refuse(current(run), "failed", "brokenOff", Map.of());
            }
            return next;
        }

        private FeedRun current(FeedRun run) {
            return runs.find(run.id()).orElse(run);
        }

        // ------------------------------------------------------------ fetching

        /// @return the run with its import, or null when there was nothing to import
        private @Nullable FeedRun fetched(FeedRun waiting) throws IOException {
            var run = keep(waiting, "fetching", null, Map.of());
            var way = ways.get(feed.source().kind());
            if (way == null) {
                throw new FetchFailed("driverMissing");
            }
            var secret = feed.hasSecret() ? feeds.secret(feed.id()).orElse(null) : null;
            if (feed.hasSecret() && secret == null) {
                throw new FetchFailed("secretLost");
            }
            var turn = new Turn(feed, workspace, secret, feeds.taken(feed.id()), run.isAsked(), clock.instant());
            var found = way.fetch(turn).orElse(null);
            if (found == null) {
                nothing(run);
                return null;
            }
            try {
                return taken(run, found);
            } finally {
                Files.deleteIfExists(found.file());
                // also what was refused was seen: it does not get better by being looked at again
                feeds.take(feed.id(), found.seen());
                next = found.hasMore() ? clock.instant() : next;
            }
        }

        /// The schedule found nothing new, which leaves no trace; who asked is answered.
        private void nothing(FeedRun run) {
            if (run.isAsked()) {
                keep(run, "unchanged", "nothingThere", Map.of());
            } else {
                runs.delete(run.id());
            }
        }

        private @Nullable FeedRun taken(FeedRun run, Fetched found) throws IOException {
            var with = with(run, found, null, null);
            if (!run.isAsked() && found.sha256().equals(feed.good().sha256())) {
                keep(with, "unchanged", null, Map.of());
                feeds.good(feed.id(), new Feed.Good(found.asOf(), clock.instant(), found.sha256(), null, null), null);
                return null;
            }
            runs.keep(with);
            var taken = imports.repeat(
                    owner, feed.id(), feed.recipe(), found.name(), () -> Files.newInputStream(found.file()));
            var ready = with(run, found, taken.rows(), taken.id());
            runs.keep(ready);
            if (isCut(ready)) {
                refuse(
                        ready,
                        "refused",
                        "fewerRows",
                        Map.of(
                                "rows",
                                taken.rows(),
                                "before",
                                String.valueOf(feed.good().rows())));
                return null;
            }
            imports.dryRun(owner, taken.id());
            return keep(ready, "checking", null, Map.of());
        }

        private static FeedRun with(FeedRun run, Fetched found, @Nullable Long rows, @Nullable UUID importId) {
            return new FeedRun(
                    run.id(),
                    run.feed(),
                    run.state(),
                    run.isAsked(),
                    run.isAnyway(),
                    run.startedAt(),
                    null,
                    found.name(),
                    found.size(),
                    found.sha256(),
                    rows,
                    found.asOf(),
                    importId,
                    null,
                    Map.of());
        }

        /// A file that should hold everything and has far fewer rows than the one before was cut off.
        private boolean isCut(FeedRun run) {
            var before = feed.good().rows();
            var rows = run.rows();
            return feed.isWhole() && !run.isAnyway() && before != null && rows != null && Limits.isCut(before, rows);
        }

        // ------------------------------------------------------------ importing

        private @Nullable FeedRun checked(FeedRun run) {
            var figures = imports.find(owner, importOf(run)).dryRun();
            if (figures == null || figures.batch().isRunning()) {
                next = clock.instant().plus(SOON);
                return null;
            }
            if (!figures.batch().state().equals("done")) {
                refuse(run, "failed", "brokenOff", Map.of());
                return null;
            }
            long rejected = figures.count("rejected");
            long rows = run.rows() == null ? 0 : run.rows();
            if (!run.isAnyway() && rejected > Limits.mostRejected(rows, feed.good())) {
                refuse(run, "refused", "tooManyRejected", Map.of("rejected", rejected, "rows", rows));
                return null;
            }
            imports.start(owner, importOf(run));
            return keep(run, "writing", null, Map.of());
        }

        private void written(FeedRun run) {
            var figures = imports.find(owner, importOf(run)).run();
            if (figures == null || figures.batch().isRunning()) {
                next = clock.instant().plus(SOON);
                return;
            }
            if (!figures.batch().state().equals("done")) {
                refuse(run, "failed", "cancelled", figures(figures));
                return;
            }
            imports.eachRecord(owner, importOf(run), ids -> records.add(workspace, feed.id(), ids));
            keep(run, "done", null, figures(figures));
            var good = new Feed.Good(run.asOf(), clock.instant(), run.sha256(), run.rows(), figures.count("rejected"));
            feeds.good(feed.id(), good, imports.learned(owner, importOf(run), feed.recipe()));
        }

        private static Map<String, @Nullable Object> figures(Figures figures) {
            var told = new LinkedHashMap<String, @Nullable Object>();
            for (var word : List.of("created", "updated", "unchanged", "rejected")) {
                told.put(word, figures.count(word));
            }
            told.put("skipped", figures.skipped(0));
            return told;
        }

        private static UUID importOf(FeedRun run) {
            if (run.importId() == null) {
                throw new IllegalStateException("run " + run.id() + " has no import");
            }
            return run.importId();
        }

        private void refuse(FeedRun run, String state, String reason, Map<String, ?> args) {
            keep(run, state, reason, new LinkedHashMap<>(args));
            if (feeds.failing(feed.id(), clock.instant())) {
                tell(feed, "feedRefused", Map.of("reason", FeedTexts.word(reason)));
            }
        }
    }

    /// What is taken for wrong.
    static final class Limits {

        private static final double LEAST_SHARE = 0.7;
        private static final double MORE_REJECTED = 0.1;
        private static final long FEW = 5;

        private Limits() {}

        static boolean isCut(long before, long rows) {
            return rows < before * LEAST_SHARE && before - rows > FEW || rows == 0 && before > 0;
        }

        /// As many as the last time, a tenth of all rows, and two for small files.
        static long mostRejected(long rows, Feed.Good good) {
            double usual = good.rows() == null || good.rejected() == null || good.rows() == 0
                    ? 0
                    : (double) good.rejected() / good.rows();
            return 2 + Math.round(rows * (usual + MORE_REJECTED));
        }
    }
}
