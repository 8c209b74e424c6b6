package dev.grato.sales.internal.invoices;

import dev.grato.customers.CustomersModel;
import dev.grato.platform.Fault;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.spi.BatchWork.Chunk;
import dev.grato.records.spi.BatchWork.Item;
import dev.grato.records.spi.BatchWork.Progress;
import dev.grato.records.spi.BatchWork.Result;
import dev.grato.sales.SalesModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes some companies, products and invoices. A value that a field does not take is left out rather than the
/// record, where the record can do without it.
final class InvoiceChunk {

    private static final int PORTION = 2_000;
    /// Without these a record is none.
    private static final List<String> NEEDED =
            List.of("name", "number", "kind", "company", "issuedOn", "externalId", "document", "total");

    private static final List<String> FILLED = List.of(
            "legalName",
            "taxId",
            "fiscalCode",
            "address",
            "emails",
            "pec",
            "phones",
            "sdiCode",
            "dir3Code",
            "lifecycleStage");

    private static final String RELATIONSHIPS = "relationships";

    private final Chunk chunk;
    private final Known known;
    private final @Nullable Result[] results;

    InvoiceChunk(Chunk chunk, Known known) {
        this.chunk = chunk;
        this.known = known;
        this.results = new @Nullable Result[chunk.items().size()];
    }

    List<Result> carryOut() {
        var created = new LinkedHashMap<Integer, Mutation>();
        var filled = new LinkedHashMap<Integer, Item>();
        for (int i = 0; i < results.length; i++) {
            var item = chunk.items().get(i);
            var object = object(item);
            if (object.equals(SalesModel.DOCUMENT_LINE)) {
                continue;
            }
            if (item.payload().get(InvoiceWork.FILLS) != null) {
                filled.put(i, item);
            } else {
                created.put(i, Mutation.create(object, item.record(), values(item)));
            }
        }
        fill(filled);
        for (var object : List.of(CustomersModel.COMPANY, SalesModel.PRODUCT, SalesModel.DOCUMENT)) {
            create(created, object);
        }
        lines();
        return Arrays.stream(results).map(Objects::requireNonNull).toList();
    }

    private static String object(Item item) {
        return String.valueOf(item.payload().get(InvoiceWork.OBJECT));
    }

    private static Map<String, @Nullable Object> values(Item item) {
        return Objects.requireNonNullElse(Json.asObject(item.payload().get(InvoiceWork.VALUES)), Map.of());
    }

    private void create(Map<Integer, Mutation> all, String object) {
        var places = new ArrayList<Integer>();
        var mutations = new ArrayList<Mutation>();
        all.forEach((place, mutation) -> {
            if (mutation.object().equals(object)) {
                places.add(place);
                mutations.add(mutation);
            }
        });
        var outcomes = written(mutations);
        for (int i = 0; i < outcomes.size(); i++) {
            results[places.get(i)] = result(outcomes.get(i));
        }
    }

    /// Writes; what is refused for a value it can do without is tried once more without it.
    private List<Outcome> written(List<Mutation> mutations) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < mutations.size(); i += PORTION) {
            outcomes.addAll(chunk.write(mutations.subList(i, Math.min(mutations.size(), i + PORTION))));
        }
        var again = new LinkedHashMap<Integer, Mutation>();
        for (int i = 0; i < outcomes.size(); i++) {
            var fewer = without(mutations.get(i), outcomes.get(i));
            if (fewer != null) {
                again.put(i, fewer);
            }
        }
        if (!again.isEmpty()) {
            var second = chunk.write(List.copyOf(again.values())).iterator();
            again.keySet().forEach(place -> outcomes.set(place, second.next()));
        }
        return outcomes;
    }

    private static @Nullable Mutation without(Mutation mutation, Outcome outcome) {
        if (outcome.status() != Outcome.Status.INVALID) {
            return null;
        }
        var values = new LinkedHashMap<>(mutation.values());
        for (var fault : outcome.faults()) {
            var field = fault.path().split("[.\\[]", 2)[0];
            if (NEEDED.contains(field) || !values.containsKey(field)) {
                return null;
            }
            values.keySet().remove(field);
        }
        return values.size() == mutation.values().size()
                ? null
                : new Mutation(mutation.kind(), mutation.object(), mutation.id(), values, null);
    }

    private static Result result(Outcome outcome) {
        return switch (outcome.status()) {
            case CREATED -> new Result(Progress.CHANGED, "created", null, Map.of());
            case UPDATED -> new Result(Progress.CHANGED, "updated", null, Map.of());
            case UNCHANGED -> new Result(Progress.UNCHANGED, "unchanged", null, Map.of());
            case FORBIDDEN -> failed(new Fault("", "rowForbidden"));
            case NOT_FOUND, IN_TRASH -> failed(new Fault("", "rowGone"));
            default ->
                failed(
                        outcome.faults().isEmpty()
                                ? new Fault("", "rowConflict")
                                : outcome.faults().getFirst());
        };
    }

    private static Result failed(Fault fault) {
        return new Result(
                Progress.FAILED,
                "rejected",
                fault.code() + " " + fault.path(),
                Map.of("fault", Map.of("path", fault.path(), "code", fault.code(), "args", fault.args())));
    }

    // ---------------------------------------------------------------- what is there already

    private void fill(Map<Integer, Item> items) {
        var fields = new ArrayList<>(FILLED);
        fields.add(RELATIONSHIPS);
        var present = known.records(
                CustomersModel.COMPANY,
                items.values().stream().map(Item::record).toList(),
                fields);
        var places = new ArrayList<Integer>();
        var mutations = new ArrayList<Mutation>();
        items.forEach((place, item) -> {
            var there = present.get(item.record());
            var lacking = there == null ? Map.<String, @Nullable Object>of() : lacking(there, values(item));
            if (there == null) {
                results[place] = failed(new Fault("", "rowGone"));
            } else if (lacking.isEmpty()) {
                results[place] = new Result(Progress.UNCHANGED, "unchanged", null, Map.of());
            } else {
                places.add(place);
                mutations.add(Mutation.update(CustomersModel.COMPANY, item.record(), lacking));
            }
        });
        var outcomes = written(mutations);
        for (int i = 0; i < outcomes.size(); i++) {
            // whoever may not change the company may still have its invoices
            results[places.get(i)] = outcomes.get(i).status().isDone()
                    ? result(outcomes.get(i))
                    : new Result(Progress.UNCHANGED, "unchanged", null, Map.of());
        }
    }

    private static Map<String, @Nullable Object> lacking(CrmRecord there, Map<String, @Nullable Object> values) {
        var lacking = new LinkedHashMap<String, @Nullable Object>();
        for (var field : FILLED) {
            if (values.get(field) != null && isEmpty(there.value(field))) {
                lacking.put(field, values.get(field));
            }
        }
        var before = Json.asList(there.value(RELATIONSHIPS));
        if (before == null || !before.contains("customer")) {
            var all = new LinkedHashSet<@Nullable Object>(before == null ? List.of() : before);
            all.add("customer");
            lacking.put(RELATIONSHIPS, List.copyOf(all));
        }
        return lacking;
    }

    private static boolean isEmpty(@Nullable Object value) {
        var list = Json.asList(value);
        var object = Json.asObject(value);
        return value == null || list != null && list.isEmpty() || object != null && object.isEmpty();
    }

    // ---------------------------------------------------------------- lines

    private void lines() {
        var counts = new HashMap<Integer, Integer>();
        var places = new ArrayList<Integer>();
        var mutations = new ArrayList<Mutation>();
        for (int i = 0; i < results.length; i++) {
            var item = chunk.items().get(i);
            var lines = Json.asList(item.payload().get(InvoiceWork.LINES));
            boolean isWritten = results[i] == null || results[i].progress() == Progress.CHANGED;
            if (lines == null || !isWritten) {
                continue;
            }
            var document = results[i] == null
                    ? values(item).get("document")
                    : item.record().toString();
            for (var line : lines) {
                var values = new LinkedHashMap<>(Objects.requireNonNull(Json.asObject(line)));
                values.put("document", document);
                places.add(i);
                mutations.add(Mutation.create(SalesModel.DOCUMENT_LINE, newId(), values));
            }
            counts.put(i, 0);
        }
        var outcomes = written(mutations);
        var faults = new HashMap<Integer, Outcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).status().isDone()) {
                counts.merge(places.get(i), 1, Integer::sum);
            } else {
                faults.putIfAbsent(places.get(i), outcomes.get(i));
            }
        }
        counts.forEach((place, count) -> {
            var fault = faults.get(place);
            results[place] = fault == null
                    ? new Result(Progress.CHANGED, "created", null, Map.of("lines", count))
                    : result(fault);
        });
    }

    private static UUID newId() {
        return Ids.next();
    }
}
