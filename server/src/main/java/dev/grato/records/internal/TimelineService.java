package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Folding;
import dev.grato.platform.GratoException;
import dev.grato.records.RecordsError;
import dev.grato.records.Timeline;
import dev.grato.records.internal.TimelineCursors.Place;
import dev.grato.records.internal.TimelineCursors.Position;
import dev.grato.records.internal.TimelineEdits.Fold;
import dev.grato.records.internal.TimelineEdits.Folds;
import dev.grato.records.internal.TimelineFanOut.Subject;
import dev.grato.records.internal.TimelineStatement.Row;
import dev.grato.records.spi.AccessPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Reads timelines: entries from their table, edits of the record itself from the log, both in one order.
@Service
final class TimelineService implements Timeline {

    private static final int MOST = 200;
    private static final int COUNTED = 10_000;
    private static final int HIGHEST_COUNT = 1_000;
    private static final int LONGEST_TEXT = 200;
    private static final String EDIT = "edit";

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final ProjectionRebuild rebuild;
    private final TimelineCursors cursors;
    private final Clock clock;
    private volatile int scanned = 2_000;

    TimelineService(
            Database database,
            Models models,
            AccessPolicy access,
            RecordQueries queries,
            ProjectionRebuild rebuild,
            TimelineCursors cursors,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.rebuild = rebuild;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// Lets a page look at fewer entries.
    void inWindowsOf(int entries) {
        scanned = entries;
    }

    @Override
    public Page page(Actor actor, Wish wish) {
        if (wish.limit() < 1 || wish.limit() > MOST) {
            throw wrong("limit", "outOfRange", Map.of("min", 1, "max", MOST));
        }
        if (wish.text() != null && wish.text().length() > LONGEST_TEXT) {
            throw wrong("q", "tooLong", Map.of("max", LONGEST_TEXT));
        }
        var reading = reading(actor, wish);
        var position = cursors.read(actor, wish);
        return database.read(sql -> {
            reading.requireRecord(sql);
            var page = reading.page(sql, position);
            boolean isComplete = rebuild.isReady(sql, actor.workspace(), reading.model, TimelineProjection.NAME);
            var next = page.next() == null ? null : cursors.write(actor, wish, page.next());
            return new Page(page.items(), next, isComplete);
        });
    }

    @Override
    public Lanes lanes(Actor actor, Wish wish) {
        var reading = reading(actor, wish);
        return database.read(sql -> {
            reading.requireRecord(sql);
            return reading.lanes(sql);
        });
    }

    @Override
    public void rebuild(Actor actor) {
        rebuild.again(actor.workspace(), TimelineProjection.NAME);
    }

    private Reading reading(Actor actor, Wish wish) {
        var model = models.current(actor.workspace());
        var object = queries.object(model, actor, wish.object());
        return new Reading(model, actor, object, wish, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static GratoException wrong(String path, String code, Map<String, Object> args) {
        return new GratoException(RecordsError.INVALID_QUERY, new Fault(path, code, args));
    }

    /// Entries with where the next ones begin.
    private record Found(List<Entry> items, @Nullable Position next) {}

    /// One question of one actor.
    private final class Reading {

        private final Model model;
        private final Actor actor;
        private final ObjectType object;
        private final Wish wish;
        private final Instant now;
        private final TimelineReach reach;
        private final TimelineStatement statement;

        private Reading(Model model, Actor actor, ObjectType object, Wish wish, Instant now) {
            this.model = model;
            this.actor = actor;
            this.object = object;
            this.wish = wish;
            this.now = now;
            this.reach = new TimelineReach(model, actor, access);
            this.statement = new TimelineStatement(actor.workspace(), reach, wish, object.table(), now);
        }

        private void requireRecord(DSLContext sql) {
            var columns = Columns.of(actor.workspace(), object, "r");
            boolean isThere = sql.fetchExists(sql.selectOne()
                    .from(columns.table())
                    .where(
                            columns.id().eq(wish.record()),
                            columns.deletedAt().isNull(),
                            access.allowed(actor, object, AccessPolicy.Action.READ, columns)));
            if (!isThere) {
                throw new GratoException(RecordsError.NOT_FOUND);
            }
        }

        private Found page(DSLContext sql, Position position) {
            var rows = wantsEntries() ? rows(sql, position.entries()) : new Looked(List.of(), null);
            var folds = wantsEdits() ? edits(sql, position.editsBelow()) : NO_EDITS;
            var merged = merge(position, rows, folds);
            var lines = new TimelineLines(
                            model,
                            actor,
                            access,
                            reach,
                            new Subject(object.table(), wish.record()),
                            ValueContext.of(actor.workspace(), clock),
                            now)
                    .of(sql, merged.rows());
            var byId = new HashMap<UUID, Entry>();
            lines.forEach(line -> byId.put(line.id(), line));
            var items = merged.order().stream()
                    .map(one -> one instanceof Fold fold ? edited(fold) : byId.get(((Row) one).id()))
                    .toList();
            return new Found(items, merged.next());
        }

        private boolean wantsEntries() {
            var kinds = wish.lanes().get(Lane.KIND);
            return kinds == null || !kinds.equals(Set.of(EDIT));
        }

        private boolean wantsEdits() {
            var kinds = wish.lanes().get(Lane.KIND);
            boolean isOnlyKinds = wish.lanes().size() == (kinds == null ? 0 : 1);
            return !wish.isUpcoming() && wish.text() == null && isOnlyKinds && (kinds == null || kinds.contains(EDIT));
        }

        // ------------------------------------------------------------ entries

        /// Entries that fit.
        ///
        /// @param end how far was looked where there may be more behind; null where these are all there are
        private record Looked(List<Row> rows, @Nullable Place end) {}

        /// One more than wanted where there is one.
        private Looked rows(DSLContext sql, @Nullable Place after) {
            var text = wish.text();
            var found = statement.rows(sql, after, scanned, text == null ? wish.limit() + 1 : scanned);
            if (text != null) {
                var folded = Folding.foldWhole(text);
                found = found.stream()
                        .filter(row -> isTitled(row, folded))
                        .limit(wish.limit() + 1L)
                        .toList();
            }
            return new Looked(found, found.size() > wish.limit() ? null : statement.end(sql, after, scanned));
        }

        private boolean isTitled(Row row, String folded) {
            return row.title() != null
                    && model.objectOf(row.source())
                            .flatMap(source -> RecordTitles.field(access, actor, source))
                            .isPresent()
                    && Folding.foldWhole(row.title()).contains(folded);
        }

        // ------------------------------------------------------------ edits

        private Folds edits(DSLContext sql, long below) {
            var fields = new HashSet<String>();
            object.liveFields().forEach((name, field) -> {
                if (reach.isSeen(object, field)) {
                    fields.add(name);
                }
            });
            var timeline = object.timeline();
            if (timeline != null) {
                timeline.changes().forEach(change -> fields.remove(change.field()));
                timeline.moments().forEach(moment -> fields.remove(moment.at()));
            }
            var hot = now.minus(TimelineEdits.HOT);
            var from = wish.from() != null && wish.from().isAfter(hot) ? wish.from() : hot;
            return new TimelineEdits(actor.workspace(), object, fields, actor.zone())
                    .read(sql, wish.record(), below, from, wish.to());
        }

        private Entry edited(Fold fold) {
            var id = UUID.nameUUIDFromBytes((wish.record() + "/" + fold.highest()).getBytes(StandardCharsets.UTF_8));
            return new Entry(
                    id,
                    object.name(),
                    wish.record(),
                    "edited",
                    fold.at(),
                    false,
                    false,
                    Map.of(Lane.KIND, EDIT),
                    null,
                    Map.of(),
                    List.of(),
                    new Edits(fold.actorKind(), fold.actor(), fold.onBehalfOf(), fold.fields()));
        }

        // ------------------------------------------------------------ both

        /// What of both is on the page; where the next one begins, null at the end.
        private record Merged(
                List<Row> rows,
                List<Object> order,
                @Nullable Position next) {}

        /// Goes along both, the later first, as far as both are known.
        private Merged merge(Position start, Looked looked, Folds edits) {
            var rows = new ArrayDeque<>(looked.rows());
            var folds = new ArrayDeque<>(edits.items());
            var kept = new ArrayList<Row>();
            var order = new ArrayList<Object>();
            var place = start.entries();
            long below = start.editsBelow();
            while (order.size() < wish.limit()) {
                var row = rows.peek();
                var fold = folds.peek();
                if (fold != null && (row == null || fold.at().isAfter(row.at()))) {
                    if (row == null
                            && isBefore(
                                    fold.at(),
                                    looked.end() == null ? null : looked.end().at())) {
                        break;
                    }
                    below = folds.remove().lowest();
                    order.add(fold);
                } else if (row != null) {
                    if (fold == null && isBefore(row.at(), edits.rest())) {
                        break;
                    }
                    kept.add(rows.remove());
                    order.add(row);
                    place = row.place();
                } else {
                    break;
                }
            }
            boolean isEnd = rows.isEmpty() && looked.end() == null && folds.isEmpty() && edits.rest() == null;
            var reached = rows.isEmpty() && looked.end() != null ? looked.end() : place;
            var next = new Position(reached, folds.isEmpty() ? Math.min(below, edits.lowest()) : below);
            return new Merged(kept, order, isEnd ? null : next);
        }

        private static boolean isBefore(Instant at, @Nullable Instant limit) {
            return limit != null && at.isBefore(limit);
        }

        // ------------------------------------------------------------ lanes

        private Lanes lanes(DSLContext sql) {
            var sums = new EnumMap<Lane, Map<String, Integer>>(Lane.class);
            for (var count : statement.counts(sql, COUNTED)) {
                count.getKey()
                        .forEach((lane, word) -> sums.computeIfAbsent(lane, key -> new HashMap<>())
                                .merge(word, count.getValue(), Integer::sum));
            }
            boolean isMore = statement.end(sql, null, COUNTED) != null;
            var lanes = new EnumMap<Lane, List<Count>>(Lane.class);
            for (var lane : Lane.values()) {
                lanes.put(
                        lane,
                        sums.getOrDefault(lane, Map.of()).entrySet().stream()
                                .sorted(Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                                .map(sum -> new Count(
                                        sum.getKey(),
                                        Math.min(sum.getValue(), HIGHEST_COUNT),
                                        isMore || sum.getValue() > HIGHEST_COUNT))
                                .toList());
            }
            return new Lanes(lanes);
        }
    }

    private static final Folds NO_EDITS = new Folds(List.of(), Long.MAX_VALUE, null);
}
