package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is behind a handle, over HTTP.
class HandlesTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static String person(String name, Map<String, Object> more) {
        var values = new HashMap<>(more);
        values.put("name", name);
        return created("people", values);
    }

    private static String company(String name, Map<String, Object> more) {
        var values = new HashMap<>(more);
        values.put("name", name);
        return created("companies", values);
    }

    private static String created(String object, Object json) {
        var answer = world.post("/" + object, json);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return (String) answer.json().get("id");
    }

    private static Answer asked(String value, String more) {
        return world.get("/handles/resolve?value=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + more);
    }

    private static Map<String, Object> resolved(String value) {
        var answer = asked(value, "");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static String best(String value) {
        var best = Json.asObject(resolved(value).get("best"));
        return best == null ? null : (String) best.get("id");
    }

    @Test
    void knowsAnAddressHoweverItIsWritten() {
        var id = person("Ada Lovelace", Map.of("emails", "Ada.Lovelace+crm@Müller.example"));
        for (var value : List.of(
                "ada.lovelace+crm@müller.example",
                "ADA.LOVELACE+CRM@XN--MLLER-KVA.EXAMPLE",
                "mailto:ada.lovelace+crm@müller.example",
                "Ada Lovelace <ada.lovelace+crm@müller.example>")) {
            assertThat(best(value)).as(value).isEqualTo(id);
        }
        assertThat(resolved("ada.lovelace@müller.example")).containsEntry("certainty", "none");
        assertThat(resolved("adalovelace+crm@müller.example")).containsEntry("certainty", "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+39 347 765 4321", "347 7654321", "0039-347-765.4321", "tel:+393477654321", "(347) 765 43 21"})
    void knowsANumberInAnyFormat(String value) {
        var id = person("Phone Owner", Map.of("phones", "+39 347 765 4321"));
        var answer = resolved(value);
        assertThat(answer.get("owners").toString()).contains(id);
    }

    @Test
    void knowsSitesAccountsAndKeysOfOtherSystems() {
        var id = company(
                "Webby", Map.of("website", List.of("https://www.webby.example/contatti"), "externalId", "SAP 0815"));
        var person = person("Linked", Map.of("profiles", "https://it.linkedin.com/in/Linked-In/?trk=x"));
        assertThat(best("http://webby.example")).isEqualTo(id);
        assertThat(best("SAP 0815")).isEqualTo(id);
        assertThat(best("linkedin.com/in/linked-in")).isEqualTo(person);
        assertThat(asked("webby.example", "&kind=email").status()).isEqualTo(400);
    }

    @Test
    void takesTheOneOfACompanyWhoHasItAloneAndTheCompanyForASwitchboard() {
        var company = company("Switch", Map.of("phones", "+39 02 5550001", "emails", "info@switch.example"));
        var one = person("One", Map.of("company", company, "phones", "+39 02 5550001"));
        assertThat(best("+39 02 5550001")).isEqualTo(one);
        person("Two", Map.of("company", company, "phones", "+39 02 5550001", "emails", "info@switch.example"));
        assertThat(best("+39 02 5550001")).isEqualTo(company);
        assertThat(best("info@switch.example")).isEqualTo(company);
    }

    @Test
    void saysAmbiguousAndReportsWhoClaimsTheSameAddress() {
        var one = person("Claimant One", Map.of("emails", "same@claim.example"));
        var other = person("Claimant Two", Map.of("emails", "SAME@claim.example"));
        var answer = resolved("same@claim.example");
        assertThat(answer).containsEntry("certainty", "ambiguous").containsEntry("best", null);
        assertThat(answer.get("owners").toString()).contains(one, other);
        assertThat(world.get("/handles/conflicts").json().get("items").toString())
                .contains("same@claim.example", one, other);
        world.send(
                "PATCH",
                "/people/" + other,
                Map.of("emails", List.of(Map.of("address", "same@claim.example", "isShared", true))));
        assertThat(world.get("/handles/conflicts").json().get("items").toString())
                .doesNotContain("same@claim.example");
        world.send("DELETE", "/people/" + other, null);
        assertThat(best("same@claim.example")).isEqualTo(one);
    }

    @Test
    void pagesTheReport() {
        for (int i = 0; i < 3; i++) {
            company("A" + i, Map.of("externalId", "page-" + i));
            company("B" + i, Map.of("externalId", "page-" + i));
        }
        var seen = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = world.get("/handles/conflicts?limit=1" + cursor).json();
            Json.asList(page.get("items"))
                    .forEach(item -> seen.add(String.valueOf(Json.asObject(item).get("value"))));
            cursor = page.get("nextCursor") == null ? "" : "&cursor=" + page.get("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(seen).contains("page-0", "page-1", "page-2").doesNotHaveDuplicates();
        assertThat(world.get("/handles/conflicts?cursor=nonsense").status()).isEqualTo(400);
        assertThat(world.get("/handles/conflicts?limit=0").status()).isEqualTo(400);
    }

    @Test
    void keepsWhoHadItWhen() {
        var id = person("Mover", Map.of("emails", "old@mover.example"));
        var before = java.time.Instant.now();
        world.send("PATCH", "/people/" + id, Map.of("emails", "new@mover.example"));
        var held = Json.asList(world.get("/people/" + id + "/handles").json().get("items")).stream()
                .map(Json::asObject)
                .toList();
        assertThat(held).hasSize(2);
        assertThat(held.getFirst()).containsEntry("value", "new@mover.example").containsEntry("isCurrent", true);
        assertThat(held.getLast()).containsEntry("value", "old@mover.example").containsEntry("isCurrent", false);
        assertThat(best("old@mover.example")).isEqualTo(id);
        var heir = person("Heir", Map.of("emails", "old@mover.example"));
        assertThat(best("old@mover.example")).isEqualTo(heir);
        var then =
                Json.asObject(asked("old@mover.example", "&at=" + before).json().get("best"));
        assertThat(then).containsEntry("id", id).containsEntry("isCurrent", false);
    }

    @Test
    void refusesBadQuestionsAndStrangers() {
        assertThat(world.get("/handles/resolve").status()).isEqualTo(400);
        assertThat(asked("", "").status()).isEqualTo(400);
        assertThat(asked("x".repeat(3_000), "").status()).isEqualTo(400);
        assertThat(asked("a@b.example", "&kind=smoke").status()).isEqualTo(400);
        assertThat(asked("a@b.example", "&object=nonsense").status()).isEqualTo(404);
        assertThat(asked("a@b.example", "&at=yesterday").status()).isEqualTo(400);
        assertThat(world.get("/people/00000000-0000-7000-8000-000000000000/handles")
                        .status())
                .isEqualTo(404);
        for (var path : List.of("/handles/resolve?value=x", "/handles/conflicts", "/people/x/handles")) {
            assertThat(TestServer.running()
                            .send("GET", "/api/v1" + path, (String) null)
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\\",
                "%",
                "@",
                "a@",
                "@b",
                "+",
                "http://",
                "https://[::1]/",
                "\ud83d\ude00",
                "<@>",
                "1e9",
                "null"
            })
    void answersAnythingWithoutFailing(String value) {
        assertThat(asked(value, "").status()).as(value).isIn(200, 400);
    }

    @Test
    void tellsHandlesOfCustomFields() {
        world.post(
                "/model/objects/people/fields",
                Map.of("name", "badge", "type", "text", "settings", Map.of("handle", "device")));
        var id = person("Badge Wearer", Map.of("badge", "NFC-77"));
        var best = Json.asObject(asked("NFC-77", "&kind=device").json().get("best"));
        assertThat(best).containsEntry("id", id).containsEntry("field", "badge");
        var refused = world.post(
                "/model/objects/people/fields",
                Map.of("name", "odd", "type", "text", "settings", Map.of("handle", "soul")));
        assertThat(refused.status()).isEqualTo(400);
    }
}
