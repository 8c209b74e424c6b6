package dev.grato.sales.internal.invoices;

import dev.grato.exchange.ElectronicInvoice.Party;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.sales.SalesModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds what is here already of what invoices name, as far as the actor sees it.
final class Known {

    private static final int PORTION = 500;
    private static final String COMPANY = "company";

    private final Records records;
    private final Actor actor;

    Known(Records records, Actor actor) {
        this.records = records;
        this.actor = actor;
    }

    Map<String, Set<UUID>> by(String object, String field, Collection<String> values) {
        var found = new HashMap<String, Set<UUID>>();
        var list = List.copyOf(new HashSet<>(values));
        for (int i = 0; i < list.size(); i += PORTION) {
            found.putAll(ask(object, field, list.subList(i, Math.min(list.size(), i + PORTION))));
        }
        return found;
    }

    /// One value that cannot be there at all must not keep the others from being found.
    private Map<String, Set<UUID>> ask(String object, String field, List<String> values) {
        try {
            return records.identify(actor, object, field, values);
        } catch (GratoException refusal) {
            if (values.size() == 1) {
                return Map.of();
            }
            var all = new HashMap<>(ask(object, field, values.subList(0, values.size() / 2)));
            all.putAll(ask(object, field, values.subList(values.size() / 2, values.size())));
            return all;
        }
    }

    /// Records by their ids, with these fields.
    Map<UUID, CrmRecord> records(String object, Collection<UUID> ids, List<String> fields) {
        var found = new HashMap<UUID, CrmRecord>();
        var list = List.copyOf(new HashSet<>(ids));
        for (int i = 0; i < list.size(); i += PORTION) {
            var some = list.subList(i, Math.min(list.size(), i + PORTION)).stream()
                    .map(UUID::toString)
                    .toList();
            var filter = new LinkedHashMap<String, @Nullable Object>();
            filter.put("field", "id");
            filter.put("op", "in");
            filter.put("value", some);
            records.query(
                            actor,
                            new Query(
                                    object,
                                    filter,
                                    List.of(),
                                    fields,
                                    List.of(),
                                    PORTION,
                                    null,
                                    Query.Count.NONE,
                                    false))
                    .items()
                    .forEach(record -> found.put(record.id(), record));
        }
        return found;
    }

    /// The documents that are here, by the keys of invoices.
    Set<String> documents(Collection<String> keys) {
        return by(SalesModel.DOCUMENT, "externalId", keys).keySet();
    }

    /// Products by the keys of articles: by their number, else by their name.
    Map<String, UUID> products(Map<String, InvoiceScan.Article> articles) {
        var codes = new HashMap<String, String>();
        var names = new HashMap<String, String>();
        articles.forEach((key, article) -> {
            if (article.code != null) {
                codes.put(key, article.code);
            } else {
                names.put(key, article.name);
            }
        });
        var found = new HashMap<String, UUID>();
        take(found, codes, by(SalesModel.PRODUCT, "sku", codes.values()));
        take(found, names, by(SalesModel.PRODUCT, "name", names.values()));
        return found;
    }

    private static void take(Map<String, UUID> found, Map<String, String> wanted, Map<String, Set<UUID>> known) {
        wanted.forEach((key, text) -> {
            var ids = known.getOrDefault(text, Set.of());
            if (!ids.isEmpty()) {
                found.put(key, ids.stream().sorted().findFirst().orElseThrow());
            }
        });
    }

    /// Companies by the keys of parties: by tax number first; then, where the company has no number yet, by
    /// e-mail, telephone and the very same name, if it is the only one. No company stands for two parties,
    /// unless by its number.
    Map<String, UUID> companies(Map<String, Party> parties) {
        var found = new HashMap<String, UUID>();
        var numbers = new ArrayList<String>();
        parties.values().forEach(party -> numbers.addAll(numbers(party)));
        var byTaxId = by(COMPANY, "taxId", numbers);
        var byFiscalCode = by(COMPANY, "fiscalCode", numbers);
        parties.forEach((key, party) -> {
            for (var number : numbers(party)) {
                var ids = new HashSet<>(byTaxId.getOrDefault(number, Set.of()));
                ids.addAll(byFiscalCode.getOrDefault(number, Set.of()));
                if (!ids.isEmpty()) {
                    found.putIfAbsent(key, ids.stream().sorted().findFirst().orElseThrow());
                }
            }
        });
        var taken = new HashSet<>(found.values());
        byHandle(parties, found, taken, "emails", Party::email);
        byHandle(parties, found, taken, "pec", Party::pec);
        byHandle(parties, found, taken, "phones", Party::phone);
        byHandle(parties, found, taken, "name", Party::name);
        byHandle(parties, found, taken, "legalName", Party::name);
        return found;
    }

    static List<String> numbers(Party party) {
        var numbers = new ArrayList<String>();
        if (party.vatNumber() != null) {
            numbers.add(party.country() + party.vatNumber());
        }
        if (party.fiscalCode() != null) {
            numbers.add("IT" + party.fiscalCode());
        }
        return numbers;
    }

    private void byHandle(
            Map<String, Party> parties,
            Map<String, UUID> found,
            Set<UUID> taken,
            String field,
            Function<Party, @Nullable String> handle) {
        var wanted = new LinkedHashMap<String, String>();
        parties.forEach((key, party) -> {
            var value = handle.apply(party);
            if (!found.containsKey(key) && value != null) {
                wanted.put(key, value);
            }
        });
        if (wanted.isEmpty()) {
            return;
        }
        var known = by(COMPANY, field, wanted.values());
        var ids = new HashSet<UUID>();
        known.values().forEach(ids::addAll);
        var numberless = new HashSet<UUID>();
        records(COMPANY, ids, List.of("taxId")).forEach((id, company) -> {
            if (Json.asObject(company.value("taxId")) == null) {
                numberless.add(id);
            }
        });
        wanted.forEach((key, value) -> {
            var candidates = known.getOrDefault(value, Set.of());
            var only = candidates.size() == 1 ? candidates.iterator().next() : null;
            if (only != null && numberless.contains(only) && taken.add(only)) {
                found.put(key, only);
            }
        });
    }
}
