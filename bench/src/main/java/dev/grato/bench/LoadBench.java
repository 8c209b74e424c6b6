package dev.grato.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A year of a wholesaler's invoices through `/batch`, as an ERP would send them: companies, documents, lines.
final class LoadBench implements Benchmark {

    private static final String FILE = "clv/online_retail_2009_2010/online_retail_ii_2009_2010.csv.gz";
    private static final int CALL = 5_000;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "525,461 order lines of Online Retail II as documents and lines through the API";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        var told = System.getenv("GRATO_SHARED_DATA");
        var folder = told != null ? Path.of(told) : Home.folder().resolve("../shared/data");
        if (!Files.exists(folder.resolve(FILE))) {
            Out.line("skipped: no %s in %s; set GRATO_SHARED_DATA", FILE, folder);
            return;
        }
        Home.build();
        var invoices = new Invoices();
        invoices.read(folder.resolve(FILE), arguments.number("lines", Integer.MAX_VALUE));
        var data = Files.createTempDirectory("grato-bench-").toRealPath();
        Installation.create(data, 0);
        try (var server = Server.start(data);
                var connection = server.connect()) {
            var token = feeder(server, connection);
            double total = send(connection, "companies", invoices.companies, token);
            total += send(connection, "documents", List.copyOf(invoices.documents.values()), token);
            total += send(connection, "document-lines", invoices.lines, token);
            int records = invoices.companies.size() + invoices.documents.size() + invoices.lines.size();
            Out.line("all %,d records: %.1f s, %,.0f a second", records, total, records / total);
            Out.line("memory %.0f MiB, peak %.0f MiB", server.residentMebibytes(), server.peakMebibytes());
        } finally {
            ApiBench.delete(data);
        }
    }

    /// A token of a role that may write what the ERP is the master of, made by the administrator.
    private static String feeder(Server server, HttpConnection connection) throws IOException {
        var admin = server.token(Staff.ADMIN, Staff.PASSWORD);
        var role = new LinkedHashMap<String, Object>(Map.of("name", "ERP", "abilities", List.of("feedErp")));
        List.of("readScope", "createScope", "writeScope").forEach(scope -> role.put(scope, "all"));
        var made = post(connection, "/api/v1/roles", role, admin, 201);
        var token = Map.of("name", "ERP", "role", String.valueOf(made.get("id")));
        return String.valueOf(
                post(connection, "/api/v1/tokens", token, admin, 201).get("token"));
    }

    private static Map<String, ?> post(
            HttpConnection connection, String path, Map<String, ?> json, String token, int status) throws IOException {
        var request = HttpConnection.request("POST", path, Json.write(json), "Authorization", "Bearer " + token);
        return Json.readObject(Server.expect(connection.send(request), status).text());
    }

    /// Answers how many seconds the calls took.
    private static double send(
            HttpConnection connection, String object, List<? extends Map<String, Object>> records, String token)
            throws IOException {
        long nanos = 0;
        for (int from = 0; from < records.size(); from += CALL) {
            var chunk = records.subList(from, Math.min(records.size(), from + CALL));
            var request = HttpConnection.request(
                    "POST",
                    "/api/v1/" + object + "/batch",
                    Json.write(Map.of("create", chunk)),
                    "Authorization",
                    "Bearer " + token);
            long began = System.nanoTime();
            var answer = Server.expect(connection.send(request), 200).text();
            nanos += System.nanoTime() - began;
            if (answer.contains("\"errors\"")) {
                throw new BenchException("rows were refused: " + answer.substring(answer.indexOf("\"errors\"")));
            }
        }
        Out.line(
                "  %-15s %,8d in %6.1f s, %,7.0f a second",
                object, records.size(), nanos / 1e9, records.size() / (nanos / 1e9));
        return nanos / 1e9;
    }

    /// What is in the file, as it goes to the API.
    private static final class Invoices {

        private final Map<String, String> companyIds = new HashMap<>();
        private final List<Map<String, Object>> companies = new ArrayList<>();
        private final Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        private final Map<String, BigDecimal> totals = new HashMap<>();
        private final List<Map<String, Object>> lines = new ArrayList<>();

        void read(Path file, int most) throws IOException {
            try (var text = new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                    var rows = CsvReader.builder().ofNamedCsvRecord(text)) {
                rows.stream().limit(most).forEach(this::add);
            }
            documents.forEach(
                    (number, document) -> document.put("total", pounds(totals.getOrDefault(number, BigDecimal.ZERO))));
        }

        private void add(NamedCsvRecord row) {
            var number = row.getField("Invoice");
            var document = documents.computeIfAbsent(number, key -> document(row, key));
            var quantity = new BigDecimal(row.getField("Quantity"));
            var price = new BigDecimal(row.getField("Price"));
            var amount = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
            totals.merge(number, amount, BigDecimal::add);
            var description = row.getField("Description").strip();
            var line = new LinkedHashMap<String, Object>();
            line.put("document", String.valueOf(document.get("id")));
            line.put("position", lines.size() + 1);
            line.put("description", description.isEmpty() ? row.getField("StockCode") : description);
            line.put("quantity", quantity);
            line.put("unitPrice", pounds(price));
            line.put("total", pounds(amount));
            lines.add(line);
        }

        private Map<String, Object> document(NamedCsvRecord row, String number) {
            var document = new LinkedHashMap<String, Object>();
            document.put("id", Ids.next().toString());
            document.put("number", number);
            document.put("kind", number.startsWith("C") ? "creditNote" : "invoice");
            document.put("issuedOn", row.getField("InvoiceDate").substring(0, 10));
            document.put("sourceSystem", "online-retail");
            document.put("externalId", number);
            var customer = row.getField("Customer ID").strip();
            if (!customer.isEmpty()) {
                document.put("company", companyIds.computeIfAbsent(customer, this::company));
            }
            return document;
        }

        private String company(String customer) {
            var id = Ids.next().toString();
            companies.add(
                    new LinkedHashMap<>(Map.of("id", id, "name", "Customer " + customer, "externalId", customer)));
            return id;
        }

        private static Map<String, Object> pounds(BigDecimal amount) {
            return Map.of("amount", amount, "currency", "GBP");
        }
    }
}
