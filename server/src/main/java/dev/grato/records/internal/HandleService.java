package dev.grato.records.internal;

import dev.grato.model.Handle.Kind;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.Handles;
import dev.grato.records.RecordsError;
import dev.grato.records.internal.HandleOwners.Found;
import dev.grato.records.internal.HandleReader.Sought;
import dev.grato.records.spi.AccessPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Answers who is behind a handle.
@Service
final class HandleService implements Handles {

    private static final int LONGEST = 2_000;
    private static final int MOST = 50;
    private static final int MAX_PAGE = 200;
    private static final List<String> EXCLUSIVE = List.of(Kind.EMAIL.key(), Kind.EXTERNAL_ID.key(), Kind.DEVICE.key());

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final Clock clock;

    HandleService(Database database, Models models, AccessPolicy access, RecordQueries queries, Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.clock = clock;
    }

    private HandleOwners owners(Actor actor) {
        return new HandleOwners(models.current(actor.workspace()), access, actor, context(actor));
    }

    private ValueContext context(Actor actor) {
        return ValueContext.of(actor.workspace(), clock);
    }

    // ---------------------------------------------------------------- who is it

    @Override
    public Resolution resolve(Actor actor, Question question) {
        var sought = sought(actor, question);
        var owners = owners(actor);
        var objects = objects(actor, owners, question.object());
        var matches = DSL.or(sought.stream()
                .map(one -> HandleOwners.VALUE
                        .eq(one.value())
                        .and(HandleOwners.KIND.eq(one.kind().key())))
                .toList());
        var condition = question.at() == null ? matches : matches.and(heldAt(question.at()));
        var found = database.read(sql -> objects.stream()
                .flatMap(object -> owners.find(sql, object, condition).stream())
                .toList());
        boolean isPast = question.at() != null
                || found.stream().noneMatch(one -> one.owner().held().isCurrent());
        return decide(
                isPast
                        ? found
                        : found.stream()
                                .filter(one -> one.owner().held().isCurrent())
                                .toList());
    }

    private Set<Sought> sought(Actor actor, Question question) {
        var text = question.value();
        if (text.isBlank()) {
            throw wrong("required", Map.of("field", "value"));
        }
        if (text.length() > LONGEST) {
            throw wrong("tooLong", Map.of("max", LONGEST));
        }
        if (!Acceptance.isStorable(text)) {
            throw wrong("unstorableText", Map.of());
        }
        var sought = new HandleReader(models.types(), context(actor)).read(text, question.kind());
        if (sought.isEmpty()) {
            throw wrong(
                    "notAHandle",
                    Map.of(
                            "kind",
                            question.kind() == null ? "" : question.kind().key()));
        }
        return sought;
    }

    private static GratoException wrong(String code, Map<String, Object> args) {
        return new GratoException(RecordsError.INVALID_QUERY, new Fault("value", code, args));
    }

    private List<ObjectType> objects(Actor actor, HandleOwners owners, @Nullable String only) {
        if (only == null) {
            return owners.objects();
        }
        var object = queries.object(models.current(actor.workspace()), actor, only);
        return owners.fields(object).isEmpty() ? List.of() : List.of(object);
    }

    private static Condition heldAt(Instant at) {
        var moment = at.atOffset(ZoneOffset.UTC);
        return HandleOwners.SINCE.le(moment).and(HandleOwners.UNTIL.isNull().or(HandleOwners.UNTIL.gt(moment)));
    }

    /// One owner is clear. So is a company with its own people: one of them who has the handle alone is meant, of
    /// several who share it the company.
    private static Resolution decide(List<Found> all) {
        var byRecord = new LinkedHashMap<UUID, Found>();
        all.stream()
                .sorted(Comparator.comparing((Found one) -> one.owner().held().isCurrent())
                        .thenComparing(one -> one.owner().held().handle().isPrimary())
                        .thenComparing(one -> one.owner().held().since())
                        .reversed())
                .forEach(one -> byRecord.putIfAbsent(one.owner().record(), one));
        var found = List.copyOf(byRecord.values());
        var best = found.size() == 1 ? found.getFirst() : ofFamily(found);
        var owners = new ArrayList<Owner>();
        if (best != null) {
            owners.add(best.owner());
        }
        found.stream().filter(one -> !one.equals(best)).map(Found::owner).forEach(owners::add);
        var certainty = found.isEmpty() ? Certainty.NONE : best == null ? Certainty.AMBIGUOUS : Certainty.ONE;
        return new Resolution(
                certainty,
                best == null ? null : best.owner(),
                owners.stream().limit(MOST).toList());
    }

    private static @Nullable Found ofFamily(List<Found> found) {
        for (var head : found) {
            var others = found.stream().filter(one -> !one.equals(head)).toList();
            if (!others.isEmpty()
                    && others.stream().allMatch(one -> head.owner().record().equals(one.belongsTo()))) {
                boolean isShared = found.stream()
                        .anyMatch(one -> one.owner().held().handle().isShared());
                return others.size() == 1 && !isShared ? others.getFirst() : head;
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- what has it

    @Override
    public List<Held> of(Actor actor, String objectName, UUID record) {
        var object = queries.object(models.current(actor.workspace()), actor, objectName);
        if (queries.find(actor, objectName, record, false, List.of()).isEmpty()) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        var fields = owners(actor).fields(object);
        return database.read(sql -> sql.select(HandleOwners.HELD)
                .from(Database.table(actor.workspace(), HandleProjection.TABLE).as("h"))
                .where(HandleOwners.RECORD.eq(record), HandleOwners.TABLE_NAME.eq(object.table()))
                .and(HandleOwners.COLUMN.in(fields.keySet()))
                .orderBy(
                        DSL.field(HandleOwners.UNTIL.isNull()).desc(),
                        HandleOwners.SINCE.desc(),
                        HandleOwners.COLUMN,
                        HandleOwners.KIND,
                        HandleOwners.VALUE)
                .limit(500)
                .fetch(row -> HandleOwners.held(fields, row)));
    }

    // ---------------------------------------------------------------- who else claims it

    /// A value within its scope.
    private record Claim(String kind, String scope, String value) {

        String cursor() {
            var text = kind + "\n" + scope + "\n" + value;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Claim of(String cursor) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 3);
                if (parts.length == 3
                        && Acceptance.isStorable(cursor)
                        && Acceptance.isStorable(String.join("", parts))) {
                    return new Claim(parts[0], parts[1], parts[2]);
                }
            } catch (IllegalArgumentException notOurs) {
                // told below
            }
            throw new GratoException(RecordsError.INVALID_CURSOR);
        }
    }

    @Override
    public ContestedPage contested(Actor actor, @Nullable String after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new GratoException(
                    RecordsError.INVALID_QUERY, new Fault("limit", "outOfRange", Map.of("min", 1, "max", MAX_PAGE)));
        }
        var owners = owners(actor);
        var items = new ArrayList<Contested>();
        var from = after == null ? null : Claim.of(after);
        while (true) {
            var start = from;
            var claims = database.read(sql -> claims(sql, actor, start));
            var claimants = database.read(sql -> claimants(sql, owners, claims));
            for (var claim : claims) {
                from = claim;
                var seen = claimants.getOrDefault(claim, List.of());
                if (distinct(seen) > 1) {
                    items.add(new Contested(Kind.of(claim.kind()).orElseThrow(), claim.value(), seen));
                    if (items.size() == limit) {
                        return new ContestedPage(items, claim.cursor());
                    }
                }
            }
            if (claims.size() < MAX_PAGE) {
                return new ContestedPage(items, null);
            }
        }
    }

    private static long distinct(Collection<Owner> owners) {
        return owners.stream().map(Owner::record).distinct().count();
    }

    private static List<Claim> claims(DSLContext sql, Actor actor, @Nullable Claim after) {
        var place = DSL.row(HandleOwners.KIND, HandleOwners.SCOPE, HandleOwners.VALUE);
        return sql.select(HandleOwners.KIND, HandleOwners.SCOPE, HandleOwners.VALUE)
                .from(Database.table(actor.workspace(), HandleProjection.TABLE).as("h"))
                .where(HandleOwners.UNTIL.isNull(), HandleOwners.IS_SHARED.eq(DSL.inline(false)))
                .and(HandleOwners.KIND.in(EXCLUSIVE.stream().map(DSL::inline).toList()))
                .and(after == null ? DSL.noCondition() : place.gt(after.kind(), after.scope(), after.value()))
                .groupBy(HandleOwners.KIND, HandleOwners.SCOPE, HandleOwners.VALUE)
                .having(DSL.min(DSL.concat(HandleOwners.TABLE_NAME, HandleOwners.RECORD.cast(String.class)))
                        .lt(DSL.max(DSL.concat(HandleOwners.TABLE_NAME, HandleOwners.RECORD.cast(String.class)))))
                .orderBy(HandleOwners.KIND, HandleOwners.SCOPE, HandleOwners.VALUE)
                .limit(MAX_PAGE)
                .fetch(row -> new Claim(row.value1(), row.value2(), row.value3()));
    }

    private static Map<Claim, List<Owner>> claimants(DSLContext sql, HandleOwners owners, List<Claim> claims) {
        var byClaim = new LinkedHashMap<Claim, List<Owner>>();
        if (claims.isEmpty()) {
            return byClaim;
        }
        var values = claims.stream().map(Claim::value).collect(Collectors.toCollection(LinkedHashSet::new));
        var condition = HandleOwners.VALUE
                .eq(DSL.any(values.toArray(String[]::new)))
                .and(HandleOwners.UNTIL.isNull())
                .and(HandleOwners.IS_SHARED.eq(DSL.inline(false)));
        for (var object : owners.objects()) {
            for (var found : owners.find(sql, object, condition, 20 * MAX_PAGE)) {
                var handle = found.owner().held().handle();
                var field = object.field(found.owner().held().field()).orElseThrow();
                var scope = handle.kind().isOfItsField() ? object.table() + "." + field.column() : "";
                var claim = new Claim(handle.kind().key(), scope, handle.value());
                byClaim.computeIfAbsent(claim, key -> new ArrayList<>()).add(found.owner());
            }
        }
        return byClaim;
    }
}
