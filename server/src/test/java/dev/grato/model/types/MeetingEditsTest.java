package dev.grato.model.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.platform.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// [SYNC: when the base has moved] What comes of two edits made on the same value.
class MeetingEditsTest {

    private static final int ROUNDS = 3_000;

    @Test
    void knowsForEveryTypeHowItsEditsMeet() {
        assertThat(meeting("text", Map.of())).isEqualTo(Meeting.LAST);
        assertThat(meeting("relation", Map.of())).isEqualTo(Meeting.LAST);
        assertThat(meeting("polymorphicRelation", Map.of())).isEqualTo(Meeting.LAST);
        assertThat(meeting("select", Map.of())).isEqualTo(Meeting.LAST);
        for (var unit : List.of("money", "address", "personName", "geoPoint", "approximateAmount", "approximateDate")) {
            assertThat(meeting(unit, Map.of())).as(unit).isEqualTo(Meeting.UNIT);
        }
        for (var set : List.of("multiSelect", "emailList", "phoneList", "urlList", "fileList")) {
            assertThat(meeting(set, Map.of())).as(set).isEqualTo(Meeting.SET);
        }
        assertThat(meeting("longText", Map.of())).isEqualTo(Meeting.LINES);
        assertThat(meeting("richText", Map.of())).isEqualTo(Meeting.LINES);
        assertThat(meeting("number", Map.of())).isEqualTo(Meeting.LAST);
        assertThat(meeting("number", Map.of("counts", true))).isEqualTo(Meeting.DELTA);
        assertThat(meeting("autoNumber", Map.of())).isEqualTo(Meeting.NONE);
    }

    @Test
    void asksWhereTheFieldIsDeclaredSoWhateverItsType() {
        assertThat(declared("money", false, true).meeting()).isEqualTo(Meeting.ASK);
        assertThat(declared("money", true, true).meeting()).isEqualTo(Meeting.NONE);
    }

    @Test
    void addsWhatBothCounted() {
        var counter = Fields.type("number");

        assertThat(counter.joined(number(5), number(7), number(6))).isEqualTo(number(8));
        assertThat(counter.joined(null, number(2), number(3))).isEqualTo(number(5));
        assertThat(counter.joined(number(5), null, number(6))).isEqualTo(number(1));
    }

    // ---------------------------------------------------------------- sets

    @Test
    void keepsWhatBothAddedAndDropsWhatEitherRemoved() {
        var options = Fields.type("multiSelect");

        assertThat(options.joined(List.of("a", "b"), List.of("a", "b", "c"), List.of("b", "d")))
                .isEqualTo(List.of("b", "c", "d"));
        assertThat(options.joined(List.of("a"), List.of("b"), null)).isEqualTo(List.of("b"));
        assertThat(options.joined(List.of("a"), null, null)).isNull();
    }

    @Test
    void joinsSetsAsIfOneEditHadSeenTheOther() {
        var random = new Random(Seeds.seed());
        for (int round = 0; round < ROUNDS; round++) {
            var base = some(random);
            var theirs = some(random);
            var yours = some(random);
            var joined = SetJoin.joined(base, theirs, yours, String::valueOf);
            var expected = new ArrayList<String>();
            for (var item : List.of("a", "b", "c", "d", "e")) {
                boolean wasThere = base.contains(item);
                boolean isAsTheySay = theirs.contains(item) != wasThere ? !wasThere : yours.contains(item);
                if (isAsTheySay) {
                    expected.add(item);
                }
            }
            assertThat(joined instanceof List<?> list ? List.copyOf(list) : List.of())
                    .as("seed %s round %s: %s %s %s", Seeds.seed(), round, base, theirs, yours)
                    .map(String::valueOf)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void leavesOnePrimaryItemAndTheLabelsOthersGave() {
        var base = emails(Map.of("address", "a@x.test", "isPrimary", true), Map.of("address", "b@x.test"));
        var theirs = emails(
                Map.of("address", "a@x.test", "label", "work", "isPrimary", true),
                Map.of("address", "b@x.test"),
                Map.of("address", "c@x.test"));
        var yours = emails(Map.of("address", "a@x.test"), Map.of("address", "b@x.test", "isPrimary", true));

        var joined = Fields.type("emailList").joined(base, theirs, yours);

        assertThat(Fields.accept("emailList", joined))
                .isEqualTo(emails(
                        Map.of("address", "a@x.test", "label", "work"),
                        Map.of("address", "b@x.test", "isPrimary", true),
                        Map.of("address", "c@x.test")));
    }

    // ---------------------------------------------------------------- texts

    @Test
    void keepsBothEditsOfDifferentLines() {
        assertThat(lines("one\ntwo\nthree", "ONE\ntwo\nthree", "one\ntwo\nthree\nfour"))
                .isEqualTo("ONE\ntwo\nthree\nfour");
        assertThat(lines("one\ntwo\nthree", "ONE\ntwo\nthree", "one\nTWO\nthree"))
                .isEqualTo("ONE\nTWO\nthree");
        assertThat(lines("one\ntwo", "one\nnew\ntwo", "one")).isEqualTo("one\nnew");
    }

    @Test
    void keepsBothVersionsOfALineMarkedWhereTheyOverlap() {
        assertThat(lines("one\ntwo\nthree", "one\nzwei\nthree", "one\ndos\nthree"))
                .isEqualTo("one\n<<<<<<<\nzwei\n=======\ndos\n>>>>>>>\nthree");
        assertThat(lines(null, "theirs", "yours")).isEqualTo("<<<<<<<\ntheirs\n=======\nyours\n>>>>>>>");
        assertThat(lines("one\ntwo", null, "one\nTWO")).isEqualTo("<<<<<<<\n=======\none\nTWO\n>>>>>>>");
    }

    @Test
    void takesTheOnlyEditThereIsAsItIs() {
        var random = new Random(Seeds.seed());
        for (int round = 0; round < ROUNDS; round++) {
            var base = text(random);
            var edit = text(random);
            assertThat(lines(base, edit, edit)).isEqualTo(edit);
            assertThat(lines(base, edit, base)).isEqualTo(edit);
            assertThat(lines(base, base, edit)).isEqualTo(edit);
        }
    }

    @Test
    void losesNoLineThatEitherAdded() {
        var random = new Random(Seeds.seed());
        for (int round = 0; round < ROUNDS; round++) {
            var base = text(random);
            var theirs = edited(base, "t" + round, random);
            var yours = edited(base, "y" + round, random);
            assertThat(lines(base, theirs, yours).split("\n"))
                    .as("seed %s round %s", Seeds.seed(), round)
                    .contains("t" + round, "y" + round);
        }
    }

    @Test
    void mergesTextsOfManyLinesInReasonableTime() {
        var base = "x\n".repeat(40_000) + "end";
        var theirs = "y\n".repeat(40_000) + "end";

        assertThat(lines(base, theirs, "start\n" + base))
                .contains("start")
                .contains("y\n")
                .endsWith("end");
    }

    @Test
    void mergesFormattedTextByItsBlocks() {
        var rich = Fields.type("richText");
        var base = Fields.accept("richText", "<p>one</p><ul><li>a</li></ul><p>two</p>");
        var theirs = Fields.accept("richText", "<p><b>one</b></p><ul><li>a</li></ul><p>two</p>");
        var yours = Fields.accept("richText", "<p>one</p><ul><li>a</li><li>b</li></ul><p>zwei</p>");

        assertThat(Fields.accept("richText", rich.joined(base, theirs, yours)))
                .isEqualTo(Fields.accept("richText", "<p><b>one</b></p><ul><li>a</li><li>b</li></ul><p>zwei</p>"));

        var clash = Fields.accept("richText", "<p>uno</p><ul><li>a</li></ul><p>two</p>");
        assertThat(String.valueOf(Fields.accept("richText", rich.joined(base, theirs, clash))))
                .contains("<p>&lt;&lt;&lt;&lt;&lt;&lt;&lt;</p><p><b>one</b></p><p>=======</p><p>uno</p>");
    }

    // ---------------------------------------------------------------- what they share

    private static Meeting meeting(String type, Map<String, Object> settings) {
        return Fields.field(type, settings).meeting();
    }

    private static FieldDefinition declared(String type, boolean isReadOnly, boolean mustAsk) {
        return new FieldDefinition(
                "f",
                "f",
                Fields.type(type),
                Texts.EMPTY,
                Texts.EMPTY,
                false,
                false,
                false,
                isReadOnly,
                false,
                false,
                false,
                false,
                List.of(),
                null,
                null,
                Map.of(),
                null,
                mustAsk);
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }

    private static Object emails(Object... items) {
        return Fields.accept("emailList", List.of(items));
    }

    private static String lines(@Nullable String base, @Nullable String theirs, @Nullable String yours) {
        return TextMerge.ofLines(base, theirs, yours);
    }

    private static List<String> some(Random random) {
        return List.of("a", "b", "c", "d", "e").stream()
                .filter(item -> random.nextBoolean())
                .toList();
    }

    private static String text(Random random) {
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            lines.add("line " + random.nextInt(4));
        }
        return String.join("\n", lines);
    }

    private static String edited(String base, String line, Random random) {
        var lines = new ArrayList<>(List.of(base.split("\n")));
        if (random.nextBoolean()) {
            lines.remove(random.nextInt(lines.size()));
        }
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines);
    }
}
