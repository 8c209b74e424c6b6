package dev.grato.access;

import static dev.grato.access.IdentityScene.clock;
import static dev.grato.access.IdentityScene.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer.Answer;
import dev.grato.access.IdentityScene.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LentAbilitiesTest {

    @RegisterExtension
    static final IdentityScene scene = IdentityScene.begin();

    private final Browser administrator = scene.signedIn(scene.person("administrator"));
    private final Person person = scene.person("seller");
    private final Browser seller = scene.signedIn(person);

    private static Answer managesTheModel(Browser browser) {
        return browser.get("/model/changes");
    }

    private String asked(String ability) {
        var request = seller.post("/access-requests", Map.of("ability", ability, "reason", "For the fair"));
        assertThat(request.status()).isEqualTo(202);
        return "/access-requests/" + request.json().get("id");
    }

    private static Map<String, Object> untilSoon() {
        return Map.of("until", clock().instant().plus(Duration.ofHours(1)).toString());
    }

    /// What the browser's user reads about what is lent to the seller.
    private List<?> lent(Browser browser) {
        return ((List<?>) browser.get("/access-requests").json().get("lent"))
                .stream()
                        .filter(entry -> person.user().toString().equals(((Map<?, ?>) entry).get("user")))
                        .toList();
    }

    @Test
    void lastUntilTheirEnd() {
        assertThat(managesTheModel(seller).status()).isEqualTo(403);
        var granted = administrator.post(asked("manageModel") + "/grant", untilSoon());
        assertThat(granted.json()).containsEntry("state", "granted");
        assertThat(managesTheModel(seller).status()).isNotEqualTo(403);
        assertThat(lent(administrator)).hasSize(1);
        assertThat(lent(seller)).isEmpty();

        clock().forward(Duration.ofHours(2));
        assertThat(managesTheModel(seller).status()).isEqualTo(403);
        assertThat(lent(administrator)).isEmpty();
        assertThat(scene.events(person.user())).contains("access.requested", "access.granted");
    }

    @Test
    void endEarlyByAnAdministratorOrByWhoHasThem() {
        var first = asked("manageModel");
        administrator.post(first + "/grant", untilSoon());
        var other = scene.signedIn(scene.person("seller"));
        assertThat(other.post(first + "/end", Map.of()).status()).isEqualTo(404);
        assertThat(managesTheModel(seller).status()).isNotEqualTo(403);
        assertThat(administrator.post(first + "/end", Map.of()).json()).containsEntry("state", "ended");
        assertThat(managesTheModel(seller).status()).isEqualTo(403);
        assertThat(administrator.post(first + "/end", Map.of()).status()).isEqualTo(409);

        var second = asked("manageModel");
        administrator.post(second + "/grant", untilSoon());
        assertThat(seller.post(second + "/end", Map.of()).status()).isEqualTo(200);
        assertThat(managesTheModel(seller).status()).isEqualTo(403);
        assertThat(scene.events(person.user())).contains("access.ended");
    }

    @Test
    void areNotForTokensNorToHandOn() {
        administrator.post(asked("manageUsers") + "/grant", untilSoon());
        assertThat(seller.post("/roles", Map.of("name", "Helpers")).status()).isEqualTo(201);
        var more = Map.of("name", "More", "abilities", List.of("manageUsers"));
        var refused = seller.post("/roles", more);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString()).contains("beyondOwnRights");

        var token = seller.post("/tokens", Map.of("name", "x")).json().get("token");
        var byToken = IdentityScene.node()
                .send("POST", "/api/v1/roles", "{\"name\":\"Y\"}", "Authorization", "Bearer " + token);
        assertThat(byToken.status()).isEqualTo(403);
    }

    @Test
    void areGivenByAdministratorsWithAnEndToCome() {
        var request = asked("export");
        assertThat(seller.post(request + "/grant", untilSoon()).status()).isEqualTo(404);
        assertThat(administrator.post(request + "/grant", Map.of()).status()).isEqualTo(400);
        var past = Map.of("until", clock().instant().minusSeconds(1).toString());
        var refused = administrator.post(request + "/grant", past);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(type(refused)).isEqualTo("access/invalid");
        assertThat(administrator.post(request + "/grant", untilSoon()).status()).isEqualTo(200);
        assertThat(administrator.post(request + "/grant", untilSoon()).status()).isEqualTo(409);
    }
}
