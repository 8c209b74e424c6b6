package dev.grato.programme.internal;

import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Messages;
import dev.grato.programme.DecisionRights;
import dev.grato.programme.DecisionRights.Standing;
import dev.grato.programme.Holes;
import dev.grato.programme.ProgrammeError;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Finds the empty places and tells who can fill them.
@Service
final class HoleService implements Holes {

    private static final int ALL = 500;
    /// How many are named in the notice; it says how many more there are.
    private static final int NAMED = 12;

    private final Records records;
    private final Notices notices;
    private final Messages messages;
    private final Clock clock;

    HoleService(Records records, Notices notices, Messages messages, Clock clock) {
        this.records = records;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Sent send(Actor actor) {
        var system = Actor.system(actor.workspace());
        var roles = all(system, ProgrammeModel.ROLE);
        if (!ProgrammeTeam.mayLead(actor, roles.stream().map(CrmRecord::values).toList())) {
            throw new GratoException(ProgrammeError.NOT_LEADING);
        }
        var programme = records.find(system, ProgrammeModel.PROGRAMME, ProgrammeModel.ID)
                .orElseThrow(() -> new GratoException(ProgrammeError.NO_HOLES));
        var holes = holes(system, programme, roles);
        if (holes.isEmpty()) {
            throw new GratoException(ProgrammeError.NO_HOLES);
        }
        var to = reader(roles).orElseThrow(() -> new GratoException(ProgrammeError.NOBODY_TO_TELL));
        var today =
                LocalDate.ofInstant(clock.instant(), actor.workspace().zone()).toString();
        if (today.equals(programme.value("holesSentOn"))) {
            throw new GratoException(ProgrammeError.TOLD_TODAY);
        }
        var named = String.join("; ", holes.stream().limit(NAMED).toList());
        notices.tell(
                actor.workspace(),
                to,
                holes.size() > NAMED ? "manyHoles" : "holes",
                Map.of("holes", named, "more", holes.size() - NAMED));
        records.write(
                system,
                List.of(Mutation.update(
                        ProgrammeModel.PROGRAMME, ProgrammeModel.ID, Map.of("holesSentOn", (Object) today))),
                WriteOptions.single("system"));
        return new Sent(to, holes.size());
    }

    private List<CrmRecord> all(Actor system, String object) {
        return records.query(system, Query.of(object, null, ALL)).items();
    }

    private static Optional<UUID> reader(List<CrmRecord> roles) {
        return Stream.of("sponsor", "leader")
                .flatMap(kind -> roles.stream().filter(role -> kind.equals(role.value("kind"))))
                .filter(role -> role.value("user") instanceof String)
                .map(role -> UUID.fromString(String.valueOf(role.value("user"))))
                .findFirst();
    }

    private List<String> holes(Actor system, CrmRecord programme, List<CrmRecord> roles) {
        var holes = new ArrayList<String>();
        var needed = new TreeMap<>(ProgrammeTeam.needed(programme.value("profile")));
        needed.forEach((kind, count) -> {
            long accepted = roles.stream()
                    .filter(role -> kind.equals(role.value("kind")) && role.value("acceptedAt") != null)
                    .count();
            if (accepted < count) {
                holes.add(messages.text(system.locale(), "programme.hole." + kind));
            }
        });
        all(system, ProgrammeModel.PROCESS).stream()
                .filter(process -> process.value("processOwner") == null)
                .forEach(process -> holes.add(name(process)));
        all(system, ProgrammeModel.SYSTEM).stream()
                .filter(each -> each.value("systemOwner") == null)
                .forEach(each -> holes.add(name(each)));
        var rights = all(system, ProgrammeModel.RIGHT);
        all(system, ProgrammeModel.TOPIC).stream()
                .filter(topic -> DecisionRights.standing(of(topic, rights)) != Standing.SETTLED)
                .forEach(topic -> holes.add(name(topic)));
        return holes;
    }

    private static List<Map<String, Object>> of(CrmRecord topic, List<CrmRecord> rights) {
        return rights.stream()
                .filter(right -> topic.id().toString().equals(right.value("topic")))
                .map(CrmRecord::values)
                .toList();
    }

    private static String name(CrmRecord record) {
        return String.valueOf(record.value("name"));
    }
}
