package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What saved views may ask, and who gets to see them.
class ViewFiltersTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static Answer save(String object, String name, Map<String, ?> filter) {
        return world.post("/views", Map.of("object", object, "name", name, "scope", "everyone", "filter", filter));
    }

    @Test
    void askOfRelatedRecordsOfOneselfAndOfToday() {
        assertThat(save("deal", "Ernst", Map.of("field", "company.name", "op", "contains", "value", "Ernst"))
                        .status())
                .isEqualTo(201);
        assertThat(save("deal", "Mine", Map.of("field", "owner", "op", "eq", "value", "@me"))
                        .status())
                .isEqualTo(201);
        assertThat(save("task", "Due", Map.of("field", "createdAt", "op", "ge", "value", Map.of("relative", "-7d")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void sayWhatIsWrongAndWhere() {
        var answer = save("deal", "Wrong", Map.of("field", "company.nonsuch", "op", "eq", "value", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains("\"path\":\"filter");
    }

    @Test
    void areNotShownToWhomTheFieldOfARelatedRecordIsHidden() {
        var staff = new Staff(world);
        var hidden = Map.of("company", Map.of("fields", Map.of("industry", "hidden")));
        var outsider = staff.hire("Otto", staff.role("Outsider", Map.of("readScope", "all", "rights", hidden)), null);
        var insider = staff.hire("Ida", staff.role("Insider", Map.of("readScope", "all")), null);
        var cheap = Map.of("field", "industry", "op", "isNotEmpty");
        assertThat(save("deal", "Straight", Map.of("field", "company.industry", "op", "isNotEmpty"))
                        .status())
                .isEqualTo(201);
        assertThat(save("company", "Round about", Map.of("field", "subsidiaries", "op", "some", "value", cheap))
                        .status())
                .isEqualTo(201);

        assertThat(insider.get("/views?object=deals").response().body()).contains("Straight");
        assertThat(insider.get("/views?object=companies").response().body()).contains("Round about");
        assertThat(outsider.get("/views?object=deals").response().body()).doesNotContain("Straight");
        assertThat(outsider.get("/views?object=companies").response().body()).doesNotContain("Round about");
    }
}
