package dev.grato.access;

import dev.grato.access.internal.FollowRepository;
import dev.grato.access.internal.FollowRepository.FollowRow;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The records a user wants to hear of, and what others changed in them. Nobody else learns who follows what, and
/// what is told says what changed and on which day, never who did it.
@Service
public final class Follows {

    /// How many records one user follows at most.
    public static final int MOST = 500;

    /// How far back changes are told.
    public static final Duration FARTHEST = Duration.ofDays(30);

    private static final int MOST_CHANGES = 2_000;

    private final FollowRepository repository;
    private final Records records;
    private final Models models;
    private final Clock clock;

    public Follows(FollowRepository repository, Records records, Models models, Clock clock) {
        this.repository = repository;
        this.records = records;
        this.models = models;
        this.clock = clock;
    }

    /// A record that is followed, since when.
    public record Follow(String object, UUID record, Instant since) {}

    /// What others did to a record on one day.
    ///
    /// @param title the value of the field that names the record; null where the user may not read it
    /// @param operation the last thing done: `create`, `update`, `delete` or `restore`
    /// @param fields the names of the fields that were changed, in the order of the model
    public record FollowedDay(
            String object, UUID record, @Nullable Object title, LocalDate day, String operation, List<String> fields) {}

    /// The caller's follows, latest first; those they may not see any more are there, since nothing is told of
    /// them.
    public List<Follow> list(Actor actor) {
        var names = names(actor);
        var follows = new ArrayList<Follow>();
        for (FollowRow row : repository.list(actor.workspace(), user(actor))) {
            var name = names.get(row.table());
            if (name != null) {
                follows.add(new Follow(name, row.record(), row.since()));
            }
        }
        return follows;
    }

    private Map<String, String> names(Actor actor) {
        var names = new HashMap<String, String>();
        models.current(actor.workspace()).objects().forEach(object -> names.put(object.table(), object.name()));
        return names;
    }

    /// Follows a record the caller sees; again changes nothing.
    ///
    /// @throws GratoException with [RecordsError#NOT_FOUND], [AccessError#NOT_FOLLOWABLE] for users, teams and
    /// roles,
    ///     or [AccessError#INVALID] when there are too many
    public void follow(Actor actor, String object, UUID record) {
        if (TimelineDefinition.NOBODY.contains(object)) {
            throw new GratoException(AccessError.NOT_FOLLOWABLE);
        }
        if (records.find(actor, object, record).isEmpty()) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!repository.add(actor.workspace(), user(actor), type(actor, object).table(), record, now, MOST)) {
            throw new GratoException(AccessError.INVALID, new Fault("", "tooMany", Map.of("max", MOST)));
        }
    }

    /// Follows it no more; nothing happens where the caller did not.
    public void leave(Actor actor, String object, UUID record) {
        repository.remove(actor.workspace(), user(actor), type(actor, object).table(), record);
    }

    /// What others changed since then in records the caller follows and sees, latest first; by record and day in
    /// the
    /// caller's time zone.
    ///
    /// @param since not farther back than [#FARTHEST]
    public List<FollowedDay> changes(Actor actor, Instant since) {
        if (since.isAfter(clock.instant())) {
            return List.of();
        }
        var followed = new HashMap<String, Set<UUID>>();
        var names = names(actor);
        for (FollowRow row : repository.list(actor.workspace(), user(actor))) {
            var name = names.get(row.table());
            if (name != null) {
                followed.computeIfAbsent(name, key -> new HashSet<>()).add(row.record());
            }
        }
        var earliest = clock.instant().minus(FARTHEST);
        var from = since.isBefore(earliest) ? earliest : since;
        return days(actor, records.changesByOthers(actor, followed, from, MOST_CHANGES));
    }

    private List<FollowedDay> days(Actor actor, List<Change> changes) {
        record Place(String object, UUID record, LocalDate day) {}
        var byDay = new LinkedHashMap<Place, List<Change>>();
        for (var change : changes) {
            var day = LocalDate.ofInstant(change.at(), actor.zone());
            byDay.computeIfAbsent(new Place(change.object(), change.record(), day), key -> new ArrayList<>())
                    .add(change);
        }
        var titles = titles(actor, changes);
        var days = new ArrayList<FollowedDay>();
        byDay.forEach((place, some) -> {
            var fields = fields(type(actor, place.object()), some);
            var operation = some.getFirst().operation();
            if (!fields.isEmpty() || operation != Operation.UPDATE) {
                days.add(new FollowedDay(
                        place.object(),
                        place.record(),
                        titles.get(place.record()),
                        place.day(),
                        operation.key(),
                        fields));
            }
        });
        return days;
    }

    private static List<String> fields(ObjectType object, List<Change> changes) {
        var changed = new LinkedHashSet<String>();
        changes.stream()
                .filter(change -> change.operation() == Operation.UPDATE)
                .forEach(change -> {
                    changed.addAll(change.before().keySet());
                    changed.addAll(change.after().keySet());
                });
        return object.liveFields().keySet().stream().filter(changed::contains).toList();
    }

    /// What names the records, as far as the caller reads it.
    private Map<UUID, Object> titles(Actor actor, List<Change> changes) {
        var ids = new HashMap<String, Set<String>>();
        changes.forEach(change -> ids.computeIfAbsent(change.object(), key -> new HashSet<>())
                .add(change.record().toString()));
        var titles = new HashMap<UUID, Object>();
        ids.forEach((object, some) -> {
            var title = type(actor, object).titleField();
            var filter = new LinkedHashMap<String, @Nullable Object>();
            filter.put("field", "id");
            filter.put("op", "in");
            filter.put("value", List.copyOf(some));
            for (var inTrash : List.of(false, true)) {
                page(actor, object, filter, inTrash).forEach(record -> {
                    var value = record.value(title);
                    if (value != null) {
                        titles.put(record.id(), value);
                    }
                });
            }
        });
        return titles;
    }

    private List<CrmRecord> page(Actor actor, String object, Map<String, @Nullable Object> filter, boolean inTrash) {
        return records.query(
                        actor,
                        new Query(
                                object,
                                filter,
                                List.of("-createdAt"),
                                List.of(),
                                List.of(),
                                MOST,
                                null,
                                Query.Count.NONE,
                                inTrash))
                .items();
    }

    private ObjectType type(Actor actor, String object) {
        return models.current(actor.workspace()).require(object);
    }

    private static UUID user(Actor actor) {
        var user = actor.userId();
        if (user == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        return user;
    }
}
