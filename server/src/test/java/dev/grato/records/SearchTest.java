package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type and what they find, over HTTP.
class SearchTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        person("Giuseppe", "Verdi", Map.of("emails", "g.verdi@roncole.example", "phones", "+39 347 123 4567"));
        person("José María", "Muñoz Etxeberria", Map.of("jobTitle", "Responsable de compras"));
        person("Jürgen", "Müller-Lüdenscheidt", Map.of("phones", "+49 30 901820"));
        person("Sinéad", "O'Neill", Map.of("emails", "sinead+crm@oneill.example"));
        person("太郎", "山田", Map.of());
        person("Γιώργος", "Παπαδόπουλος", Map.of());
        person("محمد", "الهاشمي", Map.of());
        company("Rossi & Figli S.p.A.", Map.of("externalId", "ERP-4711", "description", """
                Producono componenti per macchine agricole. Le consegne arrivano sempre in ritardo e ci hanno chiesto
                uno sconto."""));
        company("Verdi Impianti", Map.of("phones", "02 1234567"));
        company("🍕 Roma", Map.of());
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static String person(String given, String family, Map<String, Object> more) {
        var values = new java.util.HashMap<>(more);
        values.put("name", Map.of("given", given, "family", family));
        return created("people", values);
    }

    private static String company(String name, Map<String, Object> more) {
        var values = new java.util.HashMap<>(more);
        values.put("name", name);
        return created("companies", values);
    }

    private static String created(String object, Object json) {
        var answer = world.post("/" + object, json);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return (String) answer.json().get("id");
    }

    private static Answer asked(String q) {
        return world.get("/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> hits(String q) {
        var answer = asked(q);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return Json.asList(answer.json().get("items")).stream()
                .map(Json::asObject)
                .toList();
    }

    private static List<Object> titles(String q) {
        return hits(q).stream().map(hit -> hit.get("title")).toList();
    }

    private static String marked(Object parts) {
        return Json.asList(parts).stream()
                .map(Json::asObject)
                .map(part -> Boolean.TRUE.equals(part.get("isMatch")) ? "[" + part.get("text") + "]" : part.get("text"))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Test
    void findsByPrefixFragmentAndSeveralWordsInAnyOrder() {
        assertThat(titles("giu")).contains("Giuseppe Verdi");
        assertThat(titles("sepp")).containsExactly("Giuseppe Verdi");
        assertThat(titles("verdi giuseppe")).containsExactly("Giuseppe Verdi");
        assertThat(titles("figli rossi")).containsExactly("Rossi & Figli S.p.A.");
    }

    @Test
    void ranksExactBeforePrefixBeforeOthers() {
        company("Verdi", Map.of());
        company("Casa Verdi", Map.of());
        assertThat(titles("verdi").subList(0, 2)).containsExactly("Verdi", "Verdi Impianti");
        assertThat(titles("verdi")).contains("Casa Verdi", "Giuseppe Verdi");
    }

    @Test
    void doesNotMindAccentsUmlautsApostrophesAndDots() {
        assertThat(titles("jose maria munoz")).containsExactly("José María Muñoz Etxeberria");
        assertThat(titles("MUÑOZ")).contains("José María Muñoz Etxeberria");
        for (var q : List.of("muller", "mueller", "müller", "ludenscheidt", "luedenscheidt")) {
            assertThat(titles(q)).as(q).contains("Jürgen Müller-Lüdenscheidt");
        }
        for (var q : List.of("oneill", "o'neill", "O’Neill", "neill")) {
            assertThat(titles(q)).as(q).contains("Sinéad O'Neill");
        }
        assertThat(titles("rossi spa")).containsExactly("Rossi & Figli S.p.A.");
    }

    @Test
    void forgivesTyposWhereLittleIsFound() {
        for (var q : List.of("Giusepe", "Guiseppe", "Gisueppe verdi", "etxebarria", "Rosi & Figli")) {
            assertThat(hits(q)).as(q).isNotEmpty();
        }
        assertThat(titles("Guiseppe")).first().isEqualTo("Giuseppe Verdi");
        assertThat(hits("Guiseppe").getFirst()).containsEntry("match", "typo");
        assertThat(titles("zzzzqqqq")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+39 347 123 4567",
                "0039 347 1234567",
                "347-1234567",
                "(347) 123.4567",
                "234567",
                "3471234",
                "+393471234567"
            })
    void findsPhoneNumbersInAnyFormat(String q) {
        assertThat(titles(q)).contains("Giuseppe Verdi");
    }

    @Test
    void findsAddressesAndNumbersOfOtherSystems() {
        assertThat(titles("g.verdi@roncole.example")).containsExactly("Giuseppe Verdi");
        assertThat(titles("roncole")).containsExactly("Giuseppe Verdi");
        assertThat(titles("sinead+crm@")).containsExactly("Sinéad O'Neill");
        assertThat(titles("ERP-4711")).containsExactly("Rossi & Figli S.p.A.");
        assertThat(titles("4711")).containsExactly("Rossi & Figli S.p.A.");
        assertThat(titles("02 1234567")).contains("Verdi Impianti");
    }

    @Test
    void findsOtherScriptsAndSigns() {
        assertThat(titles("山田")).hasSize(1);
        assertThat(titles("田")).hasSize(1);
        assertThat(titles("太郎 山田")).hasSize(1);
        assertThat(titles("παπαδ")).hasSize(1);
        assertThat(titles("الهاشمي")).hasSize(1);
        assertThat(titles("🍕")).containsExactly("🍕 Roma");
    }

    @Test
    void answersOneAndTwoLettersByBeginnings() {
        assertThat(titles("g")).contains("Giuseppe Verdi").doesNotContain("Rossi & Figli S.p.A.");
        assertThat(titles("ve")).contains("Verdi Impianti", "Giuseppe Verdi");
    }

    @Test
    void findsFormsOfWordsInTextsAndMarksThem() {
        for (var q : List.of("sconti", "macchina agricola", "ritard", "componente")) {
            assertThat(titles(q)).as(q).containsExactly("Rossi & Figli S.p.A.");
        }
        var hit = hits("consegna").getFirst();
        assertThat(hit).containsEntry("match", "text");
        var snippet = Json.asObject(hit.get("snippet"));
        assertThat(snippet).containsEntry("field", "description");
        assertThat(marked(snippet.get("parts"))).contains("[conse").contains("in ritardo");
    }

    @Test
    void marksWhatMatchesAsItIsWritten() {
        assertThat(marked(hits("munoz").getFirst().get("titleParts"))).isEqualTo("José María [Muñoz] Etxeberria");
        assertThat(marked(hits("oneill").getFirst().get("titleParts"))).isEqualTo("Sinéad [O'Neill]");
        var snippet = Json.asObject(hits("1234567").stream()
                .filter(hit -> "Giuseppe Verdi".equals(hit.get("title")))
                .findFirst()
                .orElseThrow()
                .get("snippet"));
        assertThat(marked(snippet.get("parts"))).isEqualTo("+39347[1234567]");
    }

    @Test
    void leavesMarkupInTextsAsText() {
        company("<b>Bold</b> <script>alert(1)</script> GmbH", Map.of());
        var hit = hits("bold").getFirst();
        assertThat(marked(hit.get("titleParts"))).isEqualTo("<b>[Bold]</b> <script>alert(1)</script> GmbH");
    }

    @Test
    void findsNothingSensitiveNoFilesAndNoDeviceMessages() {
        person("Secret", "Keeper", Map.of("taxId", "RSSMRA85T10A562S"));
        assertThat(titles("RSSMRA85T10A562S")).isEmpty();
        created(
                "interactions",
                Map.of(
                        "subject",
                        "Overheated compressor",
                        "kind",
                        "device",
                        "occurredAt",
                        "2026-11-22T10:00:00Z",
                        "body",
                        "temperature exceeded"));
        assertThat(titles("overheated")).isEmpty();
        assertThat(titles("exceeded temperature")).isEmpty();
    }

    @Test
    void followsChangesTrashAndRestoreAtOnce() {
        var id = company("Quixotic Windmills", Map.of());
        assertThat(titles("quixotic")).hasSize(1);
        world.send("PATCH", "/companies/" + id, Map.of("name", "Sancho Panza"));
        assertThat(titles("quixotic")).isEmpty();
        assertThat(titles("sancho")).hasSize(1);
        world.send("DELETE", "/companies/" + id, null);
        assertThat(titles("sancho")).isEmpty();
        world.post("/companies/" + id + "/restore", Map.of());
        assertThat(titles("sancho")).hasSize(1);
    }

    @Test
    void searchesOnlyTheObjectsNamed() {
        assertThat(world.get("/search?q=verdi&objects=people")
                        .json()
                        .get("items")
                        .toString())
                .contains("Giuseppe")
                .doesNotContain("Impianti");
        assertThat(world.get("/search?q=verdi&objects=nonsense").status()).isEqualTo(404);
    }

    @Test
    void bringsWhatFitsPageByPageEachOnce() {
        var made = new java.util.HashSet<Object>();
        for (int i = 0; i < 23; i++) {
            made.add(company("Quellenhof " + i, Map.of()));
        }
        made.add(company("Gasthof Nord", Map.of("description", "Früher Quellenhof genannt.")));
        var found = new java.util.ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            var answer = world.get("/search?q=quellenhof&limit=5" + (cursor == null ? "" : "&cursor=" + cursor));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            Json.asList(answer.json().get("items"))
                    .forEach(hit -> found.add(Json.asObject(hit).get("id")));
            if (++pages == 2) {
                // what comes in between takes nobody's place
                world.send("DELETE", "/companies/" + found.getFirst(), null);
                company("Quellenhof", Map.of());
            }
            cursor = (String) answer.json().get("nextCursor");
        } while (cursor != null && pages < 20);
        assertThat(pages).isEqualTo(5);
        assertThat(found).doesNotHaveDuplicates().containsAll(made);
    }

    @Test
    void endsWithoutACursorAndRefusesWhatIsNone() {
        company("Zypressenweg", Map.of());
        company("Zypressenhain", Map.of());
        var all = world.get("/search?q=zypressen&limit=2");
        assertThat(Json.asList(all.json().get("items"))).hasSize(2);
        assertThat(all.json()).containsEntry("nextCursor", null);
        var one = world.get("/search?q=zypressen&limit=1");
        var cursor = (String) one.json().get("nextCursor");
        assertThat(cursor).isNotNull();
        for (var wrong : List.of("q=zypresse&cursor=" + cursor, "q=zypressen&objects=people&cursor=" + cursor)) {
            assertThat(world.get("/search?limit=1&" + wrong).status()).as(wrong).isEqualTo(400);
        }
        for (var wrong : List.of("x", "AAAA", cursor.substring(1), cursor + "A", "A".repeat(5_000))) {
            assertThat(world.get("/search?q=zypressen&limit=1&cursor=" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void suggestsTitlesWhileSomebodyTypes() {
        var answer = world.get("/search/suggestions?q=giu&limit=3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).contains("Giuseppe Verdi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "   ", "%", "_", "%%%%", "\\", "'; drop table person; --", "a & b | !c", "\"quoted", "((((", "*:*",
                "\u202e\u200b", "\ud83d\ude00", "& & &", "<->", "or", "not", ":*", "{}", "$1", "?",
                        "a\u0301\u0301\u0301"
            })
    void answersAnythingWithoutFailing(String q) {
        assertThat(asked(q).status()).as(q).isEqualTo(200);
        assertThat(world.get("/search/suggestions?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersVeryLongTextsByTheirBeginning() {
        assertThat(asked("giuseppe " + "x".repeat(5_000)).status()).isEqualTo(200);
        assertThat(asked("verdi ".repeat(500)).status()).isEqualTo(200);
        assertThat(asked("\uFDFA".repeat(200)).status()).isEqualTo(200);
    }

    @Test
    void refusesBadQuestionsAndStrangers() {
        assertThat(world.get("/search").status()).isEqualTo(400);
        assertThat(world.get("/search?q=x&limit=0").status()).isEqualTo(400);
        assertThat(world.get("/search?q=x&limit=abc").status()).isEqualTo(400);
        assertThat(TestServer.running()
                        .send("GET", "/api/v1/search?q=x", (String) null)
                        .status())
                .isEqualTo(401);
        assertThat(TestServer.running()
                        .send("GET", "/api/v1/search/suggestions?q=x", (String) null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void findsRecordsOfCustomObjects() {
        world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        world.post("/model/objects/vessels/fields", Map.of("name", "callSign", "type", "text"));
        created("vessels", Map.of("name", "Andrea Doria", "callSign", "ICEH"));
        assertThat(titles("iceh")).containsExactly("Andrea Doria");
        assertThat(titles("doria")).containsExactly("Andrea Doria");
    }
}
