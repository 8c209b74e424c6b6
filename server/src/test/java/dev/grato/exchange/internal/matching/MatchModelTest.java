package dev.grato.exchange.internal.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchModelTest {

    private static final List<MatchField> FIELDS = List.of(
            new MatchField("given", FieldKind.NAME),
            new MatchField("family", FieldKind.NAME),
            new MatchField("phones", FieldKind.PHONE),
            new MatchField("address", FieldKind.ADDRESS));

    private static Likeness like(FieldKind kind, String one, String other) {
        var a = Value.of(kind, one);
        var b = Value.of(kind, other);
        assertThat(a).isNotNull();
        assertThat(b).isNotNull();
        return Comparison.best(kind, a, b, Frequencies.of(List.of(a, b), kind)).likeness();
    }

    private static Row row(@Nullable String... texts) {
        return Row.of(FIELDS, Arrays.asList(texts));
    }

    private static MatchModel untaught() {
        var rows = List.of(row("Ana", "Ruiz", "+34 612 345 678", "Calle Mayor 3"), row("Bo", "Li", null, null));
        return Learning.untaught(FIELDS, Learning.frequencies(FIELDS, rows), 1_000);
    }

    @Test
    void knowsNicknamesOfThreeLanguages() {
        assertThat(like(FieldKind.NAME, "José", "Pepe")).isEqualTo(Likeness.VARIANT);
        assertThat(like(FieldKind.NAME, "Giuseppe", "Beppe")).isEqualTo(Likeness.VARIANT);
        assertThat(like(FieldKind.NAME, "William", "Bill")).isEqualTo(Likeness.VARIANT);
        assertThat(like(FieldKind.NAME, "Pepe", "Chepe")).isEqualTo(Likeness.VARIANT);
    }

    @Test
    void readsOtherScripts() {
        assertThat(like(FieldKind.NAME, "Иван Петров", "Ivan Petrov")).isEqualTo(Likeness.SAME);
        assertThat(like(FieldKind.NAME, "Γιώργος", "Giorgos")).isIn(Likeness.SAME, Likeness.CLOSE);
    }

    @Test
    void takesNamesInAnyOrderAndWithOneSurnameMissing() {
        assertThat(like(FieldKind.NAME, "Rossi Mario", "Mario Rossi")).isEqualTo(Likeness.ORDER);
        assertThat(like(FieldKind.NAME, "García", "García López")).isEqualTo(Likeness.PARTIAL);
        assertThat(like(FieldKind.NAME, "Dott.ssa Anna Bianchi", "Anna Bianchi"))
                .isEqualTo(Likeness.SAME);
    }

    @Test
    void leavesLegalFormsOut() {
        assertThat(like(FieldKind.COMPANY, "Talleres Norte, S.L.", "Talleres Norte SL"))
                .isEqualTo(Likeness.SAME);
        assertThat(like(FieldKind.COMPANY, "Vetri Rossi S.p.A.", "VETRI ROSSI")).isEqualTo(Likeness.SAME);
        assertThat(like(FieldKind.COMPANY, "Acme GmbH", "Acme Inc.")).isEqualTo(Likeness.SAME);
    }

    @Test
    void comparesPhonesHoweverTheyAreWritten() {
        assertThat(like(FieldKind.PHONE, "+39 347 123 4567", "3471234567")).isEqualTo(Likeness.VARIANT);
        assertThat(like(FieldKind.PHONE, "0039-347-1234567", "+39 3471234567")).isEqualTo(Likeness.SAME);
        assertThat(like(FieldKind.PHONE, "+34612345678", "+34612345687")).isEqualTo(Likeness.CLOSE);
    }

    @Test
    void writesAbbreviationsOfAddressesOut() {
        assertThat(like(FieldKind.ADDRESS, "C/ Mayor 3", "Calle Mayor, 3")).isEqualTo(Likeness.SAME);
        assertThat(like(FieldKind.ADDRESS, "V.le Europa 12", "Viale Europa 12")).isEqualTo(Likeness.SAME);
    }

    @Test
    void seesSwappedNames() {
        var score = untaught().score(row("Ruiz", "Ana", null, null), row("Ana", "Ruiz", null, null));
        assertThat(score.fields()).extracting(MatchModel.FieldScore::likeness).containsOnly(Likeness.SWAPPED);
        assertThat(score.fields()).allSatisfy(field -> assertThat(field.bits()).isPositive());
    }

    @Test
    void saysNothingAboutFieldsThatAreMissing() {
        var score = untaught().score(row("Ana", "Ruiz", null, null), row("Ana", "Ruiz", "612345678", null));
        assertThat(score.fields()).extracting(MatchModel.FieldScore::field).containsExactly("given", "family");
    }

    @Test
    void givesRareAgreementMoreThanFrequentOne() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 200; i++) {
            rows.add(row("Ana", i % 2 == 0 ? "García" : "Surname" + i, null, null));
        }
        var model = Learning.untaught(FIELDS, Learning.frequencies(FIELDS, rows), 20_000);
        var frequent = model.score(row(null, "García", null, null), row(null, "García", null, null));
        var rare = model.score(row(null, "Surname7", null, null), row(null, "Surname7", null, null));
        assertThat(rare.bits()).isGreaterThan(frequent.bits() + 3);
    }

    @Test
    void learnsFromVerdicts() {
        var rows = new ArrayList<Row>();
        var pairs = new ArrayList<Learning.Pair>();
        for (int i = 0; i < 120; i++) {
            rows.add(row("Name" + i, "Family" + i, null, null));
            rows.add(row("Other" + i * 7, "Family" + i, null, null));
            pairs.add(new Learning.Pair(2 * i, 2 * i + 1, false));
        }
        var frequencies = Learning.frequencies(FIELDS, rows);
        var model = Learning.learn(FIELDS, frequencies, rows, pairs, 0, 28_680, 1);
        assertThat(model.score(rows.get(0), rows.get(1)).probability()).isLessThan(0.05);
    }
}
