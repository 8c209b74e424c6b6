package dev.grato.model.types;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Good values of every type, as they may be sent.
final class Samples {

    static final String ID = "019a0000-0000-7000-8000-0000000000AB";
    static final String OTHER_ID = "019a0000-0000-7000-8000-0000000000ac";

    private Samples() {}

    static Map<String, List<Object>> byType() {
        return Map.ofEntries(
                Map.entry("text", List.of("  Müller & Söhne ", "x")),
                Map.entry("longText", List.of("one\r\ntwo\u2028three\n", "x")),
                Map.entry("richText", List.of("<p onclick=x>Hi <b>you</b></p>", "a < b", "<img src='/files/1.png'>")),
                Map.entry("number", List.of(12, 1.50, new BigDecimal("0E-7"), new BigDecimal("1E+20"))),
                Map.entry("money", List.of(10, "12.50", Map.of("amount", 3, "currency", "usd"))),
                Map.entry("percent", List.of(22, new BigDecimal("-3.50"))),
                Map.entry("boolean", List.of(true, false)),
                Map.entry("date", List.of("2026-11-22", "0001-01-01", "9999-12-31")),
                Map.entry(
                        "dateTime",
                        List.of("2026-11-22T10:15:30.1200+02:00", "2026-11-22T10:15Z", "0001-01-01T00:00:00Z")),
                Map.entry("duration", List.of("PT1H30M", "P1D", "PT90.5S", "PT0S")),
                Map.entry("select", List.of("open", "Ganado")),
                Map.entry("multiSelect", List.of(List.of("won", "open", "won"), List.of("open"))),
                Map.entry("rating", List.of(3, new BigDecimal("5.0"))),
                Map.entry(
                        "personName",
                        List.of(
                                "Dott.ssa Anna De Luca",
                                "Ana",
                                Map.of("given", "Ana", "family", "García", "secondFamily", "Pérez", "title", "Dra."))),
                Map.entry(
                        "emailList",
                        List.of(
                                "Ada@Example.org",
                                List.of("a@b.it", Map.of("address", "c@d.es", "isPrimary", true, "label", "work")))),
                Map.entry(
                        "phoneList",
                        List.of("02 1234 5678", List.of("+34 912 345 678", Map.of("number", "+1 212-555-0100 ext 7")))),
                Map.entry(
                        "urlList", List.of("example.org/a?b", List.of(Map.of("url", "HTTP://Ex.Org", "label", "web")))),
                Map.entry(
                        "address",
                        List.of(
                                Map.of("city", "Milano"),
                                Map.of("street", "Via Roma 1", "postalCode", "20121", "country", "Italia"))),
                Map.entry(
                        "geoPoint", List.of(Map.of("latitude", 45.4642035, "longitude", new BigDecimal("9.18998200")))),
                Map.entry("taxId", List.of("IT 07643520567", "12345678Z", "DE123456789", "???".replace('?', '7'))),
                Map.entry("approximateAmount", List.of("50-60k", "fino a 20 mila", 7, Map.of("from", 5))),
                Map.entry("approximateDate", List.of("fine marzo", "2027-03-04", Map.of("to", "2027-01-01"))),
                Map.entry("relation", List.of(ID, Map.of("id", ID))),
                Map.entry("user", List.of(ID)),
                Map.entry("polymorphicRelation", List.of(Map.of("object", "person", "id", ID))),
                Map.entry(
                        "fileList",
                        List.of(List.of(ID, Map.of("id", OTHER_ID, "name", "a.pdf", "size", 12, "type", "image/png")))),
                Map.entry(
                        "json",
                        List.of("x", 1, true, Map.of("b", List.of(1.50, Map.of("z", 1, "a", 2)), "a", 1000000))),
                Map.entry("autoNumber", List.of("C-00042")));
    }
}
