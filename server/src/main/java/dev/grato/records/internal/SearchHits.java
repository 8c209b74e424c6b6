package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.records.CrmRecord;
import dev.grato.records.Search.Fit;
import dev.grato.records.Search.Hit;
import dev.grato.records.Search.Piece;
import dev.grato.records.Search.Snippet;
import dev.grato.records.internal.SearchStatement.Candidate;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Makes hits of candidates: loads what the actor may read of the records and shows where they fit. What does not
/// fit by what they may read is no hit, whatever the statement that found it says.
final class SearchHits {

    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;
    private final SearchProjection projection;
    private final SearchWords words;
    private final ValueContext context;

    SearchHits(
            Model model,
            Actor actor,
            AccessPolicy access,
            SearchProjection projection,
            SearchWords words,
            ValueContext context) {
        this.model = model;
        this.actor = actor;
        this.access = access;
        this.projection = projection;
        this.words = words;
        this.context = context;
    }

    private record Key(String table, UUID id) {}

    /// The candidates that are hits, each record once, best first.
    ///
    /// @param isBrief whether the title is enough
    List<Hit> of(DSLContext sql, List<Candidate> candidates, int limit, boolean isBrief) {
        var ids = new LinkedHashMap<String, Set<UUID>>();
        candidates.forEach(candidate -> ids.computeIfAbsent(candidate.table(), table -> new LinkedHashSet<>())
                .add(candidate.record()));
        var loaded = new HashMap<Key, CrmRecord>();
        ids.forEach((table, wanted) -> model.objectOf(table)
                .ifPresent(object ->
                        load(sql, object, wanted).forEach(record -> loaded.put(new Key(table, record.id()), record))));
        var hits = new ArrayList<Hit>();
        var seen = new LinkedHashSet<Key>();
        for (var candidate : candidates) {
            var record = loaded.get(new Key(candidate.table(), candidate.record()));
            var object = model.objectOf(candidate.table()).orElse(null);
            if (record == null || object == null || !seen.add(new Key(candidate.table(), candidate.record()))) {
                continue;
            }
            var hit = hit(object, record, candidate, isBrief);
            if (hit != null) {
                hits.add(hit);
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
    }

    private List<CrmRecord> load(DSLContext sql, ObjectType object, Set<UUID> ids) {
        var joins = Joins.root(object, actor, access);
        var fields = projection.fields(model, object);
        var wanted = new ArrayList<FieldDefinition>();
        fields.keys().stream().filter(field -> isReadable(object, field)).forEach(wanted::add);
        fields.bodies().stream().filter(field -> isReadable(object, field)).forEach(wanted::add);
        var rows = new Rows(joins.root(), wanted);
        return sql.select(rows.selected())
                .from(joins.root().table())
                .where(joins.root().id().in(ids), joins.visible(joins.root()))
                .fetch(row -> rows.record(row, 0));
    }

    private boolean isReadable(ObjectType object, FieldDefinition field) {
        return access.field(actor, object, field) != FieldRight.HIDDEN;
    }

    private @Nullable Hit hit(ObjectType object, CrmRecord record, Candidate candidate, boolean isBrief) {
        var fields = projection.fields(model, object);
        var text = fields.words(record.values());
        int fits = words.fit(text);
        var titleField = fields.title().filter(field -> isReadable(object, field));
        var folded = titleField.isEmpty() ? "" : fields.title(record.values());
        Fit fit;
        double score = candidate.score();
        if (!folded.isEmpty() && folded.equals(words.whole())) {
            fit = Fit.EXACT;
        } else if (!words.whole().isEmpty() && folded.startsWith(words.whole())) {
            fit = Fit.PREFIX;
        } else if (fits > 0) {
            fit = fits == 2 ? Fit.WORD_PREFIX : Fit.FRAGMENT;
            score += words.fit(" " + folded) == fits ? 0.03 : 0;
        } else if (candidate.fit() == Fit.TEXT) {
            fit = Fit.TEXT;
        } else if (candidate.fit() == Fit.TYPO && Typos.distance(words, text) >= 0) {
            fit = Fit.TYPO;
            score -= 0.02 * Math.min(4, Typos.distance(words, text));
        } else {
            return null;
        }
        var title = RecordTitles.of(titleField, record.values(), context);
        var marked = new Marked(title == null ? "" : title, words);
        var snippet = isBrief ? null : snippet(object, record, fit, fits > 0 && words.fit(" " + folded) > 0);
        var pieces = title == null ? List.<Piece>of() : marked.pieces();
        return new Hit(object.name(), record.id(), title, pieces, snippet, fit, Math.clamp(score, 0.0, 1.0));
    }

    /// The place that shows most of what was looked for, unless the title shows it all.
    private @Nullable Snippet snippet(ObjectType object, CrmRecord record, Fit fit, boolean isAllInTitle) {
        if (isAllInTitle) {
            return null;
        }
        var fields = projection.fields(model, object);
        var titleName = fields.title().map(FieldDefinition::name).orElse("");
        var places = fit == Fit.TEXT ? fields.bodies() : fields.keys();
        Snippet best = null;
        int most = 0;
        for (var field : places) {
            var value = record.value(field.name());
            if (value == null || field.name().equals(titleName) || !isReadable(object, field)) {
                continue;
            }
            var texts = fit == Fit.TEXT
                    ? List.of(field.type().print(value, field, context))
                    : field.type().keywords(value);
            for (var text : texts) {
                var marked = new Marked(text, fit == Fit.TEXT ? words.stems() : words);
                if (marked.weight() > most) {
                    most = marked.weight();
                    best = new Snippet(field.name(), fit == Fit.TEXT ? marked.window() : marked.pieces());
                }
            }
        }
        return best;
    }
}
