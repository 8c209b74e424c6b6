package dev.grato.app.demo;

import dev.grato.records.Mutation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Collects what happened in whatever order it comes to mind, and gives it back in the order in which it happened.
final class Ledger {

    /// Objects that others point at come first within a step.
    private static final List<String> ORDER = List.of(
            "team",
            "user",
            "company",
            "person",
            "affiliation",
            "product",
            "deal",
            "document",
            "documentLine",
            "openItem",
            "case",
            "task",
            "event",
            "note",
            "interaction",
            "programme",
            "businessProcess",
            "programmeRole",
            "scopeItem",
            "budgetLine",
            "costEntry",
            "roleGroup",
            "involvement",
            "ring",
            "ringMember",
            "pilot",
            "criterion",
            "objective",
            "featureRelease",
            "decision",
            "signature");

    /// Steps of the newest days are a day long, older ones a week: enough for history, few enough to be quick.
    private static final int DAYS_ONE_BY_ONE = 28;

    private record Entry(Instant at, Mutation mutation) {}

    private final Instant now;
    private final List<Entry> entries = new ArrayList<>();

    Ledger(Instant now) {
        this.now = now;
    }

    void create(Instant at, String object, UUID id, Values values) {
        entries.add(new Entry(earlier(at), Mutation.create(object, id, values.done())));
    }

    void update(Instant at, String object, UUID id, Values values) {
        entries.add(new Entry(earlier(at), Mutation.update(object, id, values.done())));
    }

    /// Nothing is entered later than now, though some moments of today are a few minutes too optimistic.
    private Instant earlier(Instant at) {
        return at.isBefore(now) ? at : now;
    }

    /// What happened, in steps; each record at most once per step, as it stood at the end of it.
    List<DemoPlan.Step> steps(LocalDate today, ZoneId zone) {
        var buckets = new TreeMap<Long, List<Entry>>();
        for (var entry : entries) {
            long day = LocalDate.ofInstant(entry.at, zone).toEpochDay();
            long bucket = today.toEpochDay() - day < DAYS_ONE_BY_ONE ? day : Math.floorDiv(day, 7L) * 7;
            buckets.computeIfAbsent(Math.min(bucket, today.toEpochDay()), key -> new ArrayList<>())
                    .add(entry);
        }
        var steps = new ArrayList<DemoPlan.Step>();
        for (var bucket : buckets.values()) {
            steps.add(step(bucket));
        }
        return steps;
    }

    private static DemoPlan.Step step(List<Entry> bucket) {
        bucket.sort(Comparator.comparing(Entry::at));
        var merged = new LinkedHashMap<UUID, Mutation>();
        for (var entry : bucket) {
            merged.merge(entry.mutation.id(), entry.mutation, Ledger::merged);
        }
        var mutations = new ArrayList<>(merged.values());
        mutations.sort(Comparator.comparingInt(mutation -> ORDER.indexOf(mutation.object())));
        return new DemoPlan.Step(bucket.getLast().at, List.copyOf(mutations));
    }

    private static Mutation merged(Mutation earlier, Mutation later) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(earlier.values());
        values.putAll(later.values());
        return new Mutation(earlier.kind(), earlier.object(), earlier.id(), values, null);
    }
}
