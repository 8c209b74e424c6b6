package dev.grato.access;

import dev.grato.access.Office.Kind;
import dev.grato.access.Office.Person;
import dev.grato.access.Office.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;

/// A random filter in two forms: as JSON for the API, as a test of rows for the oracle; and what it mentions.
///
/// @param mentioned object and field of every name in it, since each must be known to the asker
record RandomFilter(Map<String, Object> json, BiPredicate<Person, Row> test, List<Mention> mentioned) {

    record Mention(String object, String field) {}

    /// The inverse relations that are asked by `some`, `none` and `every`: from, name, to, by which relation.
    private record Inverse(String from, String name, String to, String relation) {}

    private static final List<Inverse> INVERSES = List.of(
            new Inverse("company", "deals", "deal", "company"),
            new Inverse("company", "people", "person", "company"),
            new Inverse("company", "vessels", "vessel", "company"),
            new Inverse("company", "affiliations", "affiliation", "company"),
            new Inverse("person", "affiliations", "affiliation", "person"));

    static RandomFilter of(Office office, AccessOracle oracle, Kind kind, int depth) {
        int choice = office.random.nextInt(depth > 0 ? 9 : 5);
        return switch (choice) {
            case 0, 1, 2 -> letter(office, kind, "", List.of(), oracle);
            case 3 -> kind.isOwned() ? mine() : letter(office, kind, "", List.of(), oracle);
            case 4 -> path(office, oracle, kind);
            case 5 -> joined(office, oracle, kind, depth, "and");
            case 6 -> joined(office, oracle, kind, depth, "or");
            case 7 -> not(of(office, oracle, kind, depth - 1));
            default -> many(office, oracle, kind, depth);
        };
    }

    private static RandomFilter letter(
            Office office, Kind kind, String prefix, List<Mention> before, AccessOracle oracle) {
        var mentioned = new ArrayList<>(before);
        if (kind.letters().isEmpty()) {
            var field = kind.marked().getFirst();
            mentioned.add(new Mention(kind.name(), field));
            return condition(prefix + field, "isNotEmpty", null, mentioned, value -> value != null, field);
        }
        var field = office.pick(kind.letters());
        mentioned.add(new Mention(kind.name(), field));
        var wanted = office.pick(List.of("a", "b", "c"));
        return switch (office.random.nextInt(4)) {
            case 0 -> condition(prefix + field, "eq", wanted, mentioned, wanted::equals, field);
            case 1 -> condition(prefix + field, "ne", wanted, mentioned, value -> !wanted.equals(value), field);
            case 2 -> condition(prefix + field, "isEmpty", null, mentioned, Objects::isNull, field);
            default ->
                condition(
                        prefix + field,
                        "ge",
                        wanted,
                        mentioned,
                        value -> value != null && value.toString().compareTo(wanted) >= 0,
                        field);
        };
    }

    private static RandomFilter condition(
            String path,
            String op,
            Object value,
            List<Mention> mentioned,
            java.util.function.Predicate<Object> test,
            String field) {
        var json = new HashMap<String, Object>();
        json.put("field", path);
        json.put("op", op);
        if (value != null) {
            json.put("value", value);
        }
        return new RandomFilter(
                json, (person, row) -> test.test(row == null ? null : row.values.get(field)), mentioned);
    }

    private static RandomFilter mine() {
        return new RandomFilter(
                Map.of("field", "owner", "op", "eq", "value", "@me"),
                (person, row) -> person.member.user().equals(row.owner),
                List.of());
    }

    /// A field of a related record: one that is hidden or in the trash is as good as none.
    private static RandomFilter path(Office office, AccessOracle oracle, Kind kind) {
        if (kind.relations().isEmpty()) {
            return letter(office, kind, "", List.of(), oracle);
        }
        var relation = office.pick(List.copyOf(kind.relations().keySet()));
        var target = Office.KINDS.get(kind.relations().get(relation));
        var end = letter(office, target, relation + ".", List.of(new Mention(kind.name(), relation)), oracle);
        return new RandomFilter(
                end.json(),
                (person, row) -> {
                    var id = row.relation(relation);
                    var related = id == null ? null : office.rows.get(id);
                    boolean isThere = related != null && !related.isTrashed && oracle.sees(person, related);
                    return end.test().test(person, isThere ? related : null);
                },
                end.mentioned());
    }

    private static RandomFilter joined(Office office, AccessOracle oracle, Kind kind, int depth, String word) {
        var one = of(office, oracle, kind, depth - 1);
        var other = of(office, oracle, kind, depth - 1);
        var mentioned = new ArrayList<>(one.mentioned());
        mentioned.addAll(other.mentioned());
        return new RandomFilter(
                Map.of(word, List.of(one.json(), other.json())),
                word.equals("and") ? one.test().and(other.test()) : one.test().or(other.test()),
                mentioned);
    }

    private static RandomFilter not(RandomFilter inner) {
        return new RandomFilter(Map.of("not", inner.json()), inner.test().negate(), inner.mentioned());
    }

    private static RandomFilter many(Office office, AccessOracle oracle, Kind kind, int depth) {
        var inverses = INVERSES.stream()
                .filter(inverse -> inverse.from().equals(kind.name()))
                .toList();
        if (inverses.isEmpty()) {
            return letter(office, kind, "", List.of(), oracle);
        }
        var inverse = office.pick(inverses);
        var inner = of(office, oracle, Office.KINDS.get(inverse.to()), depth - 1);
        var word = office.pick(List.of("some", "none", "every"));
        var mentioned = new ArrayList<>(inner.mentioned());
        mentioned.add(new Mention(inverse.to(), inverse.relation()));
        BiPredicate<Person, Row> test = (person, row) -> {
            var children = office.live(inverse.to()).stream()
                    .filter(child -> row.id.equals(child.relation(inverse.relation())))
                    .filter(child -> oracle.sees(person, child))
                    .toList();
            return switch (word) {
                case "some" -> children.stream().anyMatch(child -> inner.test().test(person, child));
                case "none" -> children.stream().noneMatch(child -> inner.test().test(person, child));
                default -> children.stream().allMatch(child -> inner.test().test(person, child));
            };
        };
        return new RandomFilter(Map.of("field", inverse.name(), "op", word, "value", inner.json()), test, mentioned);
    }

    /// Whether the person knows every name in it.
    boolean isKnown(AccessOracle oracle, Person person) {
        return mentioned.stream()
                .allMatch(mention -> oracle.knows(person, mention.object())
                        && !oracle.isHidden(person, mention.object(), mention.field()));
    }

    static UUID id(Object text) {
        return UUID.fromString(String.valueOf(text));
    }
}
