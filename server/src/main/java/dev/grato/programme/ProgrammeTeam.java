package dev.grato.programme;

import dev.grato.access.Abilities;
import dev.grato.platform.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names a programme needs, and who may change it: who has the ability for it, as administrators do, and whoever
/// has accepted to lead or
/// to sponsor it.
public final class ProgrammeTeam {

    /// The roles that let their holder change the programme.
    private static final Set<String> LEADING = Set.of("leader", "sponsor");

    private static final Map<String, Integer> FEW = Map.of("leader", 1, "dataKeeper", 1, "helper", 1);
    private static final Map<String, Integer> MORE =
            Map.of("leader", 1, "sponsor", 1, "notLeader", 1, "administrator", 2);

    private ProgrammeTeam() {}

    /// The kinds of role a programme of this size needs, and how many people of each; without a size it is a micro one.
    public static Map<String, Integer> needed(@Nullable Object profile) {
        return profile == null || profile.equals("micro") ? FEW : MORE;
    }

    /// @param roles the values of all roles in the programme, canonical
    public static boolean mayLead(Actor actor, Collection<Map<String, @Nullable Object>> roles) {
        return actor.isSystem()
                || Abilities.has(actor, Abilities.LEAD_PROGRAMME)
                || actor.userId() != null
                        && roles.stream()
                                .anyMatch(role -> leads(role, actor.userId().toString()));
    }

    private static boolean leads(Map<String, @Nullable Object> role, String user) {
        return user.equals(role.get("user"))
                && role.get("acceptedAt") != null
                && role.get("kind") instanceof String kind
                && LEADING.contains(kind);
    }
}
