package dev.grato.access;

import dev.grato.access.internal.PeopleRepository;
import dev.grato.access.internal.PeopleRepository.Person;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.records.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds the people somebody can ask when they were refused something.
@Service
public final class WhomToAsk {

    private static final int MOST = 5;

    private final PeopleRepository people;
    private final Records records;

    public WhomToAsk(PeopleRepository people, Records records) {
        this.people = people;
        this.records = records;
    }

    /// @param why `owner`, `lead` or `administrator`
    public record Contact(UUID id, String name, String why) {}

    /// At most five: the record's owner where the actor sees the record, the leads of its team and of the
    /// actor's own, administrators. Never the actor.
    ///
    /// @param object absent where it is about no record
    public List<Contact> about(Actor actor, @Nullable String object, @Nullable UUID record) {
        var teams = people.teams(actor.workspace());
        var active = new LinkedHashMap<UUID, Person>();
        people.active(actor.workspace(), teams).forEach(person -> active.put(person.id(), person));
        var found = object == null || record == null
                ? null
                : records.find(actor, object, record).orElse(null);
        var contacts = new LinkedHashMap<UUID, Contact>();
        if (found != null) {
            add(actor, active, Ids.parse(found.value("owner")).orElse(null), "owner", contacts);
            var team = teams.get(Ids.parse(found.value("team")).orElse(new UUID(0, 0)));
            add(actor, active, team == null ? null : team.lead(), "lead", contacts);
        }
        var own = RoleRights.of(actor).map(RoleRights::team).map(teams::get).orElse(null);
        add(actor, active, own == null ? null : own.lead(), "lead", contacts);
        active.values().stream()
                .filter(person -> person.rights().isAdministrator())
                .forEach(person -> add(actor, active, person.id(), "administrator", contacts));
        return contacts.values().stream().limit(MOST).collect(Collectors.toCollection(ArrayList::new));
    }

    private static void add(
            Actor actor, Map<UUID, Person> active, @Nullable UUID id, String why, Map<UUID, Contact> contacts) {
        var person = id == null || id.equals(actor.userId()) ? null : active.get(id);
        if (person != null) {
            contacts.putIfAbsent(person.id(), new Contact(person.id(), person.name(), why));
        }
    }
}
