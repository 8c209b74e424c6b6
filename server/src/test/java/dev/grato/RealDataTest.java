package dev.grato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.grato.TestServer.World;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real data through the public API, and the figures known about it back out of it.
///
/// The data lies beside the repository (`../shared/data`) or where `GRATO_SHARED_DATA` says.
class RealDataTest {

    private static final int CALL = 2_000;
    private static final int SAMPLE = 20_000;

    private final TestServer server = TestServer.running();
    private World world;

    @BeforeEach
    void open() {
        assumeThat(data()).as("the data sets: set GRATO_SHARED_DATA").exists();
        world = server.world();
    }

    @AfterEach
    void drop() {
        if (world != null) {
            world.drop();
        }
    }

    private static Path data() {
        var told = System.getProperty("GRATO_SHARED_DATA", System.getenv("GRATO_SHARED_DATA"));
        return told != null
                ? Path.of(told)
                : Path.of("../../shared/data").toAbsolutePath().normalize();
    }

    // ---------------------------------------------------------------- 8,800 opportunities

    @Test
    void holdsAPipelineOfEightThousandDeals() {
        var folder = data().resolve("sales/crm_opportunities");
        var agents = agents(folder);
        var companies = accounts(folder);
        products(folder);
        deals(folder, agents, companies);

        assertThat(count("companies")).isEqualTo(85);
        assertThat(count("products")).isEqualTo(7);
        assertThat(count("deals")).isEqualTo(8_800);
        assertThat(dealsByStage())
                .containsEntry("Won", 4_238L)
                .containsEntry("Lost", 2_473L)
                .containsEntry("Qualified", 1_589L)
                .containsEntry("New", 500L);
        assertThat(wonValue()).isEqualByComparingTo("10005534");
        assertThat(aggregate("deals", Map.of("groupBy", List.of("owner"), "measures", List.of("count"))))
                .as("agents with deals")
                .hasSize(30);
    }

    private Map<String, UUID> agents(Path folder) {
        var teams = new LinkedHashMap<String, Map<String, Object>>();
        var users = new ArrayList<Map<String, Object>>();
        var ids = new HashMap<String, UUID>();
        read(folder.resolve("sales_teams.csv"), row -> {
            var region = teams.computeIfAbsent(row.getField("regional_office"), RealDataTest::named);
            var team = teams.computeIfAbsent(row.getField("manager"), RealDataTest::named);
            team.put("parent", region.get("id"));
            var name = row.getField("sales_agent");
            var user = named(name);
            user.put("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
            user.put("team", team.get("id"));
            users.add(user);
            ids.put(name, UUID.fromString((String) user.get("id")));
        });
        create("teams", List.copyOf(teams.values()));
        create("users", users);
        return ids;
    }

    private static Map<String, Object> named(String name) {
        var record = new LinkedHashMap<String, Object>();
        record.put("id", Ids.next().toString());
        record.put("name", name);
        return record;
    }

    private Map<String, String> accounts(Path folder) {
        var companies = new LinkedHashMap<String, Map<String, Object>>();
        read(folder.resolve("accounts.csv"), row -> {
            var company = named(row.getField("account"));
            company.put("industry", industry(row.getField("sector")));
            company.put("employees", Integer.valueOf(row.getField("employees")));
            var revenue = new BigDecimal(row.getField("revenue")).movePointRight(6);
            company.put("annualRevenue", Map.of("amount", revenue, "currency", "USD"));
            companies.put(row.getField("account"), company);
        });
        read(folder.resolve("accounts.csv"), row -> {
            var parent = companies.get(row.getField("subsidiary_of"));
            if (parent != null) {
                companies.get(row.getField("account")).put("parent", parent.get("id"));
            }
        });
        create("companies", List.copyOf(companies.values()));
        var ids = new HashMap<String, String>();
        companies.forEach((name, company) -> ids.put(name, (String) company.get("id")));
        return ids;
    }

    /// Spelled as in the file.
    private static String industry(String sector) {
        return switch (sector) {
            case "technolgy", "software" -> "software";
            case "medical" -> "health";
            case "retail" -> "retail";
            case "finance" -> "finance";
            case "entertainment" -> "media";
            case "telecommunications" -> "telecoms";
            case "marketing" -> "consulting";
            default -> "other";
        };
    }

    private void products(Path folder) {
        var products = new ArrayList<Map<String, Object>>();
        read(folder.resolve("products.csv"), row -> {
            var product = named(row.getField("product"));
            product.put("sku", row.getField("product"));
            product.put("category", row.getField("series"));
            product.put("unitPrice", Map.of("amount", row.getField("sales_price"), "currency", "USD"));
            products.add(product);
        });
        create("products", products);
    }

    private void deals(Path folder, Map<String, UUID> agents, Map<String, String> companies) {
        var stages = stages();
        var deals = new ArrayList<Map<String, Object>>();
        read(folder.resolve("sales_pipeline.csv.gz"), row -> {
            var stage = row.getField("deal_stage");
            var deal = named(row.getField("product") + " " + row.getField("opportunity_id"));
            deal.put("owner", agents.get(row.getField("sales_agent")).toString());
            deal.put("company", companies.get(row.getField("account")));
            deal.put("stage", stages.get(stageName(stage)));
            if (!row.getField("close_value").isBlank()) {
                deal.put("amount", Map.of("amount", row.getField("close_value").strip(), "currency", "USD"));
            }
            if (!row.getField("close_date").isBlank()) {
                deal.put("closedOn", isoDate(row.getField("close_date")));
            }
            if (stage.equals("Lost")) {
                deal.put("lostReason", "other");
            }
            deals.add(deal);
        });
        create("deals", deals);
    }

    private static String stageName(String stage) {
        return switch (stage) {
            case "Prospecting" -> "New";
            case "Engaging" -> "Qualified";
            default -> stage;
        };
    }

    private static String isoDate(String text) {
        var parts = text.strip().split("-");
        return parts[2] + "-" + parts[1] + "-" + parts[0];
    }

    private Map<String, String> stages() {
        var stages = new HashMap<String, String>();
        for (var item : (List<?>) world.get("/stages?limit=500").json().get("items")) {
            var stage = (Map<?, ?>) item;
            stages.put((String) stage.get("name"), (String) stage.get("id"));
        }
        return stages;
    }

    private Map<String, Long> dealsByStage() {
        var counted = new HashMap<String, Long>();
        aggregate("deals", Map.of("groupBy", List.of("stage.name"), "measures", List.of("count")))
                .forEach(
                        row -> counted.put(shownStage(row.get("stage.name")), ((Number) row.get("count")).longValue()));
        return counted;
    }

    /// Groups of texts come folded.
    private static String shownStage(Object folded) {
        var text = String.valueOf(folded);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private BigDecimal wonValue() {
        var won = Map.of("field", "stage.kind", "op", "eq", "value", "won");
        var sum = Map.of("op", "sum", "field", "amount", "name", "value");
        var rows = aggregate("deals", Map.of("filter", won, "measures", List.of(sum)));
        return new BigDecimal(rows.getFirst().get("value").toString());
    }

    // ---------------------------------------------------------------- 525,461 order lines

    /// A sample, unless everything is asked for.
    @Test
    void holdsTheInvoicesOfAWholesaler() {
        var file = data().resolve("clv/online_retail_2009_2010/online_retail_ii_2009_2010.csv.gz");
        int most = Boolean.getBoolean("grato.test.all") ? Integer.MAX_VALUE : SAMPLE;
        var feeder = feeder();
        var invoices = new Invoices(file, most);

        create("companies", invoices.companies);
        create("documents", invoices.documents(), feeder);
        create("document-lines", invoices.lines, feeder);

        if (most == Integer.MAX_VALUE) {
            assertThat(invoices.lines).hasSize(525_461);
            assertThat(invoices.companies).hasSize(4_383);
        }
        assertThat(count("document-lines")).isEqualTo(invoices.lines.size());
        assertThat(count("documents")).isEqualTo(invoices.documents().size());
        var sum = Map.of("op", "sum", "field", "total", "name", "value");
        assertThat(new BigDecimal(aggregate("document-lines", Map.of("measures", List.of(sum)))
                        .getFirst()
                        .get("value")
                        .toString()))
                .isEqualByComparingTo(invoices.total);
        var cancelled = Map.of("field", "document.kind", "op", "eq", "value", "creditNote");
        var counted = aggregate("document-lines", Map.of("filter", cancelled, "measures", List.of("count")));
        assertThat(((Number) counted.getFirst().get("count")).longValue()).isEqualTo(invoices.cancelledLines);
    }

    /// A program that may write what the ERP is the master of; no administrator.
    private String feeder() {
        var role = new LinkedHashMap<String, Object>(Map.of("name", "ERP", "abilities", List.of("feedErp")));
        for (var scope : List.of("readScope", "createScope", "writeScope")) {
            role.put(scope, "all");
        }
        var id = world.post("/roles", role).json().get("id");
        return (String)
                world.post("/tokens", Map.of("name", "ERP", "role", id)).json().get("token");
    }

    /// What is in the file, as it goes to the API.
    private static final class Invoices {

        private final Map<String, String> companyIds = new HashMap<>();
        private final List<Map<String, Object>> companies = new ArrayList<>();
        private final Map<String, Map<String, Object>> byNumber = new LinkedHashMap<>();
        private final Map<String, BigDecimal> totals = new HashMap<>();
        private final List<Map<String, Object>> lines = new ArrayList<>();
        private BigDecimal total = BigDecimal.ZERO;
        private long cancelledLines;

        private Invoices(Path file, int most) {
            read(file, row -> {
                if (lines.size() < most) {
                    add(row);
                }
            });
            byNumber.forEach((number, document) -> document.put("total", pounds(totals.get(number))));
        }

        private List<Map<String, Object>> documents() {
            return List.copyOf(byNumber.values());
        }

        private void add(NamedCsvRecord row) {
            var number = row.getField("Invoice");
            boolean isCancelled = number.startsWith("C");
            var document = byNumber.computeIfAbsent(number, key -> document(row, isCancelled));
            var quantity = new BigDecimal(row.getField("Quantity"));
            var price = new BigDecimal(row.getField("Price"));
            var amount = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
            var line = new LinkedHashMap<String, Object>();
            line.put("document", document.get("id"));
            line.put("position", lines.size() + 1);
            var description = row.getField("Description").strip();
            line.put("description", description.isEmpty() ? row.getField("StockCode") : description);
            line.put("quantity", quantity);
            line.put("unitPrice", pounds(price));
            line.put("total", pounds(amount));
            lines.add(line);
            totals.merge(number, amount, BigDecimal::add);
            total = total.add(amount);
            cancelledLines += isCancelled ? 1 : 0;
        }

        private Map<String, Object> document(NamedCsvRecord row, boolean isCancelled) {
            var document = new LinkedHashMap<String, Object>();
            document.put("id", Ids.next().toString());
            document.put("number", row.getField("Invoice"));
            document.put("kind", isCancelled ? "creditNote" : "invoice");
            document.put("issuedOn", row.getField("InvoiceDate").substring(0, 10));
            document.put("sourceSystem", "online-retail");
            document.put("externalId", row.getField("Invoice"));
            var customer = row.getField("Customer ID").strip();
            if (!customer.isEmpty()) {
                document.put("company", companyIds.computeIfAbsent(customer, this::company));
            }
            return document;
        }

        private String company(String customer) {
            var company = named("Customer " + customer);
            company.put("externalId", customer);
            companies.add(company);
            return (String) company.get("id");
        }

        private static Map<String, Object> pounds(BigDecimal amount) {
            return Map.of("amount", amount, "currency", "GBP");
        }
    }

    // ---------------------------------------------------------------- how it goes in and out

    private static void read(Path file, Consumer<NamedCsvRecord> each) {
        try (var in = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 65_536) : in;
                var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            rows.forEach(each);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void create(String object, List<Map<String, Object>> records) {
        create(object, records, world.token());
    }

    private void create(String object, List<Map<String, Object>> records, String token) {
        for (int from = 0; from < records.size(); from += CALL) {
            var chunk = records.subList(from, Math.min(records.size(), from + CALL));
            var answer = server.send(
                    "POST",
                    "/api/v1/" + object + "/batch",
                    Json.write(Map.of("create", chunk)),
                    "Authorization",
                    "Bearer " + token);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            assertThat((List<?>) answer.json().get("results"))
                    .allSatisfy(result -> assertThat(((Map<?, ?>) result).get("status"))
                            .as(String.valueOf(result))
                            .isEqualTo("created"));
        }
    }

    private long count(String object) {
        var rows = aggregate(object, Map.of("measures", List.of("count")));
        return ((Number) rows.getFirst().get("count")).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> aggregate(String object, Map<String, Object> question) {
        var answer = world.post("/" + object + "/aggregate", question);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return (List<Map<String, Object>>) answer.json().get("rows");
    }
}
