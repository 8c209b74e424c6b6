package dev.grato.exchange.internal.duplicates;

import dev.grato.exchange.internal.matching.Blocking;
import dev.grato.exchange.internal.matching.Learning;
import dev.grato.exchange.internal.matching.Passes;
import dev.grato.exchange.internal.matching.Row;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.records.Page;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what is known about the records of each object: entries, pairs, the model by which they are compared.
@Component
final class Matching {

    private static final int PAGE = 100;
    private static final int SAMPLE = 20_000;
    private static final int CHOICE = 1_500;
    /// Few records tell little; their prior is that of so many.
    private static final long LEAST = 1_000;

    private static final int MOST_PASSES = 8;
    private static final double RATE = 15;
    /// Of what a record may be, the strongest so many are kept.
    private static final int MOST_PAIRS = 20;

    private static final long MANY = 20_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final MatchStore store;
    private final Records records;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();
    private final Map<String, Instant> counted = new ConcurrentHashMap<>();

    Matching(MatchStore store, Records records, Clock clock) {
        this.store = store;
        this.records = records;
        this.clock = clock;
    }

    private record Cached(Instant learnedAt, Learned learned) {}

    static List<ObjectType> objects(Model model) {
        return model.objects().stream().filter(MatchShape::isMatched).toList();
    }

    /// What is known of this object's records; of a new one, what is known of any.
    Learned learned(Workspace workspace, ObjectType object) {
        var key = workspace.schema() + "/" + object.table();
        var at = store.learnedAt(workspace, object.table()).orElse(Instant.MIN);
        var known = cache.get(key);
        var present = MatchShape.of(object, List.of());
        if (known != null
                && known.learnedAt().equals(at)
                && present.asWritten(known.learned().shape().written()) != null) {
            return known.learned();
        }
        var learned = store.model(workspace, object.table())
                .map(kept -> read(present, kept))
                .orElse(null);
        if (learned == null) {
            learned = untaught(present);
        }
        cache.put(key, new Cached(at, learned));
        return learned;
    }

    private static @Nullable Learned read(MatchShape present, MatchStore.Model kept) {
        var shape = present.asWritten(kept.shape());
        if (shape == null) {
            return null;
        }
        var model = ModelBytes.read(shape.fields(), kept.model());
        var written = kept.passes().isEmpty()
                ? List.<String>of()
                : Arrays.asList(kept.passes().split(";", -1));
        return new Learned(shape, model, Passes.read(shape.fields(), model.frequencies(), written), kept.records());
    }

    private static Learned untaught(MatchShape shape) {
        var frequencies = Learning.frequencies(shape.fields(), List.of());
        double pairs = LEAST * (LEAST - 1) / 2.0;
        var model = Learning.untaught(shape.fields(), frequencies, pairs);
        return new Learned(shape, model, Passes.initial(shape.fields(), frequencies), 0);
    }

    /// Brings entries and pairs of these records up to date, whether they are still there or not.
    void refresh(Workspace workspace, ObjectType object, Collection<UUID> ids) {
        var learned = learned(workspace, object);
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            var some = all.subList(from, Math.min(all.size(), from + PAGE));
            var entries = entries(workspace, object, learned, some);
            var gone = new HashSet<>(some);
            entries.forEach(entry -> gone.remove(entry.record()));
            store.write(workspace, object.table(), entries, gone);
            pair(workspace, object, learned, entries);
        }
    }

    private List<MatchStore.Entry> entries(Workspace workspace, ObjectType object, Learned learned, List<UUID> ids) {
        var fields = learned.shape().parts().stream()
                .map(MatchShape.Part::field)
                .distinct()
                .toList();
        var filter = new HashMap<String, @Nullable Object>();
        filter.put("field", "id");
        filter.put("op", "in");
        filter.put("value", ids.stream().map(UUID::toString).toList());
        var query = new Query(object.name(), filter, List.of(), fields, List.of(), PAGE, null, Query.Count.NONE, false);
        return records.query(Actor.system(workspace), query).items().stream()
                .map(record -> entry(learned, record.id(), learned.shape().texts(record.values())))
                .toList();
    }

    private static MatchStore.Entry entry(Learned learned, UUID id, List<@Nullable String> texts) {
        return new MatchStore.Entry(id, learned.keys(learned.row(texts)), texts);
    }

    private void pair(Workspace workspace, ObjectType object, Learned learned, List<MatchStore.Entry> entries) {
        var candidates = store.candidates(workspace, entries);
        var others = new HashSet<UUID>();
        candidates.values().forEach(others::addAll);
        var rows = new HashMap<UUID, Row>();
        store.texts(workspace, others).forEach((id, texts) -> rows.put(id, learned.row(texts)));
        var pairs = new LinkedHashMap<UUID, List<MatchStore.Pair>>();
        for (var entry : entries) {
            var row = learned.row(entry.texts());
            var found = new ArrayList<MatchStore.Pair>();
            for (var other : candidates.getOrDefault(entry.record(), Set.of())) {
                var compared = rows.get(other);
                if (compared == null) {
                    continue;
                }
                var score = learned.model().score(row, compared);
                var band = Bands.of(learned.shape(), score);
                if (band != null) {
                    found.add(MatchStore.Pair.of(entry.record(), other, score.bits(), Bands.number(band)));
                }
            }
            found.sort(Comparator.comparingDouble(pair -> -pair.bits()));
            pairs.put(entry.record(), List.copyOf(found.subList(0, Math.min(MOST_PAIRS, found.size()))));
        }
        store.replacePairs(workspace, object.table(), pairs);
    }

    /// Whether there are so many more records than when it was learned that it is time to learn anew. Many are not
    /// counted more than once a minute.
    ///
    /// @param growth how many times as many
    boolean isOutgrown(Workspace workspace, ObjectType object, int growth) {
        var key = workspace.schema() + "/" + object.table();
        var before = counted.get(key);
        if (before != null && before.isAfter(clock.instant().minus(PAUSE))) {
            return false;
        }
        long now = store.count(workspace, object.table());
        if (now > MANY) {
            counted.put(key, clock.instant());
        }
        return now >= 100 && now >= learned(workspace, object).records() * growth;
    }

    /// Learns from the records as they are and what people said. Reads and computes outside of transactions.
    ///
    /// @return whether everything has to be gone over again: what is compared has changed, or there are twice as
    /// many
    /// records
    boolean relearn(Workspace workspace, ObjectType object) {
        var known = learned(workspace, object);
        long count = store.count(workspace, object.table());
        if (count < 100) {
            return false;
        }
        boolean isAnew = known.records() == 0 || count >= known.records() * 2;
        var shape = isAnew ? MatchShape.of(object, sampled(workspace, object)) : known.shape();
        boolean isOtherShape = !shape.written().equals(known.shape().written());
        var sample = isOtherShape
                ? sampled(workspace, object).stream().map(shape::texts).toList()
                : store.sample(workspace, object.table(), SAMPLE);
        var rows = new ArrayList<Row>();
        sample.forEach(texts -> rows.add(Row.of(shape.fields(), texts)));
        var frequencies = isAnew
                ? Learning.frequencies(shape.fields(), rows)
                : known.model().frequencies();
        double size = Math.max(count, LEAST);
        var passes = isAnew
                ? Passes.choose(
                        shape.fields(),
                        frequencies,
                        rows.subList(0, Math.min(CHOICE, rows.size())),
                        size,
                        RATE,
                        MOST_PASSES)
                : known.passes();
        var pairs = pairs(workspace, object, shape, known, rows, passes);
        double scale = Math.pow(count / (double) Math.max(1, sample.size()), 2);
        var model = Learning.learn(shape.fields(), frequencies, rows, pairs, 0, size * (size - 1) / 2, scale);
        store.keep(
                workspace,
                object.table(),
                new MatchStore.Model(
                        shape.written(),
                        String.join(";", passes.written()),
                        ModelBytes.write(model),
                        isAnew ? count : known.records(),
                        clock.instant()),
                isAnew);
        return isAnew;
    }

    /// The pairs of the sample worth looking at, and those that people judged, whose records join the sample.
    private List<Learning.Pair> pairs(
            Workspace workspace, ObjectType object, MatchShape shape, Learned known, List<Row> rows, Passes passes) {
        var pairs = new ArrayList<Learning.Pair>();
        for (long pair : Blocking.pairs(passes, rows, 0, 50)) {
            pairs.add(new Learning.Pair((int) (pair >> 32), (int) pair, null));
        }
        if (!shape.written().equals(known.shape().written())) {
            return pairs;
        }
        var verdicts = store.verdicts(workspace, object.table(), 2_000);
        var ids = new HashSet<UUID>();
        verdicts.forEach(verdict -> ids.addAll(List.of(verdict.one(), verdict.other())));
        var places = new HashMap<UUID, Integer>();
        store.texts(workspace, ids).forEach((id, texts) -> {
            places.put(id, rows.size());
            rows.add(Row.of(shape.fields(), texts));
        });
        for (var verdict : verdicts) {
            var one = places.get(verdict.one());
            var other = places.get(verdict.other());
            if (one != null && other != null) {
                pairs.add(new Learning.Pair(one, other, "same".equals(verdict.verdict())));
            }
        }
        return pairs;
    }

    private List<Map<String, @Nullable Object>> sampled(Workspace workspace, ObjectType object) {
        var sampled = new ArrayList<Map<String, @Nullable Object>>();
        String cursor = null;
        do {
            var page = page(workspace, object, cursor);
            page.items().forEach(record -> sampled.add(record.values()));
            cursor = page.nextCursor();
        } while (cursor != null && sampled.size() < SAMPLE);
        return sampled;
    }

    boolean isGoneOver(Workspace workspace, ObjectType object) {
        return store.goneTo(workspace, object.table()).isPresent();
    }

    /// Makes the entries and pairs of the next records anew and keeps how far it is; the same ones again change
    /// nothing.
    ///
    /// @return whether there are more
    boolean goOver(Workspace workspace, ObjectType object) {
        var last = store.goneTo(workspace, object.table()).orElse(null);
        if (last == null) {
            return false;
        }
        var ids = store.after(workspace, object.table(), last, PAGE);
        refresh(workspace, object, ids);
        boolean isMore = ids.size() == PAGE;
        store.keepGoneTo(workspace, object.table(), isMore ? ids.getLast() : null);
        return isMore;
    }

    private Page page(Workspace workspace, ObjectType object, @Nullable String cursor) {
        return records.query(
                Actor.system(workspace),
                new Query(object.name(), null, List.of(), List.of(), List.of(), 500, cursor, Query.Count.NONE, false));
    }

    /// For each of these, the records that share a key with it.
    List<Set<UUID>> like(Workspace workspace, Learned learned, List<Row> rows) {
        var asked = new ArrayList<MatchStore.Entry>();
        for (int i = 0; i < rows.size(); i++) {
            asked.add(new MatchStore.Entry(new UUID(0, i), learned.keys(rows.get(i)), List.of()));
        }
        var found = store.candidates(workspace, asked);
        return asked.stream()
                .map(entry -> found.getOrDefault(entry.record(), Set.of()))
                .toList();
    }
}
