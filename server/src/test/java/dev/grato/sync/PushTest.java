package dev.grato.sync;

import static dev.grato.sync.Phone.command;
import static dev.grato.sync.Phone.create;
import static dev.grato.sync.Phone.mutation;
import static dev.grato.sync.Phone.update;
import static dev.grato.sync.Phone.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Edits that devices send.
class PushTest {

    private static World world;
    private static Phone phone;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        phone = new Phone(world);
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    private static UUID company(String name, Object... more) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", name);
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        return record("companies", values);
    }

    private static UUID deal(String name) {
        return record("deals", Map.of("name", name, "amount", Map.of("amount", 100, "currency", "EUR")));
    }

    private static UUID record(String address, Map<String, ?> values) {
        var answer = world.post("/" + address, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return UUID.fromString((String) answer.json().get("id"));
    }

    private static Map<String, Object> read(String address, UUID id) {
        var answer = world.get("/" + address + "/" + id);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    /// Somebody else is faster.
    private static void meanwhile(String address, UUID id, String field, Object value) {
        var values = new LinkedHashMap<String, Object>();
        values.put(field, value);
        var answer = world.send("PATCH", "/" + address + "/" + id, values);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(Map<String, Object> result) {
        return (Map<String, Object>) ((Map<String, Object>) result.get("row")).get("values");
    }

    private static List<Object> codes(Map<String, Object> result) {
        var codes = new ArrayList<>();
        ((List<?>) result.getOrDefault("errors", List.of()))
                .forEach(error -> codes.add(((Map<?, ?>) error).get("code")));
        return codes;
    }

    @Nested
    class Writing {

        @Test
        void createsChangesDeletesAndRestoresInOrder() {
            var id = Ids.next();
            var results = phone.push(List.of(
                    create("company", id, Map.of("name", "Muebles Ruiz")),
                    update("company", id, "name", "Muebles Ruiz", "Muebles Ruiz SL"),
                    mutation("delete", "company", id, Map.of()),
                    mutation("restore", "company", id, Map.of())));

            assertThat(results).extracting(result -> result.get("status")).containsOnly("applied");
            assertThat(values(results.getLast())).containsEntry("name", "Muebles Ruiz SL");
            assertThat(read("companies", id))
                    .containsEntry("name", "Muebles Ruiz SL")
                    .containsEntry("version", 4);
        }

        @Test
        void saysThatWhatItDeletedIsGone() {
            var id = company("Gone");

            var result = phone.push(mutation("delete", "company", id, Map.of()));

            assertThat(result).containsEntry("status", "applied").containsEntry("removed", true);
            assertThat(result).doesNotContainKey("row");
            assertThat(phone.push(mutation("delete", "company", id, Map.of()))).containsEntry("status", "applied");
        }

        @Test
        void rejectsWhatIsWrongAndGoesOn() {
            var id = Ids.next();
            var results = phone.push(List.of(
                    create("company", Ids.next(), Map.of("nonsense", 1)),
                    create("company", id, Map.of("name", "Good"))));

            assertThat(results).extracting(result -> result.get("status")).containsExactly("rejected", "applied");
            assertThat(codes(results.getFirst())).contains("unknownField");
            assertThat(phone.push(update("spaceship", id, "name", "a", "b"))).containsEntry("status", "rejected");
        }

        @Test
        void rejectsWhatNobodyMayWriteAndWhatIsNotThere() {
            var computed = phone.push(update("case", record("cases", Map.of("subject", "S")), "number", null, "C-1"));
            assertThat(codes(computed)).containsExactly("readOnly");

            var nothing = phone.push(update("company", Ids.next(), "name", "a", "b"));
            assertThat(nothing).containsEntry("status", "rejected").containsEntry("removed", true);
            assertThat(codes(nothing)).containsExactly("notFound");
        }

        @Test
        void refusesCallsOfTheWrongForm() {
            var good = create("company", Ids.next(), Map.of("name", "X"));
            for (var bad : List.of(
                    with(good, "op", "merge"),
                    with(good, "id", "1"),
                    with(good, "recordId", 3),
                    with(good, "patch", List.of()),
                    with(good, "patch", Map.of("name", "X")),
                    with(good, "patch", Map.of("name", Map.of("value", "X", "seen", 1))),
                    with(good, "dependsOn", Map.of()),
                    with(good, "group", "g"),
                    with(good, "extra", 1))) {
                var answer = phone.send("POST", "/sync/push", Map.of("mutations", List.of(good, bad)));
                assertThat(answer.status()).as(String.valueOf(bad)).isEqualTo(400);
                assertThat(answer.response().body()).contains("mutations[1]");
            }
            var many = IntStream.range(0, 501).mapToObj(i -> good).toList();
            assertThat(phone.send("POST", "/sync/push", Map.of("mutations", many))
                            .status())
                    .isEqualTo(413);
        }
    }

    @Nested
    class Again {

        @Test
        void writesOnceHoweverOftenItIsSent() {
            var id = Ids.next();
            var edit = create("company", id, Map.of("name", "Once"));

            assertThat(phone.push(edit)).containsEntry("status", "applied");
            meanwhile("companies", id, "name", "Later");
            var again = phone.push(edit);

            assertThat(again).containsEntry("status", "replayed").containsEntry("was", "applied");
            assertThat(values(again)).containsEntry("name", "Later");
            assertThat(read("companies", id)).containsEntry("version", 2);
        }

        @Test
        void answersTheSameConflictsAndRefusalsAgain() {
            var deal = deal("Same");
            meanwhile("deals", deal, "expectedCloseOn", "2026-12-01");
            var asked = update("deal", deal, "expectedCloseOn", "2026-11-30", "2026-12-24");
            var first = phone.push(asked);
            var again = phone.push(asked);
            assertThat(again).containsEntry("status", "replayed").containsEntry("was", "conflict");
            assertThat(again.get("conflicts")).isEqualTo(first.get("conflicts"));

            var wrong = create("company", Ids.next(), Map.of("name", 5));
            var refused = phone.push(wrong);
            assertThat(phone.push(wrong))
                    .containsEntry("was", "rejected")
                    .containsEntry("errors", refused.get("errors"));
        }

        @Test
        void rejectsTheSameIdWithOtherContent() {
            var id = Ids.next();
            var edit = create("company", id, Map.of("name", "One"));
            phone.push(edit);

            var other = phone.push(with(edit, "patch", Map.of("name", Map.of("value", "Two"))));

            assertThat(other).containsEntry("status", "rejected");
            assertThat(codes(other)).containsExactly("idReused");
            assertThat(read("companies", id)).containsEntry("name", "One");
        }

        @Test
        void takesTheSameIdTwiceInOneCallForOneEdit() {
            var id = Ids.next();
            var edit = create("company", id, Map.of("name", "Twin"));

            var results =
                    phone.push(List.of(edit, edit, with(edit, "patch", Map.of("name", Map.of("value", "Other")))));

            assertThat(results)
                    .extracting(result -> result.get("status"))
                    .containsExactly("applied", "replayed", "rejected");
            assertThat(read("companies", id)).containsEntry("version", 1);
        }

        @Test
        void writesOnceWhenTwoCallsComeAtTheSameTime() {
            for (int round = 0; round < 5; round++) {
                var ids = IntStream.range(0, 20).mapToObj(i -> Ids.next()).toList();
                var edits = ids.stream()
                        .map(id -> create("company", id, Map.of("name", "Race")))
                        .toList();
                var one = CompletableFuture.supplyAsync(() -> phone.push(edits));
                var other = CompletableFuture.supplyAsync(() -> phone.push(edits.reversed()));
                var statuses = new ArrayList<>();
                one.join().forEach(result -> statuses.add(result.get("status")));
                other.join().forEach(result -> statuses.add(result.get("status")));

                assertThat(statuses.stream().filter("applied"::equals)).hasSize(20);
                assertThat(statuses.stream().filter("replayed"::equals)).hasSize(20);
                ids.forEach(id -> assertThat(read("companies", id)).containsEntry("version", 1));
            }
        }

        /// The record and what is remembered of its edit stand in one transaction: a server that dies in between,
        /// here played by a trigger, leaves neither.
        @Test
        void writesNothingWhereItCannotRememberIt() {
            var id = Ids.next();
            var edit = create("company", id, Map.of("name", "Crash"));
            var schema = world.workspace().schema();
            execute("create function " + schema + ".dies() returns trigger language plpgsql as"
                    + " 'begin raise exception ''died''; end'");
            execute("create trigger dies before update on " + schema
                    + ".written_mutation for each row execute function " + schema + ".dies()");
            var answer = phone.send("POST", "/sync/push", Map.of("mutations", List.of(edit)));
            execute("drop trigger dies on " + schema + ".written_mutation");

            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
            assertThat(world.get("/companies/" + id).status()).isEqualTo(404);
            assertThat(phone.push(edit)).containsEntry("status", "applied");
        }

        /// A restore brings back records and memory as they were: of what came after the backup neither is there.
        @Test
        void appliesWhatARestoredWorkspaceHasForgotten() {
            var edit = create("company", Ids.next(), Map.of("name", "Restored"));
            phone.push(edit);
            execute("delete from " + table("company") + " where id = '" + edit.get("recordId") + "'");
            execute("delete from " + table("written_mutation") + " where id = '" + edit.get("id") + "'");

            assertThat(phone.push(edit)).containsEntry("status", "applied");
        }

        private static void execute(String statement) {
            world.server().bean(Database.class).transaction(tx -> tx.execute(statement));
        }

        private static String table(String name) {
            return Database.quoted(world.workspace(), name);
        }

        @Test
        void keepsIdsOfDifferentUsersApart() {
            var maria = new Staff(world).hire("Maria", "administrator");
            var hers = new Phone(world, maria.token());
            var edit = create("company", Ids.next(), Map.of("name", "Mine"));
            phone.push(edit);

            var result = hers.push(with(edit, "recordId", Ids.next().toString()));

            assertThat(result).containsEntry("status", "applied");
        }
    }

    @Nested
    class Meeting {

        @Test
        void letsEditsOfOtherFieldsStand() {
            var id = company("Base", "website", List.of("https://a.test"));
            meanwhile("companies", id, "description", "Theirs");

            assertThat(phone.push(update("company", id, "name", "Base", "Mine")))
                    .containsEntry("status", "applied");
            assertThat(read("companies", id)).containsEntry("name", "Mine").containsEntry("description", "Theirs");
        }

        @Test
        void letsTheLaterArrivalOfAPlainValueStand() {
            var id = company("Base");
            meanwhile("companies", id, "name", "Theirs");

            assertThat(phone.push(update("company", id, "name", "Base", "Mine")))
                    .containsEntry("status", "applied");
            assertThat(read("companies", id)).containsEntry("name", "Mine");
        }

        @Test
        void doesNotWriteBackWhatTheUserLeftAsItWas() {
            var id = company("Base");
            meanwhile("companies", id, "name", "Theirs");

            phone.push(update("company", id, "name", "Base", "Base"));

            assertThat(read("companies", id)).containsEntry("name", "Theirs");
        }

        @Test
        void asksWhereTheFieldWantsItAndWritesTheRest() {
            var id = deal("Ask");
            meanwhile("deals", id, "amount", Map.of("amount", 200, "currency", "EUR"));
            var patch = new LinkedHashMap<String, Object>();
            patch.put(
                    "amount",
                    Phone.change(Map.of("amount", 100, "currency", "EUR"), Map.of("amount", 300, "currency", "EUR")));
            patch.put("nextStep", Phone.change(null, "Call"));

            var result = phone.push(mutation("update", "deal", id, patch));

            assertThat(result).containsEntry("status", "conflict");
            assertThat(values(result)).containsEntry("nextStep", "Call");
            assertThat(String.valueOf(values(result).get("amount"))).contains("200");
            assertThat((List<?>) result.get("conflicts")).singleElement().satisfies(found -> {
                var conflict = (Map<?, ?>) found;
                assertThat(conflict.get("field")).isEqualTo("amount");
                assertThat(String.valueOf(conflict.get("base"))).contains("100");
                assertThat(String.valueOf(conflict.get("theirs"))).contains("200");
                assertThat(String.valueOf(conflict.get("yours"))).contains("300");
                assertThat(String.valueOf(conflict.get("at"))).startsWith("20");
                assertThat(conflict.get("actor")).isNotNull();
            });
        }

        @Test
        void asksNothingWhenBothWantedTheSame() {
            var id = deal("Same");
            meanwhile("deals", id, "expectedCloseOn", "2026-12-24");

            var result = phone.push(update("deal", id, "expectedCloseOn", null, "2026-12-24"));

            assertThat(result).containsEntry("status", "applied").doesNotContainKey("conflicts");
        }

        @Test
        void addsUpWhatTwoHaveCountedEvenToTheSameNumber() {
            var counter = Map.of(
                    "name",
                    "visits",
                    "type",
                    "number",
                    "label",
                    Map.of("en", "Visits"),
                    "settings",
                    Map.of("counts", true));
            assertThat(world.post("/model/objects/companies/fields", counter).status())
                    .isEqualTo(201);
            var id = company("Counted", "visits", 5);
            meanwhile("companies", id, "visits", 6);

            phone.push(update("company", id, "visits", 5, 6));

            assertThat(String.valueOf(read("companies", id).get("visits"))).isEqualTo("7");
        }

        @Test
        void joinsListsByWhatWasAddedAndRemoved() {
            var base = List.of(email("a@x.test", true), email("b@x.test", false));
            var id = record("people", Map.of("name", Map.of("given", "Rosa"), "emails", base));
            meanwhile(
                    "people",
                    id,
                    "emails",
                    List.of(email("a@x.test", true), email("b@x.test", false), email("c@x.test", false)));

            var result = phone.push(
                    update("person", id, "emails", base, List.of(email("b@x.test", true), email("d@x.test", false))));

            assertThat(result).containsEntry("status", "merged");
            assertThat(((List<?>) read("people", id).get("emails"))
                            .stream().map(item -> ((Map<?, ?>) item).get("address")))
                    .map(String::valueOf)
                    .containsExactly("b@x.test", "c@x.test", "d@x.test");
        }

        private static Map<String, Object> email(String address, boolean isPrimary) {
            return Map.of("address", address, "isPrimary", isPrimary);
        }

        @Test
        void mergesTextsByTheirLines() {
            var id = company("Text", "description", "one\ntwo\nthree");
            meanwhile("companies", id, "description", "ONE\ntwo\nthree");

            var result = phone.push(update("company", id, "description", "one\ntwo\nthree", "one\ntwo\nthree\nfour"));
            assertThat(result).containsEntry("status", "merged");
            assertThat(values(result)).containsEntry("description", "ONE\ntwo\nthree\nfour");

            var clash = phone.push(update("company", id, "description", "one\ntwo\nthree", "uno\ntwo\nthree"));
            assertThat(values(clash).get("description"))
                    .isEqualTo("<<<<<<<\nONE\n=======\nuno\n>>>>>>>\ntwo\nthree\nfour");
        }

        @Test
        void keepsDeletedRecordsDeleted() {
            var id = company("Deleted");
            world.send("DELETE", "/companies/" + id, null);

            var result = phone.push(update("company", id, "name", "Deleted", "Edited"));

            assertThat(result).containsEntry("status", "conflict").containsEntry("removed", true);
            assertThat(codes(result)).containsExactly("deleted");
            assertThat(phone.push(mutation("restore", "company", id, Map.of()))).containsEntry("status", "applied");
            assertThat(phone.push(update("company", id, "name", "Deleted", "Edited")))
                    .containsEntry("status", "applied");
        }

        @Test
        void doesNotDeleteWhatOthersEditedSince() {
            var maria = new Staff(world).hire("Maria", "administrator");
            var id = company("Edited");
            var seen = read("companies", id).get("etag");
            maria.send("PATCH", "/companies/" + id, Map.of("name", "Hers"));

            var result = phone.push(with(mutation("delete", "company", id, Map.of()), "seen", seen));

            assertThat(result).containsEntry("status", "conflict");
            assertThat(codes(result)).containsExactly("edited");
            assertThat(values(result)).containsEntry("name", "Hers");
        }

        @Test
        void deletesWhatTheUserEditedBeforeDeletingIt() {
            var id = company("Own");
            var seen = read("companies", id).get("etag");

            var results = phone.push(List.of(
                    update("company", id, "name", "Own", "Own edit"),
                    with(mutation("delete", "company", id, Map.of()), "seen", seen)));

            assertThat(results).extracting(result -> result.get("status")).containsOnly("applied");
        }

        @Test
        void editsTheSurvivorOfAMergedRecord() {
            var survivor = company("Survivor");
            var merged = company("Merged");
            assertThat(world.post("/companies/merge", Map.of("survivor", survivor, "others", List.of(merged)))
                            .status())
                    .isEqualTo(200);

            var result = phone.push(update("company", merged, "description", null, "For both"));

            assertThat(result).containsEntry("status", "merged").containsEntry("mergedInto", survivor.toString());
            assertThat(read("companies", survivor)).containsEntry("description", "For both");
        }
    }

    @Nested
    class Together {

        @Test
        void writesNothingThatBuildsOnWhatFailed() {
            var wrong = create("company", Ids.next(), Map.of("name", 7));
            var person = with(
                    create("person", Ids.next(), Map.of("name", Map.of("given", "Eva"))),
                    "dependsOn",
                    List.of(wrong.get("id")));
            var later = with(
                    update("person", Ids.next(), "jobTitle", null, "Boss"), "dependsOn", List.of(person.get("id")));

            var results = phone.push(List.of(wrong, person, later));

            assertThat(results).extracting(result -> result.get("status")).containsOnly("rejected");
            assertThat(codes(results.get(1))).containsExactly("dependencyFailed");
            assertThat(codes(results.get(2))).containsExactly("dependencyFailed");
            var next = phone.push(with(person, "id", Ids.next().toString()));
            assertThat(codes(next)).containsExactly("dependencyFailed");
        }

        @Test
        void undoesAGroupAsAWhole() {
            var group = Ids.next().toString();
            var first = company("First");
            var second = company("Second");

            phone.push(List.of(
                    with(update("company", first, "name", "First", "1"), "group", group),
                    with(update("company", second, "name", "Second", "2"), "group", group)));
            assertThat(world.get("/batches/" + group).json()).containsEntry("written", 2);
            var undo = world.post("/batches/" + group + "/undo", Map.of());

            assertThat(undo.status()).as(undo.response().body()).isLessThan(300);
            assertThat(read("companies", first)).containsEntry("name", "First");
            assertThat(read("companies", second)).containsEntry("name", "Second");
            assertThat(codes(phone.push(with(update("company", first, "name", "First", "3"), "group", group))))
                    .containsExactly("groupTaken");
        }
    }

    @Nested
    class Rights {

        @Test
        void saysWhatIsMissingAndNothingOfWhatIsHidden() {
            var staff = new Staff(world);
            var role = staff.role("Reader", Map.of("readScope", "all", "writeScope", "own"));
            var reader = staff.hire("Reader", role, null);
            var hers = new Phone(world, reader.token());
            var id = company("Foreign");

            var result = hers.push(update("company", id, "name", "Foreign", "Mine"));

            assertThat(result)
                    .containsEntry("status", "rejected")
                    .containsKey("missing")
                    .containsKey("ask");
            assertThat(codes(result)).containsExactly("forbidden");
            assertThat(values(result)).containsEntry("name", "Foreign");
        }

        @Test
        void tellsNothingOfHiddenRecordsAndFields() {
            var staff = new Staff(world);
            var role = staff.role(
                    "Blind",
                    Map.of(
                            "readScope",
                            "own",
                            "writeScope",
                            "own",
                            "createScope",
                            "own",
                            "rights",
                            Map.of("deal", Map.of("fields", Map.of("amount", "hidden")))));
            var blind = staff.hire("Blind", role, null);
            var theirs = new Phone(world, blind.token());
            var foreign = company("Hidden");

            var hidden = theirs.push(update("company", foreign, "name", "Hidden", "Mine"));
            assertThat(codes(hidden)).containsExactly("notFound");
            assertThat(hidden).doesNotContainKeys("row", "mergedInto", "missing");

            var own = Ids.next();
            assertThat(theirs.push(create("deal", own, Map.of("name", "Own")))).containsEntry("status", "applied");
            meanwhile("deals", own, "amount", Map.of("amount", 7, "currency", "EUR"));
            var amount = theirs.push(update("deal", own, "amount", null, Map.of("amount", 1, "currency", "EUR")));
            assertThat(codes(amount)).containsExactly("unknownField");
            assertThat(String.valueOf(amount)).doesNotContain("amount=7").doesNotContain("conflicts");
        }

        @Test
        void namesTheHolderOfAUniqueValueOnlyWhereItIsSeen() {
            var holder = record("products", Map.of("name", "Chair", "sku", "CH-1"));

            var taken = phone.push(create("product", Ids.next(), Map.of("name", "Other", "sku", "CH-1")));

            assertThat(codes(taken)).containsExactly("taken");
            assertThat(taken).containsEntry("status", "rejected").containsEntry("mergedInto", holder.toString());
        }
    }

    @Nested
    class Much {

        @Test
        void isWrittenAsSetsYetEachForItself() {
            var edits = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < 100; i++) {
                edits.add(create("company", Ids.next(), i % 10 == 3 ? Map.of("name", i) : Map.of("name", "Many " + i)));
            }
            var results = phone.push(edits);

            assertThat(results.stream().filter(result -> "applied".equals(result.get("status"))))
                    .hasSize(90);
            assertThat(results.stream().filter(result -> "rejected".equals(result.get("status"))))
                    .hasSize(10);
        }
    }

    @Nested
    class Commands {

        @Test
        void winsAnOpenDealOnce() {
            var id = deal("Win");
            var result = phone.push(command("deal.win", id, Map.of("closedOn", "2026-11-20")));
            assertThat(result).containsEntry("status", "applied");
            assertThat(values(result)).containsEntry("probability", 100).containsEntry("closedOn", "2026-11-20");

            assertThat(phone.push(command("deal.win", id, Map.of()))).containsEntry("status", "applied");
            assertThat(read("deals", id)).containsEntry("closedOn", "2026-11-20");
            assertThat(codes(phone.push(command("deal.lose", id, Map.of("lostReason", "price")))))
                    .containsExactly("dealIsClosed");
        }

        @Test
        void losesADealOnlyForAReason() {
            var id = deal("Lose");
            assertThat(codes(phone.push(command("deal.lose", id, Map.of())))).containsExactly("lostReasonMissing");
            assertThat(codes(phone.push(command("deal.lose", id, Map.of("owner", "me")))))
                    .containsExactly("unknownField");
            assertThat(phone.push(command("deal.lose", id, Map.of("lostReason", "price"))))
                    .containsEntry("status", "applied");
        }

        @Test
        void closesACaseThatIsResolved() {
            var id = record("cases", Map.of("subject", "Broken"));
            assertThat(codes(phone.push(command("case.close", id, Map.of())))).containsExactly("caseNotResolved");

            var close = command("case.close", id, Map.of("resolution", "Replaced"));
            assertThat(phone.push(close)).containsEntry("status", "applied");
            assertThat(phone.push(close)).containsEntry("status", "replayed").containsEntry("was", "applied");
            assertThat(read("cases", id)).containsEntry("status", "closed").containsEntry("resolution", "Replaced");
        }

        @Test
        void rejectsUnknownCommands() {
            assertThat(codes(phone.push(command("company.explode", company("X"), Map.of()))))
                    .containsExactly("unknownCommand");
        }
    }
}
