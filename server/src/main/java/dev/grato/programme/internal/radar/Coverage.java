package dev.grato.programme.internal.radar;

import dev.grato.programme.Radar.Reading;
import dev.grato.records.CrmRecord;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// S20: orders and invoices that another system has sent in the last 90 days, and that were prepared here: with a deal
/// of
/// their own, or with one of the same customer in the half year before. What is typed here cannot be the measure of
/// itself: without another system it is not known. The newest 200 are looked at.
final class Coverage extends Gauge {

    private static final int DAYS = 90;
    private static final int BEFORE = 180;
    private static final int MOST = 200;
    private static final int FEW = 20;

    Coverage() {
        super("S20", "process", "share", FROM_SMALL, 0.75, 0.5);
    }

    @Override
    Reading read(Ground ground) {
        if (!ground.hasObject("document") || !ground.hasObject("deal")) {
            return Reading.unknown("noSource");
        }
        var since = ground.today().minusDays(DAYS);
        var sent = ground.newest(
                "document",
                "-issuedOn",
                MOST,
                List.of(
                        Map.of("field", "kind", "op", "in", "value", List.of("order", "invoice")),
                        Map.of("field", "issuedOn", "op", "ge", "value", since.toString()),
                        Map.of("field", "externalId", "op", "isNotEmpty")));
        if (sent.size() < FEW) {
            return Reading.unknown(sent.isEmpty() ? "noSource" : "tooFew");
        }
        var deals = deals(ground, sent, since);
        return share(sent.stream().filter(each -> isPrepared(each, deals)).count(), sent.size(), null);
    }

    /// When the customers of these documents had deals.
    private static Map<Object, Set<LocalDate>> deals(Ground ground, List<CrmRecord> sent, LocalDate since) {
        var companies = sent.stream()
                .map(each -> each.value("company"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var days = new HashMap<Object, Set<LocalDate>>();
        if (!companies.isEmpty()) {
            ground.newest(
                            "deal",
                            "-createdAt",
                            Ground.ALL,
                            List.of(
                                    Map.of("field", "company", "op", "in", "value", companies),
                                    Map.of(
                                            "field",
                                            "createdAt",
                                            "op",
                                            "ge",
                                            "value",
                                            since.minusDays(BEFORE) + "T00:00:00Z")))
                    .forEach(deal -> days.computeIfAbsent(
                                    Objects.requireNonNull(deal.value("company")), company -> new HashSet<>())
                            .add(ground.dayOf(deal, "createdAt")));
        }
        return days;
    }

    private static boolean isPrepared(CrmRecord document, Map<Object, Set<LocalDate>> deals) {
        if (document.value("deal") != null) {
            return true;
        }
        var issued = Objects.requireNonNull(Ground.day(document.value("issuedOn")));
        var company = document.value("company");
        return company != null
                && deals.getOrDefault(company, Set.of()).stream()
                        .anyMatch(day -> !day.isAfter(issued) && !day.isBefore(issued.minusDays(BEFORE)));
    }
}
