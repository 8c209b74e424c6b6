package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.Search.Fit;
import dev.grato.records.internal.SearchScope.Searched;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The statements of a search. The actor's rights are in each of them; each part looks at no more than some
/// hundreds of entries that fit equally well, so that a search is quick however many fit.
///
/// What was typed is written into the statement as a constant: the planner must see how frequent it is.
final class SearchStatement {

    /// How many entries a part looks at.
    static final int MOST = 500;

    private static final int MOST_TITLES = 200;
    private static final String LAST = "\uDBFF\uDFFF";

    /// An entry that fits.
    record Candidate(String table, UUID record, Fit fit, double score) {}

    private final Workspace workspace;
    private final SearchScope scope;
    private final SearchWords words;
    private final @Nullable UUID me;

    SearchStatement(Workspace workspace, SearchScope scope, SearchWords words, @Nullable UUID me) {
        this.workspace = workspace;
        this.scope = scope;
        this.words = words;
        this.me = me;
    }

    // ---------------------------------------------------------------- by title and words

    List<Candidate> byWords(DSLContext sql, int limit) {
        var searched = new Searched("s");
        var parts = new ArrayList<Select<Record2<String, UUID>>>();
        for (var condition : scope.titles(searched)) {
            parts.add(keys("s", beginsTitle(searched).and(condition), MOST_TITLES));
        }
        if (!isAnyLong()) {
            if (!words.isEmpty()) {
                addSome(parts, scope.entriesOwnApart(searched, this::begins));
            }
            return ranked(sql, parts, limit).best();
        }
        addSome(parts, scope.entriesOwnApart(searched, this::contains));
        var found = ranked(sql, parts, limit);
        if (!found.isCut() || words.isEmpty()) {
            return found.best();
        }
        // What begins words is among what contains them. Where not all of that was seen it is looked for by itself.
        parts.clear();
        addSome(parts, scope.entries(searched, this::begins));
        return merged(found.best(), ranked(sql, parts, limit).best(), limit);
    }

    private void addSome(List<Select<Record2<String, UUID>>> parts, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            var found = new Searched("f");
            var some = conditions.stream()
                    .map(condition -> keys("s", condition, MOST))
                    .toList();
            parts.add(DSL.select(found.table(), found.record())
                    .from(union(some).asTable(found.alias()))
                    .limit(2 * MOST));
        }
    }

    private static List<Candidate> merged(List<Candidate> some, List<Candidate> others, int limit) {
        return Stream.concat(some.stream(), others.stream())
                .distinct()
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .thenComparing(candidate -> candidate.record().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    /// Whether anything can be the actor's own.
    boolean hasMine() {
        return me != null && !words.isEmpty();
    }

    /// Those the actor owns of the objects of which they see all, for when more fit than are looked at; of the
    /// others they are looked at anyway.
    List<Candidate> ofMine(DSLContext sql, int limit) {
        var searched = new Searched("s");
        var parts = new ArrayList<Select<Record2<String, UUID>>>();
        for (var condition : scope.ownOfOpen(searched, this::contains)) {
            parts.add(keys("s", condition, MOST_TITLES));
        }
        return ranked(sql, parts, limit).best();
    }

    private Select<Record2<String, UUID>> keys(String alias, Condition condition, int limit) {
        var searched = new Searched(alias);
        return DSL.select(searched.table(), searched.record())
                .from(Database.table(workspace, SearchProjection.ENTRIES).as(alias))
                .where(condition)
                .limit(limit);
    }

    private static Select<Record2<String, UUID>> union(List<Select<Record2<String, UUID>>> parts) {
        Select<Record2<String, UUID>> union = part(parts, 0);
        for (int i = 1; i < parts.size(); i++) {
            union = union.unionAll(part(parts, i));
        }
        return union;
    }

    /// As a table of its own, so that it keeps its limit.
    private static Select<Record2<String, UUID>> part(List<Select<Record2<String, UUID>>> parts, int number) {
        var columns = new Searched("p" + number);
        return DSL.select(columns.table(), columns.record())
                .from(parts.get(number).asTable(columns.alias()));
    }

    /// @param isCut whether there may be more that fit than were looked at
    private record Ranked(List<Candidate> best, boolean isCut) {}

    private Ranked ranked(DSLContext sql, List<Select<Record2<String, UUID>>> parts, int limit) {
        if (parts.isEmpty()) {
            return new Ranked(List.of(), false);
        }
        var keys = DSL.selectDistinct(DSL.asterisk())
                .from(union(parts).asTable("u"))
                .asTable("k");
        var entry = new Searched("e");
        var fits = DSL.select(
                        entry.table(),
                        entry.record(),
                        entry.owner(),
                        DSL.field(DSL.name("e", "touched_on")).as("touched_on"),
                        scope.title(entry).as("title"),
                        scope.words(entry).as("words"))
                .from(keys)
                .join(Database.table(workspace, SearchProjection.ENTRIES).as("e"))
                .on(entry.record().eq(DSL.field(DSL.name("k", "record_id"), UUID.class)))
                .and(entry.table().eq(DSL.field(DSL.name("k", "table_name"), String.class)))
                .asTable("c");
        var found = new Searched("c");
        var fit = fit(found);
        var score = DSL.field(
                """
                {0} + case when {1} then 0.05 else 0 end
                    + greatest(0, 0.05 - (current_date - c.touched_on) / 4000.0)
                    + 0.04 * least(1, {2}::float8 / greatest(1, length({3})))""",
                Double.class,
                base(fit),
                me == null ? DSL.inline(false) : DSL.field(found.owner().isNotDistinctFrom(DSL.val(me))),
                DSL.inline(words.whole().length()),
                found.title());
        var rows = sql.select(
                        found.table(),
                        found.record(),
                        fit.as("fit"),
                        score.as("score"),
                        DSL.count().over().as("all"))
                .from(fits)
                .orderBy(DSL.field("score").desc(), found.record().desc())
                .limit(limit)
                .fetch();
        boolean isCut = rows.isNotEmpty() && rows.getFirst().get("all", Integer.class) >= MOST;
        var best = rows.map(row -> new Candidate(
                row.value1(), row.value2(), Fit.of(row.get("fit", String.class)), row.get("score", Double.class)));
        return new Ranked(best, isCut);
    }

    /// The key of the fit.
    private Field<String> fit(Searched found) {
        var isBeginning = words.isEmpty() ? DSL.falseCondition() : begins(found.words());
        return DSL.when(found.title().eq(DSL.inline(words.whole())), DSL.inline(Fit.EXACT.key()))
                .when(beginsTitle(found), DSL.inline(Fit.PREFIX.key()))
                .when(isBeginning, DSL.inline(Fit.WORD_PREFIX.key()))
                .otherwise(DSL.inline(Fit.FRAGMENT.key()));
    }

    private static Field<Double> base(Field<String> fit) {
        return DSL.choose(fit)
                .when(DSL.inline(Fit.EXACT.key()), DSL.inline(0.86))
                .when(DSL.inline(Fit.PREFIX.key()), DSL.inline(0.70))
                .when(DSL.inline(Fit.WORD_PREFIX.key()), DSL.inline(0.54))
                .otherwise(DSL.inline(0.38));
    }

    private Condition beginsTitle(Searched searched) {
        return words.whole().isEmpty()
                ? DSL.falseCondition()
                : searched.title()
                        .ge(DSL.inline(words.whole()))
                        .and(searched.title().lt(DSL.inline(words.whole() + LAST)));
    }

    private boolean isAnyLong() {
        return words.numbers().stream().anyMatch(SearchWords::isLongEnough)
                || words.words().stream()
                        .anyMatch(word -> word.spellings().stream().anyMatch(SearchWords::isLongEnough));
    }

    private Condition begins(Field<String> text) {
        return matches(text, SearchWords::beginning);
    }

    private Condition contains(Field<String> text) {
        return matches(text, SearchWords::fragment);
    }

    private Condition matches(Field<String> text, UnaryOperator<String> pattern) {
        if (words.words().size() == 1) {
            // a number is a word too: each way of writing it stands in the statement once
            var spellings = new LinkedHashSet<>(words.words().getFirst().spellings());
            spellings.addAll(words.numbers());
            return any(text, spellings, pattern);
        }
        var all = DSL.and(words.words().stream()
                .map(word -> any(text, word.spellings(), pattern))
                .toList());
        if (words.numbers().isEmpty()) {
            return all;
        }
        var number = any(text, words.numbers(), pattern);
        return words.words().isEmpty() ? number : all.or(number);
    }

    private static Condition any(Field<String> text, Set<String> spellings, UnaryOperator<String> pattern) {
        return DSL.or(spellings.stream()
                .map(pattern)
                .distinct()
                .map(like -> text.like(DSL.inline(like)))
                .toList());
    }

    // ---------------------------------------------------------------- by texts

    List<Candidate> byTexts(DSLContext sql, int limit) {
        var query = query();
        if (query == null) {
            return List.of();
        }
        var searched = new Searched("b");
        var parts = new ArrayList<Select<Record2<String, UUID>>>();
        for (var condition : scope.bodies(searched)) {
            parts.add(DSL.select(searched.table(), searched.record())
                    .from(Database.table(workspace, SearchProjection.BODIES).as("b"))
                    .where(DSL.condition("b.words @@ ({0})", query))
                    .and(condition)
                    .limit(MOST_TITLES));
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        var keys = DSL.selectDistinct(DSL.asterisk())
                .from(union(parts).asTable("u"))
                .asTable("k");
        var entry = new Searched("e");
        return sql.select(entry.table(), entry.record())
                .from(keys)
                .join(Database.table(workspace, SearchProjection.ENTRIES).as("e"))
                .on(entry.record().eq(DSL.field(DSL.name("k", "record_id"), UUID.class)))
                .and(entry.table().eq(DSL.field(DSL.name("k", "table_name"), String.class)))
                .orderBy(
                        DSL.field(entry.owner().isNotDistinctFrom(DSL.val(me, UUID.class)))
                                .desc(),
                        DSL.field(DSL.name("e", "touched_on")).desc(),
                        entry.record().desc())
                .limit(limit)
                .fetch(row -> new Candidate(row.value1(), row.value2(), Fit.TEXT, 0.22));
    }

    /// The words in the forms of each language, or as they stand, also where one is still being typed. Words are
    /// letters and digits alone, so nothing in them can be an operator.
    private @Nullable Field<?> query() {
        var tokens = words.words().stream()
                .map(word -> word.typed().replaceAll("[^\\p{L}\\p{N}]+", " ").strip())
                .filter(word -> !word.isEmpty())
                .flatMap(word -> List.of(word.split(" ", -1)).stream())
                .toList();
        if (tokens.isEmpty() || tokens.stream().allMatch(token -> token.length() < 3)) {
            return null;
        }
        var plain = tokens.stream().map(token -> token + ":*").collect(Collectors.joining(" & "));
        var whole = String.join(" & ", tokens);
        Field<?> query = DSL.field("pg_catalog.to_tsquery('pg_catalog.simple', {0})", DSL.inline(plain));
        for (var configuration : BodyText.configurations()) {
            query = DSL.field(
                    "{0} || pg_catalog.to_tsquery({1}::pg_catalog.regconfig, {2})",
                    query, DSL.inline(configuration), DSL.inline(whole));
        }
        return query;
    }

    // ---------------------------------------------------------------- what was misspelled

    /// Needs a transaction of its own, in which the least similarity is set.
    List<Candidate> bySimilarity(DSLContext tx, int limit) {
        if (words.words().stream().noneMatch(word -> Typos.allowed(word.typed()) > 0)) {
            return List.of();
        }
        tx.execute("set local enable_seqscan = off");
        tx.fetch("select set_config('pg_trgm.word_similarity_threshold', '0.45', true)");
        var searched = new Searched("s");
        var parts = new ArrayList<Select<Record2<String, UUID>>>();
        for (var condition : scope.entries(searched, SearchStatement.this::resembles)) {
            parts.add(keys("s", condition, MOST));
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        var keys = DSL.selectDistinct(DSL.asterisk())
                .from(union(parts).asTable("u"))
                .asTable("k");
        var entry = new Searched("e");
        var likeness =
                DSL.field("ext.word_similarity({0}, {1})", Double.class, DSL.inline(words.whole()), scope.words(entry));
        return tx.select(entry.table(), entry.record())
                .from(keys)
                .join(Database.table(workspace, SearchProjection.ENTRIES).as("e"))
                .on(entry.record().eq(DSL.field(DSL.name("k", "record_id"), UUID.class)))
                .and(entry.table().eq(DSL.field(DSL.name("k", "table_name"), String.class)))
                .orderBy(likeness.desc(), entry.record().desc())
                .limit(limit)
                .fetch(row -> new Candidate(row.value1(), row.value2(), Fit.TYPO, 0.10));
    }

    private Condition resembles(Field<String> text) {
        return DSL.and(words.words().stream()
                .map(word -> resembles(text, word.typed()))
                .toList());
    }

    private static Condition resembles(Field<String> text, String word) {
        if (Typos.allowed(word) == 0) {
            return text.like(DSL.inline(SearchWords.fragment(word)));
        }
        if (Typos.isShort(word)) {
            return DSL.or(Typos.slips(word).stream()
                            .map(pattern -> text.like(DSL.inline(pattern)))
                            .toList())
                    .or(text.like(DSL.inline(SearchWords.fragment(word))));
        }
        Condition condition = DSL.condition("{0} operator(ext.<%) {1}", DSL.inline(word), text);
        for (var swapped : Typos.swapped(word)) {
            condition = condition.or(text.like(DSL.inline(SearchWords.beginning(swapped))));
        }
        return condition;
    }
}
