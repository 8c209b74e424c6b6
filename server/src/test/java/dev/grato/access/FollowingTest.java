package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Following records: a matter between a user and the records.
class FollowingTest {

    private static World world;
    private static Staff staff;
    private static UUID sees;
    private Member olga;
    private Member piet;
    private UUID company;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        staff = new Staff(world);
        sees = staff.role("Sees all", Map.of("readScope", "all", "writeScope", "all", "createScope", "all"));
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    @BeforeEach
    void begin() {
        olga = staff.hire("Olga", sees, null);
        piet = staff.hire("Piet", sees, null);
        company = staff.create("company", Map.of("name", "Acme"));
    }

    private static int follow(Member who, String object, UUID record) {
        return who.send("PUT", "/" + object + "/" + record + "/follow", null).status();
    }

    private static List<?> items(Member who, String path) {
        var answer = who.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return (List<?>) answer.json().get("items");
    }

    private static void rename(Member who, UUID record, Map<String, ?> values) {
        assertThat(who.send("PATCH", "/companies/" + record, values).status()).isEqualTo(200);
    }

    @Test
    void isOnesOwn() {
        assertThat(follow(olga, "companies", company)).isEqualTo(204);
        assertThat(follow(olga, "companies", company)).isEqualTo(204);

        assertThat(items(olga, "/me/follows")).hasSize(1);
        assertThat(items(olga, "/me/follows").toString()).contains("object=company", company.toString());
        assertThat(items(piet, "/me/follows")).isEmpty();

        assertThat(olga.send("DELETE", "/companies/" + company + "/follow", null)
                        .status())
                .isEqualTo(204);
        assertThat(items(olga, "/me/follows")).isEmpty();
    }

    @Test
    void tellsWhatOthersChangedByDayAndNotWhoDid() {
        follow(olga, "companies", company);
        rename(piet, company, Map.of("industry", "foodProduction", "legalName", "Acme Ltd"));
        rename(piet, company, Map.of("employees", 12));
        var own = world.server()
                .send(
                        "PATCH",
                        "/api/v1/companies/" + company,
                        "{\"description\": \"My own edit\"}",
                        "Cookie",
                        olga.cookie(),
                        "X-CSRF-Token",
                        olga.csrf());
        assertThat(own.status()).isEqualTo(200);

        var told = items(olga, "/me/following/changes");

        assertThat(told).hasSize(1);
        var day = (Map<?, ?>) told.getFirst();
        assertThat(day.get("fields")).isEqualTo(List.of("legalName", "industry", "employees"));
        assertThat(day.get("title")).isEqualTo("Acme");
        assertThat(day.keySet()).hasToString("[object, id, title, day, operation, fields]");
        assertThat(told.toString()).doesNotContain(piet.user().toString()).doesNotContain("Piet");
        assertThat(items(piet, "/me/following/changes")).isEmpty();
    }

    @Test
    void tellsOnlyWhatCameSince() {
        follow(olga, "companies", company);
        rename(piet, company, Map.of("legalName", "Acme Ltd"));
        var later = Instant.now().plus(1, ChronoUnit.HOURS);

        assertThat(items(olga, "/me/following/changes?after=2020-01-01T00:00:00Z"))
                .hasSize(1);
        assertThat(items(olga, "/me/following/changes?after=" + later)).isEmpty();
        assertThat(items(olga, "/me/following/changes?after=%2B999999999-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(olga.get("/me/following/changes?after=yesterday").status()).isEqualTo(400);
    }

    @Test
    void tellsNothingOneMayNotSee() {
        var masked = staff.role(
                "Masked",
                Map.of(
                        "readScope",
                        "all",
                        "rights",
                        Map.of("company", Map.of("fields", Map.of("legal_name", "hidden")))));
        var nora = staff.hire("Nora", masked, null);
        follow(nora, "companies", company);
        rename(piet, company, Map.of("legalName", "Hidden name"));
        assertThat(items(nora, "/me/following/changes")).isEmpty();

        rename(piet, company, Map.of("employees", 3));
        assertThat(items(nora, "/me/following/changes").toString()).contains("fields=[employees]");

        staff.change("role", masked, Map.of("readScope", "own"));
        assertThat(items(nora, "/me/following/changes")).isEmpty();
        assertThat(follow(nora, "companies", company)).isEqualTo(404);
    }

    @Test
    void isNotForPeople() {
        assertThat(follow(olga, "users", piet.user())).isEqualTo(409);
    }

    @Test
    void tellsThatARecordWentToTheTrash() {
        follow(olga, "companies", company);
        assertThat(world.send("DELETE", "/companies/" + company, null).status()).isEqualTo(204);

        assertThat(items(olga, "/me/following/changes").toString()).contains("operation=delete", "title=Acme");
    }
}
