package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

    private static Records records;
    private static Actor system;
    private static Map<String, UUID> roles;

    @BeforeAll
    static void start() {
        var server = TestServer.running();
        records = server.bean(Records.class);
        system = Actor.system(server.bean(Workspaces.class).create(NewWorkspace.of("access-rules", "Rules")));
        roles = server.bean(Setup.class).defaultRoles(system);
    }

    private static List<Outcome> write(Mutation... mutations) {
        return records.write(system, List.of(mutations), WriteOptions.single("test"));
    }

    private static UUID team(UUID parent) {
        var id = Ids.next();
        var values = new HashMap<String, Object>();
        values.put("name", "Team");
        values.put("parent", parent == null ? null : parent.toString());
        assertThat(write(Mutation.create("team", id, values)))
                .allMatch(outcome -> outcome.status().isDone(), "is done");
        return id;
    }

    private static UUID user(String role, String email) {
        var id = Ids.next();
        var outcomes = write(Mutation.create(
                "user",
                id,
                Map.of("name", "User", "email", email, "role", roles.get(role).toString())));
        assertThat(outcomes).allMatch(outcome -> outcome.status().isDone(), "is done");
        return id;
    }

    private static List<String> codes(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.faults().stream())
                .map(Fault::code)
                .distinct()
                .toList();
    }

    @Test
    void refusesTeamsAboveThemselves() {
        var top = team(null);
        var middle = team(top);
        var bottom = team(middle);

        assertThat(codes(write(Mutation.update("team", top, Map.of("parent", bottom.toString())))))
                .containsExactly("cycle");
        assertThat(codes(write(Mutation.update("team", top, Map.of("parent", top.toString())))))
                .contains("selfRelation");
    }

    @Test
    void refusesACycleMadeByTwoEditsOfOneBatch() {
        var one = team(null);
        var other = team(null);

        assertThat(codes(write(
                        Mutation.update("team", one, Map.of("parent", other.toString())),
                        Mutation.update("team", other, Map.of("parent", one.toString())))))
                .contains("cycle");
    }

    @Test
    void keepsTheLastAdministrator() {
        var first = user("administrator", "first@example.com");
        var second = user("administrator", "second@example.com");
        assertThat(write(Mutation.update("user", first, Map.of("isActive", false))))
                .allMatch(outcome -> outcome.status().isDone(), "is done");

        assertThat(codes(write(Mutation.delete("user", second)))).containsExactly("lastAdministrator");
        assertThat(codes(write(Mutation.update("user", second, Map.of("isActive", false)))))
                .containsExactly("lastAdministrator");
        assertThat(codes(write(Mutation.update(
                        "user", second, Map.of("role", roles.get("seller").toString())))))
                .containsExactly("lastAdministrator");
        assertThat(codes(write(Mutation.update("role", roles.get("administrator"), Map.of("isAdministrator", false)))))
                .containsExactly("lastAdministrator");
    }

    @Test
    void refusesASecondUserWithTheSameEmail() {
        user("seller", "Twice@example.com");

        var outcomes =
                write(Mutation.create("user", Ids.next(), Map.of("name", "Other", "email", "twice@example.com")));

        assertThat(outcomes.getFirst().status()).isEqualTo(Outcome.Status.INVALID);
    }

    @Test
    void refusesWhatIsNoEmailAndNoTimeZone() {
        assertThat(codes(write(Mutation.create(
                        "user", Ids.next(), Map.of("name", "X", "email", "nonsense", "zone", "Mars/Base")))))
                .containsExactlyInAnyOrder("invalidEmail", "unknownZone");
    }
}
