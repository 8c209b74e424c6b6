package dev.grato.programme.internal.voice;

import dev.grato.access.Abilities;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who does what with what people say, by the roles in the programme that were accepted and have not ended.
@Component
final class VoiceRoles {

    /// The roles that count here.
    enum Part {
        LEADER,
        SPONSOR,
        HELPER,
        COUNCIL
    }

    private static final Map<String, Part> PARTS =
            Map.of("leader", Part.LEADER, "sponsor", Part.SPONSOR, "helper", Part.HELPER, "council", Part.COUNCIL);

    private static final int MOST = 500;

    private final Records records;
    private final Clock clock;

    VoiceRoles(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /// What one person may know and do.
    record Reading(Set<Part> parts, boolean isAble, boolean hasSponsor) {

        boolean isTeam() {
            return isAble || parts.contains(Part.LEADER) || parts.contains(Part.HELPER) || parts.contains(Part.COUNCIL);
        }

        /// That somebody feels watched is for the sponsor and the council; as long as nobody sponsors, for all who work
        /// on it.
        boolean readsWatched() {
            return parts.contains(Part.SPONSOR) || parts.contains(Part.COUNCIL) || !hasSponsor && isTeam();
        }

        boolean isCouncil() {
            return parts.contains(Part.COUNCIL);
        }
    }

    Reading of(Actor actor) {
        var all = all(actor);
        var mine = actor.userId() == null ? null : all.get(actor.userId());
        return new Reading(
                mine == null ? EnumSet.noneOf(Part.class) : mine,
                Abilities.has(actor, Abilities.LEAD_PROGRAMME),
                all.values().stream().anyMatch(parts -> parts.contains(Part.SPONSOR)));
    }

    /// Who has this part.
    Set<UUID> holders(Actor actor, Part part) {
        var holders = new HashSet<UUID>();
        all(actor).forEach((user, parts) -> {
            if (parts.contains(part)) {
                holders.add(user);
            }
        });
        return holders;
    }

    private Map<UUID, Set<Part>> all(Actor actor) {
        var system = Actor.system(actor.workspace());
        var today = LocalDate.ofInstant(clock.instant(), actor.workspace().zone());
        Map<String, @Nullable Object> filter =
                Map.of("field", "kind", "op", "in", "value", List.copyOf(PARTS.keySet()));
        var byUser = new HashMap<UUID, Set<Part>>();
        for (var role : records.query(system, Query.of(ProgrammeModel.ROLE, filter, MOST))
                .items()) {
            var user = Ids.parse(role.value("user")).orElse(null);
            var until = role.value("until");
            boolean isOver = until != null && LocalDate.parse(until.toString()).isBefore(today);
            var part = PARTS.get(String.valueOf(role.value("kind")));
            if (user != null && part != null && !isOver && role.value("acceptedAt") != null) {
                byUser.computeIfAbsent(user, each -> EnumSet.noneOf(Part.class)).add(part);
            }
        }
        return byUser;
    }
}
