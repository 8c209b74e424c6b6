package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which records have gone into which, now and formerly, as far as it concerns some of them.
///
/// Each record is merged into one other at most; so the standing merges are trees, whose roots are the records
/// that are left.
final class MergeForest {

    static final String TABLE = "record_merge";

    /// One record that went into another.
    ///
    /// @param recordVersion the record's version before it went
    /// @param survivorVersion the survivor's version when it came
    /// @param choices what was chosen for the survivor, by column
    /// @param seq where in the log that was
    /// @param joinedSeq since when in the log they are one, when it was taken back and done again meanwhile
    record Edge(
            UUID batch,
            int place,
            UUID record,
            long recordVersion,
            UUID survivor,
            long survivorVersion,
            Map<String, @Nullable Object> choices,
            long seq,
            long joinedSeq,
            boolean isStanding) {

        Edge standing(boolean stands) {
            return new Edge(
                    batch, place, record, recordVersion, survivor, survivorVersion, choices, seq, joinedSeq, stands);
        }
    }

    private static final Comparator<Edge> IN_ORDER = Comparator.comparingLong(Edge::survivorVersion)
            .thenComparingLong(Edge::seq)
            .thenComparing(Edge::batch)
            .thenComparingInt(Edge::place);

    private final List<Edge> edges;
    private final Map<UUID, Edge> out = new HashMap<>();
    private final Map<UUID, List<Edge>> in = new HashMap<>();

    private MergeForest(Collection<Edge> all) {
        edges = List.copyOf(all);
        edges.stream().filter(Edge::isStanding).sorted(IN_ORDER).forEach(edge -> {
            out.put(edge.record(), edge);
            in.computeIfAbsent(edge.survivor(), id -> new ArrayList<>()).add(edge);
        });
    }

    /// All merges, standing and undone, that hang together with these records.
    static MergeForest around(DSLContext sql, Workspace workspace, Collection<UUID> records) {
        var found = new HashMap<List<UUID>, Edge>();
        var known = new HashSet<>(records);
        Set<UUID> next = new HashSet<>(records);
        while (!next.isEmpty()) {
            var ids = DSL.val(next.toArray(UUID[]::new));
            var more = new HashSet<UUID>();
            sql.resultQuery(
                            "select batch_id, place, record_id, record_version, survivor_id, survivor_version, choices,"
                                    + " seq, joined_seq, undone_by is null as standing from "
                                    + Database.quoted(workspace, TABLE)
                                    + " where record_id = any({0}) or survivor_id = any({0})",
                            ids)
                    .forEach(row -> {
                        var edge = new Edge(
                                row.get("batch_id", UUID.class),
                                row.get("place", Integer.class),
                                row.get("record_id", UUID.class),
                                row.get("record_version", Long.class),
                                row.get("survivor_id", UUID.class),
                                row.get("survivor_version", Long.class),
                                Plain.normal(Json.readObject(
                                        row.get("choices", JSONB.class).data())),
                                row.get("seq", Long.class),
                                row.get("joined_seq", Long.class),
                                row.get("standing", Boolean.class));
                        found.put(List.of(edge.batch(), edge.record()), edge);
                        more.add(edge.record());
                        more.add(edge.survivor());
                    });
            more.removeAll(known);
            known.addAll(more);
            next = more;
        }
        return new MergeForest(found.values());
    }

    boolean isEmpty() {
        return edges.isEmpty();
    }

    List<Edge> edges() {
        return edges;
    }

    /// The records there are in it.
    Set<UUID> records() {
        var records = new HashSet<UUID>();
        edges.forEach(edge -> {
            records.add(edge.record());
            records.add(edge.survivor());
        });
        return records;
    }

    /// The same where these merges stand, or do not.
    MergeForest with(Predicate<Edge> which, boolean stand) {
        return new MergeForest(edges.stream()
                .map(edge -> which.test(edge) ? edge.standing(stand) : edge)
                .toList());
    }

    boolean isMerged(UUID record) {
        return out.containsKey(record);
    }

    /// What is left of this record: itself, or what it went into in the end.
    UUID root(UUID record) {
        var at = record;
        for (var edge = out.get(at); edge != null; edge = out.get(at)) {
            at = edge.survivor();
        }
        return at;
    }

    /// Whether a record is one of these, or had gone into one of them before this place in the log.
    boolean leadsInto(UUID record, Set<UUID> some, long seq) {
        var at = record;
        while (!some.contains(at)) {
            var edge = out.get(at);
            if (edge == null || edge.seq() >= seq) {
                return false;
            }
            at = edge.survivor();
        }
        return true;
    }

    /// The merges that stand through which this record went further and further, from itself up.
    List<Edge> above(UUID record) {
        var above = new ArrayList<Edge>();
        for (var edge = out.get(record); edge != null; edge = out.get(edge.survivor())) {
            above.add(edge);
        }
        return above;
    }

    /// The merges that stand by which records came into this one, in the order in which they did.
    List<Edge> into(UUID survivor) {
        return in.getOrDefault(survivor, List.of());
    }

    /// Whether records ever came into this one.
    boolean wasSurvivor(UUID record) {
        return edges.stream().anyMatch(edge -> edge.survivor().equals(record));
    }

    /// All records that are one with this one, each with the place in the log from which on nobody can tell whether
    /// something is meant for it or for one that joined `since`.
    Map<UUID, Long> together(UUID record, long since) {
        var reached = new HashMap<UUID, Long>();
        reached.put(record, since);
        var next = new ArrayDeque<>(List.of(record));
        while (!next.isEmpty()) {
            var at = next.remove();
            long soFar = reached.getOrDefault(at, since);
            var near = new ArrayList<>(into(at));
            var up = out.get(at);
            if (up != null) {
                near.add(up);
            }
            for (var edge : near) {
                var other = edge.record().equals(at) ? edge.survivor() : edge.record();
                if (!reached.containsKey(other)) {
                    reached.put(other, Math.max(soFar, edge.joinedSeq()));
                    next.add(other);
                }
            }
        }
        return reached;
    }
}
