package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.PlatformError;
import dev.grato.records.RecordsError;
import dev.grato.records.Search;
import dev.grato.records.internal.SearchStatement.Candidate;
import dev.grato.records.spi.AccessPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/// Searches in steps, each only where the one before has not found enough.
@Service
final class SearchService implements Search {

    private static final int MAX_LIMIT = 100;
    private static final int FEW = 3;
    private static final int MOST_ALIKE = 60;
    /// How many more than wanted are looked at: what they fit by what the caller may read decides.
    private static final int SPARE = 10;
    /// More than a search looks at.
    private static final int EVERY = 2_000;
    private static final Duration PATIENCE_WITH_SLIPS = Duration.ofSeconds(2);

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final SearchProjection projection;
    private final ProjectionRebuild rebuild;
    private final RecordQueries queries;
    private final Clock clock;

    SearchService(
            Database database,
            Models models,
            AccessPolicy access,
            SearchProjection projection,
            ProjectionRebuild rebuild,
            RecordQueries queries,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.projection = projection;
        this.rebuild = rebuild;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Hits find(Actor actor, Wish wish) {
        if (wish.limit() < 1 || wish.limit() > MAX_LIMIT) {
            throw new GratoException(
                    RecordsError.INVALID_QUERY, new Fault("limit", "outOfRange", Map.of("min", 1, "max", MAX_LIMIT)));
        }
        if (!Acceptance.isStorable(wish.text())) {
            throw new GratoException(RecordsError.INVALID_QUERY, new Fault("q", "unstorableText", Map.of()));
        }
        var model = models.current(actor.workspace());
        var objects = objects(model, actor, wish.objects());
        boolean isComplete =
                database.read(sql -> rebuild.isReady(sql, actor.workspace(), model, SearchProjection.NAME));
        var words = SearchWords.of(wish.text(), actor.workspace().region());
        if (words.whole().isEmpty()) {
            return new Hits(List.of(), isComplete, null);
        }
        var scope = new SearchScope(model, actor, access, projection, objects);
        var statement = new SearchStatement(actor.workspace(), scope, words, actor.userId());
        var hits = new SearchHits(model, actor, access, projection, words, ValueContext.of(actor.workspace(), clock));
        var last = SearchCursor.of(wish);
        var page = last == null ? first(statement, hits, wish) : next(statement, hits, wish, last);
        boolean hasMore = page.hasMore() && !wish.isTyping();
        var cursor = hasMore ? SearchCursor.after(last, wish, page.hits(), page.isAlike()) : null;
        return new Hits(page.hits(), isComplete, cursor);
    }

    private List<ObjectType> objects(Model model, Actor actor, List<String> names) {
        return names.isEmpty()
                ? model.objects().stream()
                        .filter(object -> access.knows(actor, object))
                        .toList()
                : names.stream().map(name -> queries.object(model, actor, name)).toList();
    }

    /// @param isAlike whether what was misspelled was looked for
    private record Found(List<Hit> hits, boolean hasMore, boolean isAlike) {}

    private Found first(SearchStatement statement, SearchHits hits, Wish wish) {
        int wanted = wish.limit() + SPARE;
        var candidates = new ArrayList<>(database.read(sql -> statement.byWords(sql, wanted)));
        boolean isCut = candidates.size() == wanted;
        if (isCut) {
            addMine(candidates, statement, wanted);
        }
        if (candidates.size() <= wish.limit() && !wish.isTyping()) {
            candidates.addAll(database.read(sql -> statement.byTexts(sql, wish.limit() + 1)));
        }
        var found = made(hits, candidates, wish);
        boolean isSpelledRight = found.stream().anyMatch(hit -> hit.fit().compareTo(Fit.WORD_PREFIX) <= 0);
        if (found.size() >= FEW || isSpelledRight || wish.isTyping()) {
            return page(found, wish, isCut, false);
        }
        candidates.addAll(alike(statement));
        return page(made(hits, candidates, wish), wish, isCut, true);
    }

    /// The best of all candidates that were not given yet.
    private Found next(SearchStatement statement, SearchHits hits, Wish wish, SearchCursor last) {
        var all = new ArrayList<>(database.read(sql -> statement.byWords(sql, EVERY)));
        if (all.size() >= wish.limit() + SPARE) {
            addMine(all, statement, EVERY);
        }
        all.addAll(database.read(sql -> statement.byTexts(sql, EVERY)));
        if (last.isAlike()) {
            all.addAll(alike(statement));
        }
        var met = new HashSet<>();
        all.removeIf(candidate -> last.has(candidate.record()) || !met.add(candidate.record()));
        boolean isCut = all.size() > wish.limit() + SPARE;
        var candidates = isCut ? all.subList(0, wish.limit() + SPARE) : all;
        return page(made(hits, candidates, wish), wish, isCut, last.isAlike());
    }

    private void addMine(List<Candidate> candidates, SearchStatement statement, int limit) {
        if (statement.hasMine()) {
            candidates.addAll(database.read(sql -> statement.ofMine(sql, limit)));
            candidates.sort((one, other) -> Double.compare(other.score(), one.score()));
        }
    }

    private static Found page(List<Hit> found, Wish wish, boolean isCut, boolean isAlike) {
        var hits = List.copyOf(found.subList(0, Math.min(wish.limit(), found.size())));
        return new Found(hits, !hits.isEmpty() && (isCut || found.size() > hits.size()), isAlike);
    }

    /// What was misspelled costs a look at everything that is like it: where that takes too long it is left out,
    /// not
    /// the whole answer.
    private List<Candidate> alike(SearchStatement statement) {
        try {
            return database.transaction(tx -> {
                tx.execute("set local statement_timeout = " + PATIENCE_WITH_SLIPS.toMillis());
                return statement.bySimilarity(tx, MOST_ALIKE);
            });
        } catch (GratoException slow) {
            if (slow.code() != PlatformError.TOO_SLOW) {
                throw slow;
            }
            return List.of();
        }
    }

    private List<Hit> made(SearchHits hits, List<Candidate> candidates, Wish wish) {
        return candidates.isEmpty()
                ? List.of()
                : database.read((DSLContext sql) -> hits.of(sql, candidates, wish.limit() + 1, wish.isTyping()));
    }
}
