package dev.grato.sync.internal;

import dev.grato.access.RightsFingerprint;
import dev.grato.api.RateLimiter;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.records.CrmRecord;
import dev.grato.records.spi.SyncReading;
import dev.grato.records.spi.SyncReading.Feed;
import dev.grato.records.spi.SyncReading.Pulled;
import dev.grato.records.spi.SyncReading.Sum;
import dev.grato.records.spi.SyncReading.Window;
import dev.grato.sync.SyncError;
import dev.grato.sync.SyncTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a device asks when it reads: a beginning, pages, changes, sums, single rows.
@Service
public final class SyncService {

    /// Rows on a page.
    public static final int PAGE = 1_000;

    /// Rows of one answer to who asks for several pages at once.
    public static final int PAGES = 3_000;

    private static final double SECONDS_PER_HOUR = 3600;
    /// A transaction may be written down as earlier than the cursor that it was still hidden from.
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final int DAYS_BACK = 1;
    private static final int DAYS_AHEAD = 14;

    private final SyncReading reading;
    private final SyncSchemas schemas;
    private final SyncCursors cursors;
    private final RightsFingerprint fingerprints;
    private final SyncTerms terms;
    private final Clock clock;
    private final RateLimiter bootstrapsOfUsers;
    private final RateLimiter bootstrapsOfDevices;

    public SyncService(
            SyncReading reading,
            SyncSchemas schemas,
            SyncCursors cursors,
            RightsFingerprint fingerprints,
            SyncTerms terms,
            Clock clock,
            SyncProperties properties) {
        this.reading = reading;
        this.schemas = schemas;
        this.cursors = cursors;
        this.fingerprints = fingerprints;
        this.terms = terms;
        this.clock = clock;
        this.bootstrapsOfUsers = perHour(properties.bootstrapsPerHour());
        this.bootstrapsOfDevices = perHour(properties.deviceBootstrapsPerHour());
    }

    private static RateLimiter perHour(int most) {
        return new RateLimiter(most / SECONDS_PER_HOUR, most, System::nanoTime);
    }

    /// The schema as JSON; see docs/specs/sync.md.
    public Map<String, @Nullable Object> schema(Actor actor) {
        return schemas.json(actor, terms.of(actor));
    }

    /// The hash of the schema by which this actor is answered.
    public String schemaHash(Actor actor) {
        return schemas.hash(actor, fingerprints.ofRights(actor));
    }

    /// A beginning: the cursor as it was before anything is read, and the objects there are pages of; or that the
    /// device's schema is not the present one.
    ///
    /// @param cursor null where the schema is an old one
    public record Beginning(@Nullable String cursor, List<String> objects) {}

    /// Lets a device begin anew.
    ///
    /// @param wanted names of objects; null for all
    /// @param schema the hash of the device's schema
    /// @throws GratoException with [dev.grato.api.ApiError#TOO_MANY_REQUESTS]
    public Beginning bootstrap(Actor actor, UUID device, @Nullable Collection<String> wanted, String schema) {
        var cursor = present(actor);
        if (!cursor.schema().equals(schema)) {
            return new Beginning(null, List.of());
        }
        bootstrapsOfDevices.take(List.of(actor.workspace().id(), device));
        bootstrapsOfUsers.take(List.of(actor.workspace().id(), String.valueOf(actor.userId())));
        var objects = schemas.kept(actor).stream()
                .map(ObjectType::name)
                .filter(name -> wanted == null || wanted.contains(name))
                .toList();
        return new Beginning(cursors.write(actor, cursor), objects);
    }

    /// The next rows of an object in the order of their ids, so many at most.
    public List<CrmRecord> page(Actor actor, String object, @Nullable UUID after, int most) {
        return reading.page(actor, object, window(actor), after, most);
    }

    /// What a pull gives.
    ///
    /// @param reconcile why the device must compare instead; then there is nothing else
    public record Delta(
            @Nullable String reconcile,
            @Nullable Pulled pulled,
            @Nullable String cursor) {

        static Delta reconcile(String reason) {
            return new Delta(reason, null, null);
        }
    }

    /// What `model` in the schema was made of; another one means that the schema has something new.
    public String mark(Actor actor) {
        return schemas.mark(actor);
    }

    /// What has changed behind the cursor.
    public Delta pull(Actor actor, String text, int limit) {
        var cursor = cursors.read(actor, text).orElse(null);
        if (cursor == null) {
            return Delta.reconcile("cursor");
        }
        var feed = feed(actor);
        var reason = mismatch(cursor, present(actor, feed), feed);
        if (reason != null) {
            return Delta.reconcile(reason);
        }
        var pulled = reading.pull(actor, feed, cursor.place(), window(actor), limit);
        if (pulled.isFlood()) {
            return Delta.reconcile("flood");
        }
        return new Delta(null, pulled, cursors.write(actor, cursor.at(pulled.next(), pulled.at())));
    }

    private static @Nullable String mismatch(SyncCursor had, SyncCursor now, Feed feed) {
        if (!had.epoch().equals(now.epoch())) {
            return "epoch";
        }
        if (!had.timeline().equals(now.timeline())) {
            return "timeline";
        }
        if (!had.scope().equals(now.scope())) {
            return "scope";
        }
        if (!had.schema().equals(now.schema())) {
            return "schema";
        }
        boolean isArchived =
                feed.hotFrom() != null && had.at().isBefore(feed.hotFrom().plus(MARGIN));
        return isArchived ? "log" : null;
    }

    /// What a device holds of an object.
    ///
    /// @param sums by the bucket's number, all of them
    public record Held(String object, int bits, List<Sum> sums) {}

    /// The buckets of an object in which a device differs.
    ///
    /// @param buckets ids and tags of what the device should have, by the bucket's number
    public record Differing(String object, Map<Integer, Map<UUID, Long>> buckets) {}

    /// Where a device differs.
    ///
    /// @param cursor taken before anything was compared
    /// @param objects in the order in which they were asked for
    public record Difference(String cursor, List<Differing> objects) {}

    /// Whether all of these are objects that devices of this user may hold.
    public boolean knows(Actor actor, List<Held> held) {
        var known = schemas.kept(actor).stream().map(ObjectType::name).collect(Collectors.toSet());
        return held.stream().map(Held::object).allMatch(known::contains);
    }

    /// Compares the device's sums with those of the working set.
    public Difference digest(Actor actor, List<Held> held) {
        var cursor = cursors.write(actor, present(actor));
        var window = window(actor);
        return new Difference(
                cursor, held.stream().map(one -> differing(actor, window, one)).toList());
    }

    private Differing differing(Actor actor, Window window, Held held) {
        var ours = reading.digest(actor, held.object(), window, held.bits());
        var empty = new Sum(0, 0);
        var differing = new HashSet<Integer>();
        for (int bucket = 0; bucket < held.sums().size(); bucket++) {
            if (!ours.getOrDefault(bucket, empty).equals(held.sums().get(bucket))) {
                differing.add(bucket);
            }
        }
        var buckets = new TreeMap<Integer, Map<UUID, Long>>();
        if (!differing.isEmpty()) {
            differing.forEach(bucket -> buckets.put(bucket, Map.of()));
            buckets.putAll(reading.tags(actor, held.object(), window, held.bits(), differing));
        }
        return new Differing(held.object(), buckets);
    }

    /// Those of these records the user sees.
    public List<CrmRecord> rows(Actor actor, String object, Collection<UUID> ids) {
        return reading.rows(actor, object, ids);
    }

    private SyncCursor present(Actor actor) {
        return present(actor, feed(actor));
    }

    private SyncCursor present(Actor actor, Feed feed) {
        return new SyncCursor(
                feed.epoch(),
                String.valueOf(feed.timeline()),
                feed.place(),
                clock.instant(),
                fingerprints.of(actor),
                schemaHash(actor));
    }

    private Feed feed(Actor actor) {
        var feed = reading.feed(actor.workspace());
        if (feed.timeline() == null) {
            throw new GratoException(SyncError.STANDBY);
        }
        return feed;
    }

    private Window window(Actor actor) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Window(
                start(today.minusDays(terms.of(actor).windowDays())),
                start(today.minusDays(DAYS_BACK)),
                start(today.plusDays(DAYS_AHEAD + 1)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
