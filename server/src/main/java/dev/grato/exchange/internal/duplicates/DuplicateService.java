package dev.grato.exchange.internal.duplicates;

import dev.grato.exchange.DuplicateError;
import dev.grato.exchange.Duplicates;
import dev.grato.exchange.internal.matching.MatchModel;
import dev.grato.exchange.internal.matching.Row;
import dev.grato.model.Faults;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Answers who may be there twice, as far as the asker sees.
@Service
final class DuplicateService implements Duplicates {

    private static final Duration LATER = Duration.ofDays(14);
    private static final int MOST_FOUND = 5;
    private static final int MOST_DRAFTS = 1_000;

    private final Models models;
    private final AccessPolicy access;
    private final Matching matching;
    private final MatchStore store;
    private final Clock clock;

    DuplicateService(Models models, AccessPolicy access, Matching matching, MatchStore store, Clock clock) {
        this.models = models;
        this.access = access;
        this.matching = matching;
        this.store = store;
        this.clock = clock;
    }

    /// The object's table under an alias, for the policy's predicate.
    private record Aliased(ObjectType object, String alias) implements AccessPolicy.RecordColumns {

        private <T> Field<T> column(String name, Class<T> type) {
            return DSL.field(DSL.name(alias, name), type);
        }

        @Override
        public Field<UUID> id() {
            return column(SystemFields.ID, UUID.class);
        }

        @Override
        public @Nullable Field<UUID> owner() {
            return object.isOwned() ? column("owner_id", UUID.class) : null;
        }

        @Override
        public @Nullable Field<UUID> team() {
            return object.isOwned() ? column("team_id", UUID.class) : null;
        }
    }

    private ObjectType object(Actor actor, String address) {
        var object = models.current(actor.workspace())
                .objectAt(address)
                .filter(found -> access.knows(actor, found))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", address)));
        if (!MatchShape.isMatched(object)) {
            throw new GratoException(DuplicateError.NOT_MATCHED);
        }
        return object;
    }

    private Condition visible(Actor actor, ObjectType object, String alias) {
        return access.allowed(actor, object, Action.READ, new Aliased(object, alias));
    }

    @Override
    public Page list(Actor actor, String address, @Nullable Band band, @Nullable String cursor, int limit) {
        var object = object(actor, address);
        var pairs = store.worklist(
                actor.workspace(),
                object.table(),
                visible(actor, object, "a").and(visible(actor, object, "b")),
                band == null ? null : Bands.number(band),
                cursor == null ? null : place(cursor),
                clock.instant(),
                limit + 1);
        boolean hasMore = pairs.size() > limit;
        var shown = hasMore ? pairs.subList(0, limit) : pairs;
        var ids = new HashSet<UUID>();
        shown.forEach(pair -> ids.addAll(List.of(pair.one(), pair.other())));
        var learned = matching.learned(actor.workspace(), object);
        var rows = new HashMap<UUID, Row>();
        store.texts(actor.workspace(), ids).forEach((id, texts) -> rows.put(id, learned.row(texts)));
        var items = new ArrayList<Pair>();
        for (var pair : shown) {
            var one = rows.get(pair.one());
            var other = rows.get(pair.other());
            var reasons = one == null || other == null
                    ? List.<Reason>of()
                    : reasons(actor, object, learned, learned.model().score(one, other));
            items.add(new Pair(pair.one(), pair.other(), pair.bits(), Bands.of(pair.band()), reasons));
        }
        return new Page(items, hasMore ? cursor(shown.getLast()) : null);
    }

    private List<Reason> reasons(Actor actor, ObjectType object, Learned learned, MatchModel.Score score) {
        var reasons = new ArrayList<Reason>();
        for (var field : score.fields()) {
            learned.shape().parts().stream()
                    .filter(part -> part.compared().name().equals(field.field()))
                    .findFirst()
                    .ifPresent(part -> object.field(part.field()).ifPresent(definition -> {
                        if (access.field(actor, object, definition) != FieldRight.HIDDEN) {
                            var name = part.part().isEmpty() ? part.field() : part.field() + "." + part.part();
                            reasons.add(
                                    new Reason(name, field.likeness().name().toLowerCase(Locale.ROOT), field.bits()));
                        }
                    }));
        }
        reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.bits())));
        return reasons;
    }

    private static String cursor(MatchStore.Pair pair) {
        var text = Float.floatToIntBits((float) pair.bits()) + "/" + pair.one() + "/" + pair.other();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MatchStore.Pair place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", -1);
            float bits = Float.intBitsToFloat(Integer.parseInt(parts[0]));
            if (parts.length == 3 && !Float.isNaN(bits)) {
                return new MatchStore.Pair(
                        Ids.parse(parts[1]).orElseThrow(), Ids.parse(parts[2]).orElseThrow(), bits, 0, null);
            }
        } catch (IllegalArgumentException | java.util.NoSuchElementException broken) {
            // refused below
        }
        throw new GratoException(DuplicateError.CURSOR_INVALID);
    }

    @Override
    public void say(Actor actor, String address, UUID one, UUID other, Verdict verdict) {
        var object = object(actor, address);
        var seen = store.visible(actor.workspace(), object.table(), visible(actor, object, "a"), List.of(one, other));
        var pair = store.pair(actor.workspace(), one, other, object.table())
                .filter(found -> seen.contains(one) && seen.contains(other))
                .orElseThrow(() -> new GratoException(DuplicateError.NO_SUCH_PAIR));
        switch (verdict) {
            case SAME, DIFFERENT -> store.say(actor.workspace(), pair, verdict.key(), null);
            case LATER ->
                store.say(actor.workspace(), pair, null, clock.instant().plus(LATER));
        }
    }

    @Override
    public List<Found> check(Actor actor, String address, Map<String, @Nullable Object> values, @Nullable UUID itself) {
        return check(actor, address, List.of(values), itself).getFirst();
    }

    @Override
    public List<List<Found>> checkAll(Actor actor, String address, List<Map<String, @Nullable Object>> drafts) {
        if (drafts.size() > MOST_DRAFTS) {
            throw new IllegalArgumentException("more than " + MOST_DRAFTS + " drafts at once");
        }
        return check(actor, address, drafts, null);
    }

    private List<List<Found>> check(
            Actor actor, String address, List<Map<String, @Nullable Object>> drafts, @Nullable UUID itself) {
        var object = object(actor, address);
        var learned = matching.learned(actor.workspace(), object);
        var rows = drafts.stream()
                .map(draft -> learned.rowOf(accepted(actor, object, draft)))
                .toList();
        var candidates = matching.like(actor.workspace(), learned, rows);
        var ids = new HashSet<UUID>();
        candidates.forEach(ids::addAll);
        var seen = store.visible(actor.workspace(), object.table(), visible(actor, object, "a"), ids);
        var others = new HashMap<UUID, Row>();
        store.texts(actor.workspace(), seen).forEach((id, texts) -> others.put(id, learned.row(texts)));
        var all = new ArrayList<List<Found>>();
        for (int i = 0; i < rows.size(); i++) {
            var found = new ArrayList<Found>();
            for (var id : candidates.get(i)) {
                var other = others.get(id);
                if (other != null && !id.equals(itself)) {
                    var score = learned.model().score(rows.get(i), other);
                    var band = Bands.of(learned.shape(), score);
                    if (band != null) {
                        found.add(new Found(id, score.bits(), band, reasons(actor, object, learned, score)));
                    }
                }
            }
            found.sort(Comparator.comparingDouble(one -> -one.bits()));
            all.add(List.copyOf(found.subList(0, Math.min(MOST_FOUND, found.size()))));
        }
        return List.copyOf(all);
    }

    @Override
    public boolean covers(ObjectType object) {
        return MatchShape.isMatched(object);
    }

    @Override
    public void forget(Workspace workspace, Collection<UUID> records) {
        store.forget(workspace, records);
        store.forgetVerdicts(workspace, records);
    }

    /// The values as they would be kept, those that are valid and that the actor may read.
    private Map<String, @Nullable Object> accepted(
            Actor actor, ObjectType object, Map<String, @Nullable Object> values) {
        var context = ValueContext.of(actor.workspace(), clock);
        var accepted = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> object.field(name).ifPresent(field -> {
            if (value != null && access.field(actor, object, field) != FieldRight.HIDDEN) {
                accepted.put(name, field.type().accept(value, field, context, new Faults()));
            }
        }));
        return accepted;
    }
}
