package dev.grato.programme.internal;

import dev.grato.access.Feature;
import dev.grato.access.FeatureReleases;
import dev.grato.access.RoleRights;
import dev.grato.platform.Actor;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Evaluates feature releases as they stand at this moment.
///
/// A feature that no release is about is on for everybody, and so is one whose releases are all only planned. Otherwise
/// it
/// is on for whom one release that counts is for: it is on, its last day has not passed, its pilot runs or goes on, and
/// it is for everybody or for a ring one is a member of.
@Component
final class Releases implements FeatureReleases {

    /// How many are looked at; more than one for each feature and ring are not to be expected.
    private static final int MOST = 500;

    private static final Set<Object> ALIVE = Set.of("running", "promoted");

    private final Records records;
    private final Clock clock;

    Releases(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Set<Feature> off(Actor actor) {
        var system = Actor.system(actor.workspace());
        var releases = find(system, ProgrammeModel.RELEASE, "status", List.of("on", "ended"));
        if (releases.isEmpty()) {
            return EnumSet.noneOf(Feature.class);
        }
        var today = LocalDate.ofInstant(clock.instant(), actor.workspace().zone());
        var alive = find(system, ProgrammeModel.PILOT, "id", ids(releases, "pilot")).stream()
                .filter(pilot -> pilot.value("status") instanceof String status && ALIVE.contains(status))
                .map(pilot -> pilot.id().toString())
                .collect(Collectors.toSet());
        var mine = rings(actor, find(system, ProgrammeModel.RING_MEMBER, "ring", ids(releases, "ring")));
        var isOn = new EnumMap<Feature, Boolean>(Feature.class);
        for (var release : releases) {
            var feature = feature(release.value("feature"));
            if (feature != null) {
                boolean counts = "on".equals(release.value("status"))
                        && isBefore(today, release.value("expiresOn"))
                        && isIn(alive, release.value("pilot"))
                        && isIn(mine, release.value("ring"));
                isOn.merge(feature, counts, Boolean::logicalOr);
            }
        }
        isOn.values().removeIf(Boolean::booleanValue);
        return isOn.keySet();
    }

    private List<CrmRecord> find(Actor system, String object, String field, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        var filter = new LinkedHashMap<String, @Nullable Object>();
        filter.put("field", field);
        filter.put("op", "in");
        filter.put("value", List.copyOf(values));
        return records.query(system, Query.of(object, filter, MOST)).items();
    }

    private static Set<String> ids(List<CrmRecord> releases, String field) {
        var ids = new HashSet<String>();
        for (var release : releases) {
            if (release.value(field) instanceof String id) {
                ids.add(id);
            }
        }
        return ids;
    }

    /// The rings the actor is in, by name or by team.
    private static Set<String> rings(Actor actor, List<CrmRecord> members) {
        var me = String.valueOf(actor.userId());
        var teams = RoleRights.of(actor)
                .map(rights -> rights.teamPath().stream().map(UUID::toString).collect(Collectors.toSet()))
                .orElse(Set.of());
        return members.stream()
                .filter(member -> me.equals(member.value("user"))
                        || member.value("team") instanceof String team && teams.contains(team))
                .map(member -> String.valueOf(member.value("ring")))
                .collect(Collectors.toSet());
    }

    private static boolean isBefore(LocalDate today, @Nullable Object lastDay) {
        return !(lastDay instanceof String text) || !today.isAfter(LocalDate.parse(text));
    }

    private static boolean isIn(Set<String> all, @Nullable Object id) {
        return id == null || all.contains(String.valueOf(id));
    }

    private static @Nullable Feature feature(@Nullable Object key) {
        for (var feature : Feature.values()) {
            if (feature.key().equals(key)) {
                return feature;
            }
        }
        return null;
    }
}
