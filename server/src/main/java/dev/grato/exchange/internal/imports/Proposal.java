package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.imports.FileFacts.Column;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Proposes what the rows of a file are and where its columns go.
final class Proposal {

    private static final List<String> LISTS = List.of("emailList", "phoneList", "urlList");
    private static final List<String> COMPOSITES = List.of("personName", "address");

    static final Set<String> POINTING = Set.of("user", "polymorphicRelation");

    private final Model model;
    private final AccessPolicy access;
    private final Actor actor;
    private final HeaderWords words;

    Proposal(Model model, AccessPolicy access, Actor actor, HeaderWords words) {
        this.model = model;
        this.access = access;
        this.actor = actor;
        this.words = words;
    }

    /// @param earlier what columns of these names became before, by object, then by name
    FilePlan of(FileFacts facts, @Nullable String told, Map<String, Map<String, ColumnPlan>> earlier) {
        FilePlan best = null;
        double most = 0;
        var named = words.named(facts.name());
        for (var object : model.objects()) {
            boolean isMeant = told == null ? !object.isRetired() : object.name().equals(told);
            if (!isMeant || !access.knows(actor, object)) {
                continue;
            }
            var columns = columns(object, facts, earlier.getOrDefault(object.name(), Map.of()));
            double score = score(object, columns) + (named.contains(object.name()) ? 1.5 : 0);
            boolean isUsual = object.name().equals("person") || object.name().equals("company");
            score += isUsual && score > 0 ? 0.5 : 0;
            if (told != null || score > most) {
                most = score;
                best = plan(object, facts, columns);
            }
        }
        return best == null || told == null && most < 1 ? none(facts) : best;
    }

    private static FilePlan none(FileFacts facts) {
        var columns = facts.columns().stream()
                .map(column -> ColumnPlan.none(column.column()))
                .toList();
        return new FilePlan(
                null,
                "both",
                null,
                facts.reading(),
                facts.dates(),
                facts.decimals(),
                false,
                false,
                FilePlan.CREATE,
                columns);
    }

    private static double score(ObjectType object, List<ColumnPlan> columns) {
        double score = columns.stream()
                .filter(column -> column.field() != null)
                .mapToDouble(ColumnPlan::confidence)
                .sum();
        boolean hasRequired = object.liveFields().values().stream()
                .filter(field -> field.isRequired() && field.defaultValue() == null)
                .allMatch(field ->
                        columns.stream().anyMatch(column -> field.name().equals(column.field())));
        return hasRequired ? score + 1 : score / 2;
    }

    private FilePlan plan(ObjectType object, FileFacts facts, List<ColumnPlan> columns) {
        var key = key(object, columns);
        return new FilePlan(
                object.name(),
                key == null ? "create" : "both",
                key,
                facts.reading(),
                facts.dates(),
                facts.decimals(),
                false,
                false,
                FilePlan.CREATE,
                columns);
    }

    /// The surest thing to know a record again by.
    private static @Nullable String key(ObjectType object, List<ColumnPlan> columns) {
        var mapped = columns.stream().map(ColumnPlan::field).toList();
        return List.of("externalId", "emails", "email", "sku", "taxId").stream()
                .filter(name -> mapped.contains(name) && object.field(name).isPresent())
                .findFirst()
                .or(() -> object.liveFields().values().stream()
                        .filter(field -> field.isUnique() && mapped.contains(field.name()))
                        .map(FieldDefinition::name)
                        .findFirst())
                .or(() -> object.titleField().equals("name")
                                && mapped.contains("name")
                                && object.field("name")
                                        .filter(field -> field.type().key().equals("text"))
                                        .isPresent()
                        ? java.util.Optional.of("name")
                        : java.util.Optional.empty())
                .orElse(null);
    }

    // ---------------------------------------------------------------- columns

    private List<ColumnPlan> columns(ObjectType object, FileFacts facts, Map<String, ColumnPlan> earlier) {
        var candidates = new ArrayList<ColumnPlan>();
        var ranks = new HashMap<Integer, Integer>();
        for (var column : facts.columns()) {
            var found = candidate(object, column, earlier, ranks);
            if (found != null) {
                candidates.add(found);
            }
        }
        candidates.sort(Comparator.comparingDouble(ColumnPlan::confidence)
                .reversed()
                .thenComparing(column -> ranks.getOrDefault(column.column(), 99)));
        var taken = new HashSet<String>();
        var chosen = new HashMap<Integer, ColumnPlan>();
        for (var candidate : candidates) {
            var field = writable(object, candidate.field());
            var place = candidate.field() + ":" + candidate.part();
            boolean isList = field != null && LISTS.contains(field.type().key());
            if (field != null && (isList || !isTaken(taken, candidate, place))) {
                taken.add(place);
                chosen.put(candidate.column(), completed(field, facts, candidate));
            }
        }
        chosen.replaceAll((place, column) -> whole(object, facts, column, taken));
        return facts.columns().stream()
                .map(column -> chosen.getOrDefault(column.column(), ColumnPlan.none(column.column())))
                .toList();
    }

    /// Streets that are whole addresses, where no other column has the rest of them.
    private static ColumnPlan whole(ObjectType object, FileFacts facts, ColumnPlan column, Set<String> taken) {
        var field = String.valueOf(column.field());
        boolean isStreet = "street".equals(column.part())
                && object.field(field)
                        .filter(known -> known.type().key().equals("address"))
                        .isPresent();
        boolean isAlone =
                taken.stream().filter(place -> place.startsWith(field + ":")).count() == 1;
        var samples = facts.columns().get(column.column()).samples();
        return isStreet && isAlone && AddressText.areWhole(samples) ? column.toPart(null) : column;
    }

    /// A whole name stands in for its parts and the other way round.
    private static boolean isTaken(Set<String> taken, ColumnPlan candidate, String place) {
        return taken.contains(place)
                || candidate.part() == null
                        && taken.stream().anyMatch(other -> other.startsWith(candidate.field() + ":"))
                || taken.contains(candidate.field() + ":null");
    }

    private @Nullable ColumnPlan candidate(
            ObjectType object, Column column, Map<String, ColumnPlan> earlier, Map<Integer, Integer> ranks) {
        var before = earlier.get(Words.of(column.name()));
        if (before != null && !column.name().isBlank()) {
            return new ColumnPlan(
                    column.column(),
                    before.field(),
                    before.part(),
                    0.99,
                    "earlier",
                    before.values(),
                    before.unknown(),
                    before.by(),
                    before.makes(),
                    before.isFamilyFirst());
        }
        var word = column.name().isBlank()
                ? null
                : words.find(object.name(), column.name()).stream()
                        .filter(one -> writable(object, one.field()) != null && fits(object, one, column))
                        .findFirst()
                        .orElse(null);
        if (word != null) {
            ranks.put(column.column(), word.rank());
            return ColumnPlan.to(column.column(), word.field(), word.part(), word.rank() == 0 ? 0.98 : 0.95, "header");
        }
        var own = Words.of(column.name());
        for (var field : object.liveFields().values()) {
            boolean isNamed = Words.of(field.name()).equals(own)
                    || field.label().byLanguage().values().stream()
                            .anyMatch(label -> Words.of(label).equals(own));
            if (!own.isEmpty() && isNamed && writable(object, field.name()) != null) {
                return ColumnPlan.to(column.column(), field.name(), null, 0.97, "header");
            }
        }
        return byContent(object, column);
    }

    /// A column called "Name" full of e-mail addresses is none, and "Stato" a country only where it names
    /// countries.
    private static boolean fits(ObjectType object, HeaderWords.Target word, Column column) {
        var type = object.field(word.field()).orElseThrow().type().key();
        if ("country".equals(word.part())) {
            return AddressText.areCountries(column.samples());
        }
        return switch (type) {
            case "emailList" -> List.of("email", "text", "empty").contains(column.content());
            case "phoneList" -> !List.of("email", "date", "url", "boolean").contains(column.content());
            case "date", "dateTime" -> !List.of("email", "url", "phone").contains(column.content());
            case "personName" -> !List.of("email", "number", "date", "url").contains(column.content());
            default -> true;
        };
    }

    private @Nullable ColumnPlan byContent(ObjectType object, Column column) {
        var wanted = switch (column.content()) {
            case "email" -> "emailList";
            case "phone" -> "phoneList";
            case "taxId" -> "taxId";
            default -> null;
        };
        if (wanted == null) {
            return null;
        }
        return object.liveFields().values().stream()
                .filter(field -> field.type().key().equals(wanted) && writable(object, field.name()) != null)
                .findFirst()
                .map(field -> ColumnPlan.to(column.column(), field.name(), null, 0.6, "content"))
                .orElse(null);
    }

    private @Nullable FieldDefinition writable(ObjectType object, @Nullable String name) {
        return name == null
                ? null
                : object.field(name)
                        .filter(field -> !field.isReadOnly()
                                && field.computation() == null
                                && !field.type().isComputed()
                                && access.field(actor, object, field) == FieldRight.WRITE)
                        .orElse(null);
    }

    /// How its values are understood: what is a choice among few is left out where it is unknown.
    private ColumnPlan completed(FieldDefinition field, FileFacts facts, ColumnPlan column) {
        var type = field.type().key();
        boolean isChoice = field.type().hasOptions() || field.type().isRelation() || POINTING.contains(type);
        var by = column.by();
        boolean makes = column.makes();
        var name = facts.columns().get(column.column()).name();
        if (field.type().isRelation() && !type.equals("user") && by == null) {
            boolean isId =
                    Words.of(name).matches("(.* )?id") || isIds(facts.columns().get(column.column()));
            var target =
                    field.target() == null ? null : model.object(field.target()).orElse(null);
            boolean hasIds = target == null || target.field("externalId").isPresent();
            by = isId && hasIds ? "externalId" : "name";
            makes = !isId && "company".equals(field.target());
        }
        boolean isFamilyFirst = type.equals("personName")
                && column.part() == null
                && (column.isFamilyFirst()
                        || NameOrder.isFamilyFirst(
                                name, facts.columns().get(column.column()).samples()));
        return new ColumnPlan(
                column.column(),
                column.field(),
                COMPOSITES.contains(type) ? column.part() : null,
                column.confidence(),
                column.because(),
                column.values(),
                isChoice ? ColumnPlan.LEAVE_OUT : column.unknown(),
                by,
                makes,
                isFamilyFirst);
    }

    /// Keys of other systems: digits and letters mixed, no blanks.
    private static boolean isIds(Column column) {
        return !column.samples().isEmpty()
                && column.samples().stream()
                        .allMatch(text -> text.matches(
                                "[0-9]{3,20}|[0-9A-Za-z]{15}|[0-9A-Za-z]{18}|@[A-Za-z]+Ref\\d+|[0-9a-fA-F-]{36}"));
    }
}
