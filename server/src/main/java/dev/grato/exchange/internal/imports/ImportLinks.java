package dev.grato.exchange.internal.imports;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition.Through;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.spi.BatchWork.Chunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the record that stands between two others where a row names the other directly: whoever comes with a
/// company
/// is affiliated with it, also when another one becomes their main company later.
final class ImportLinks {

    private static final int PAGE = 500;

    private final Chunk chunk;
    private final Records records;
    private final ObjectType object;
    private final @Nullable ObjectType link;
    private final @Nullable Through through;
    /// The relations of the object itself that lead where the link leads.
    private final List<String> direct;

    /// Those of this chunk, which others do not see yet.
    private final Set<Pair> written = new HashSet<>();

    private record Pair(UUID from, UUID to) {}

    /// @param files none of which must bring the links themselves
    ImportLinks(Chunk chunk, Records records, Model model, ObjectType object, List<Imported> files) {
        this.chunk = chunk;
        this.records = records;
        this.object = object;
        var timeline = object.timeline();
        this.through = timeline == null ? null : timeline.through();
        this.link = through == null
                        || files.stream()
                                .anyMatch(file -> file.isUsed()
                                        && through.object().equals(file.plan().object()))
                ? null
                : model.object(through.object())
                        .filter(known -> !known.isRetired())
                        .orElse(null);
        var target = link == null || through == null
                ? null
                : link.field(through.to()).map(field -> field.target()).orElse(null);
        this.direct = timeline == null || target == null
                ? List.of()
                : timeline.handsOn().stream()
                        .filter(name -> object.field(name)
                                .filter(field -> target.equals(field.target()))
                                .isPresent())
                        .toList();
    }

    /// @param values of records that were written, by their ids
    /// @param made those of them that are new
    /// @return the records for which one was made
    Set<UUID> make(Map<UUID, Map<String, @Nullable Object>> values, Set<UUID> made) {
        var done = new HashSet<UUID>();
        var wanted = new LinkedHashMap<Pair, Boolean>();
        values.forEach((id, row) -> direct.forEach(name ->
                Ids.parse(row.get(name)).ifPresent(to -> wanted.put(new Pair(id, to), made.contains(id)))));
        if (wanted.isEmpty() || link == null || through == null) {
            return done;
        }
        var there = known(wanted.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(entry -> entry.getKey().from())
                .distinct()
                .toList());
        wanted.keySet().removeAll(there);
        wanted.keySet().removeAll(written);
        var pairs = List.copyOf(wanted.keySet());
        var outcomes = chunk.write(pairs.stream()
                .map(pair -> Mutation.create(
                        link.name(),
                        Ids.next(),
                        Map.of(
                                through.from(), pair.from().toString(),
                                through.to(), pair.to().toString())))
                .toList());
        for (int i = 0; i < pairs.size(); i++) {
            if (outcomes.get(i).status() == Outcome.Status.CREATED) {
                written.add(pairs.get(i));
                done.add(pairs.get(i).from());
            }
        }
        return done;
    }

    String name() {
        return link == null ? object.name() : link.name();
    }

    private Set<Pair> known(List<UUID> ids) {
        var known = new HashSet<Pair>();
        if (link == null || through == null) {
            return known;
        }
        for (int i = 0; i < ids.size(); i += PAGE) {
            var some = ids.subList(i, Math.min(ids.size(), i + PAGE)).stream()
                    .map(UUID::toString)
                    .toList();
            String cursor = null;
            do {
                var filter = new LinkedHashMap<String, @Nullable Object>();
                filter.put("field", through.from());
                filter.put("op", "in");
                filter.put("value", some);
                var page = records.query(
                        chunk.actor(),
                        new Query(
                                link.name(),
                                filter,
                                List.of(),
                                List.of(through.from(), through.to()),
                                List.of(),
                                PAGE,
                                cursor,
                                Query.Count.NONE,
                                false));
                var pairs = new ArrayList<Pair>();
                page.items()
                        .forEach(record -> Ids.parse(record.value(through.from()))
                                .ifPresent(from -> Ids.parse(record.value(through.to()))
                                        .ifPresent(to -> pairs.add(new Pair(from, to)))));
                known.addAll(pairs);
                cursor = page.nextCursor();
            } while (cursor != null);
        }
        return known;
    }
}
