package dev.grato.programme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.access.Feature;
import dev.grato.access.Features;
import dev.grato.platform.Ids;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.sync.Devices;
import dev.grato.sync.Profile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Features are on for everybody until the programme releases them to some; then they are on for those, while it lasts.
class FeatureReleaseTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private TestServer.World world;
    private Staff staff;
    private Member inside;
    private Member outside;
    private UUID north;

    @BeforeEach
    void hire() {
        world = TestServer.running().world();
        staff = new Staff(world);
        var scopes = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> scopes.put(action + "Scope", "all"));
        var role = staff.role("Sales", scopes);
        var sales = staff.team("Sales", null);
        north = staff.team("North", sales);
        inside = staff.hire("Ines", role, north);
        outside = staff.hire("Otto", role, sales);
    }

    private UUID ring(String kind) {
        return staff.create(ProgrammeModel.RING, Map.of("name", "Ring " + kind, "kind", kind));
    }

    private void member(UUID ring, String kind, UUID who) {
        staff.create(ProgrammeModel.RING_MEMBER, Map.of("ring", ring.toString(), kind, who.toString()));
    }

    private Map<String, Object> release(UUID ring) {
        var objective = staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "Fewer double letters"));
        var values = new LinkedHashMap<String, Object>();
        values.put("name", "Try it out");
        values.put("feature", "duplicates");
        values.put("status", "on");
        values.put("objective", objective.toString());
        values.put("businessOwner", inside.user().toString());
        values.put("itOwner", outside.user().toString());
        values.put("expiresOn", TODAY.plusDays(30).toString());
        if (ring != null) {
            values.put("ring", ring.toString());
        }
        return values;
    }

    private static boolean isOn(Member member) {
        var answer = member.get("/duplicates?object=companies");
        if (answer.status() == 403) {
            assertThat(answer.response().body())
                    .contains("not switched on for you")
                    .contains("duplicates");
            return false;
        }
        assertThat(answer.status()).isEqualTo(200);
        return true;
    }

    private Set<Feature> off(Member member) {
        return world.server().bean(Features.class).off(member.actor());
    }

    @Test
    void isOnForEverybodyWithoutARelease() {
        assertThat(isOn(inside)).isTrue();
        staff.create(ProgrammeModel.RELEASE, Map.of("name", "Later", "feature", "duplicates"));
        assertThat(isOn(outside)).isTrue();
    }

    @Test
    void isOnForMembersOfTheRingByNameAndByTeamAndOffForTheOthers() {
        var ring = ring("r1");
        staff.create(ProgrammeModel.RELEASE, release(ring));
        assertThat(isOn(inside)).isFalse();
        member(ring, "team", north);
        assertThat(isOn(inside)).isTrue();
        assertThat(isOn(outside)).isFalse();
        member(ring, "user", outside.user());
        assertThat(isOn(outside)).isTrue();
        assertThat(off(inside)).isEmpty();
    }

    @Test
    void isToldToDevicesWhenItChanges() {
        var mark = schema(outside).get("model");
        assertThat(me(outside).get("off")).isEqualTo(List.of());
        var release = staff.create(ProgrammeModel.RELEASE, release(ring("r1")));
        assertThat(me(outside).get("off")).isEqualTo(List.of("duplicates"));
        assertThat(schema(outside).get("model")).isNotEqualTo(mark);
        staff.change(ProgrammeModel.RELEASE, release, Map.of("status", "planned"));
        assertThat(me(outside).get("off")).isEqualTo(List.of());
        assertThat(schema(outside).get("model")).isEqualTo(mark);
    }

    private static Map<?, ?> schema(Member member) {
        var device = Ids.next();
        member.world().server().bean(Devices.class).register(member.actor(), device, "Phone", Profile.FIELD, null);
        return member.world()
                .server()
                .send(
                        "GET",
                        "/api/v1/sync/schema",
                        (String) null,
                        "Cookie",
                        member.cookie(),
                        "X-CSRF-Token",
                        member.csrf(),
                        Devices.HEADER,
                        device.toString())
                .json();
    }

    private static Map<?, ?> me(Member member) {
        return (Map<?, ?>) schema(member).get("me");
    }

    @Test
    void saysWhyWhoAnswersForItAndUntilWhen() {
        var admin = staff.hire("Ada", "administrator");
        for (var part : List.of("objective", "businessOwner", "itOwner", "expiresOn")) {
            var values = release(null);
            values.remove(part);
            var refused = admin.send("POST", "/feature-releases", values);
            assertThat(refused.status()).as(part).isEqualTo(400);
            assertThat(refused.response().body()).contains("releasePart").contains(part);
        }
        var past = release(null);
        past.put("expiresOn", TODAY.minusDays(1).toString());
        assertThat(admin.send("POST", "/feature-releases", past).response().body())
                .contains("releasePast");
        var long_ = release(ring("lab"));
        long_.put("expiresOn", TODAY.plusDays(70).toString());
        assertThat(admin.send("POST", "/feature-releases", long_).response().body())
                .contains("labTooLong");
        var member = Map.of("ring", ring("r2").toString());
        assertThat(admin.send("POST", "/ring-members", member).response().body())
                .contains("userOrTeam");
        assertThat(outside.send("POST", "/feature-releases", release(null))
                        .response()
                        .body())
                .contains("notLeading");
    }

    @Test
    void endsWithItsPilotTheMorningAfterAndKeepsWhatWasWritten() {
        var ring = ring("r1");
        member(ring, "user", inside.user());
        var last = TODAY.plusDays(2);
        var pilot = staff.create(
                ProgrammeModel.PILOT, Map.of("name", "One team", "status", "planned", "decideBy", last.toString()));
        var values = release(ring);
        values.put("pilot", pilot.toString());
        var release = staff.create(ProgrammeModel.RELEASE, values);
        assertThat(isOn(inside)).as("before the pilot begins").isFalse();
        staff.change(ProgrammeModel.PILOT, pilot, Map.of("status", "running"));
        assertThat(isOn(inside)).isTrue();
        var letter = staff.create("company", Map.of("name", "Written meanwhile"));

        var end = world.server().bean(TrialEnd.class);
        end.end(world.workspace(), last.plusDays(1).atTime(7, 0).toInstant(ZoneOffset.UTC));
        assertThat(isOn(inside)).isFalse();
        assertThat(me(inside).get("off")).isEqualTo(List.of("duplicates"));
        assertThat(inside.get("/companies/" + letter).status()).isEqualTo(200);
        assertThat(inside.get("/feature-releases/" + release).status()).isEqualTo(200);

        staff.change(ProgrammeModel.PILOT, pilot, Map.of("status", "promoted", "reason", "It helped after all"));
        assertThat(isOn(inside)).isTrue();
    }

    @Test
    void endsAfterItsLastDayAndBothOwnersAreTold() {
        var release = staff.create(ProgrammeModel.RELEASE, release(null));
        var end = world.server().bean(ReleaseEnd.class);
        var last = TODAY.plusDays(30);
        assertThat(end.end(world.workspace(), last.atTime(23, 0).toInstant(ZoneOffset.UTC)))
                .isZero();
        assertThat(end.end(world.workspace(), last.plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC)))
                .isEqualTo(1);
        assertThat(inside.get("/feature-releases/" + release).json().get("status"))
                .isEqualTo("ended");
        assertThat(isOn(inside)).isFalse();
        for (var owner : List.of(inside, outside)) {
            assertThat(owner.get("/me/notices").response().body()).contains("Try it out");
        }
    }

    /// Whatever is released to whom: what is told equals what a plain look through everything says.
    @Test
    void equalsASlowLookThroughEverything() {
        long seed = Seeds.seed();
        var random = new Random(seed);
        var rings = List.of(ring("r0"), ring("r1"), ring("lab"));
        var pilots = new ArrayList<UUID>();
        for (var status : List.of("planned", "running")) {
            var day = TODAY.plusDays(9).toString();
            pilots.add(staff.create(ProgrammeModel.PILOT, Map.of("name", "P", "status", status, "decideBy", day)));
        }
        var members =
                List.of(Map.entry("user", inside.user()), Map.entry("user", outside.user()), Map.entry("team", north));
        var joined = new ArrayList<Map.Entry<UUID, Map.Entry<String, UUID>>>();
        var releases = new LinkedHashMap<UUID, Map<String, Object>>();
        for (int round = 0; round < 25; round++) {
            if (random.nextInt(3) == 0) {
                var ring = rings.get(random.nextInt(rings.size()));
                var member = members.get(random.nextInt(members.size()));
                member(ring, member.getKey(), member.getValue());
                joined.add(Map.entry(ring, member));
            } else if (releases.size() > 4 && random.nextBoolean()) {
                var gone = releases.keySet().iterator().next();
                staff.write(Mutation.delete(ProgrammeModel.RELEASE, gone));
                releases.remove(gone);
            } else {
                var values = release(random.nextBoolean() ? null : rings.get(random.nextInt(rings.size())));
                values.put("feature", random.nextBoolean() ? "duplicates" : "quality");
                values.put("status", List.of("planned", "on", "ended").get(random.nextInt(3)));
                if (random.nextInt(3) == 0) {
                    values.put("pilot", pilots.get(random.nextInt(2)).toString());
                }
                releases.put(staff.create(ProgrammeModel.RELEASE, values), values);
            }
            for (var each : List.of(inside, outside)) {
                assertThat(off(each))
                        .as("-Dgrato.seed=%d, round %d", seed, round)
                        .isEqualTo(expected(each, releases.values(), joined, pilots.get(1)));
            }
        }
    }

    private Set<Feature> expected(
            Member who,
            Iterable<Map<String, Object>> releases,
            List<Map.Entry<UUID, Map.Entry<String, UUID>>> joined,
            UUID running) {
        var mine = joined.stream()
                .filter(each -> each.getValue().getValue().equals(who.user())
                        || who == inside && each.getValue().getValue().equals(north))
                .map(each -> each.getKey().toString())
                .collect(Collectors.toSet());
        var spokenOf = EnumSet.noneOf(Feature.class);
        var on = EnumSet.noneOf(Feature.class);
        for (var release : releases) {
            var feature = Feature.valueOf(String.valueOf(release.get("feature")).toUpperCase(Locale.ROOT));
            if (!"planned".equals(release.get("status"))) {
                spokenOf.add(feature);
            }
            boolean isMine = !release.containsKey("ring") || mine.contains(String.valueOf(release.get("ring")));
            boolean isAlive =
                    !release.containsKey("pilot") || running.toString().equals(release.get("pilot"));
            if ("on".equals(release.get("status")) && isMine && isAlive) {
                on.add(feature);
            }
        }
        spokenOf.removeAll(on);
        return spokenOf;
    }
}
