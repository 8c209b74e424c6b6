package dev.grato.app.demo;

import dev.grato.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The Northwind tables as they are shipped, with their original dates.
record Northwind(
        Map<String, Party> customers,
        Map<Integer, Party> suppliers,
        Map<Integer, Shipper> shippers,
        Map<Integer, Employee> employees,
        Map<Integer, Product> products,
        List<Order> orders) {

    static final String FOLDER = "/demo/northwind/";

    /// A customer or supplier, with its one contact.
    record Party(
            String key,
            String name,
            String contact,
            @Nullable String contactTitle,
            Place place,
            @Nullable String phone,
            @Nullable String fax) {}

    record Place(
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {}

    record Shipper(int id, String name, @Nullable String phone) {}

    record Employee(
            int id,
            String first,
            String last,
            String title,
            LocalDate hired,
            String country,
            @Nullable Integer boss) {
        String full() {
            return first + " " + last;
        }
    }

    record Product(
            int id,
            String name,
            int supplier,
            String category,
            @Nullable String unit,
            BigDecimal price,
            int inStock,
            boolean isDiscontinued) {}

    record Line(Product product, BigDecimal unitPrice, int quantity, BigDecimal discount) {
        /// What the line comes to, to the cent.
        BigDecimal total() {
            return unitPrice
                    .multiply(BigDecimal.valueOf(quantity))
                    .multiply(BigDecimal.ONE.subtract(discount))
                    .setScale(2, RoundingMode.HALF_UP);
        }
    }

    record Order(
            int id,
            String customer,
            int employee,
            LocalDate orderedOn,
            LocalDate requiredOn,
            @Nullable LocalDate shippedOn,
            int shipper,
            BigDecimal freight,
            String shipName,
            Place shipTo,
            List<Line> lines) {
        BigDecimal total() {
            return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        boolean isLate() {
            return shippedOn != null && shippedOn.isAfter(requiredOn);
        }
    }

    /// Reads the tables that are shipped with the program.
    static Northwind read() {
        var categories = new HashMap<Integer, String>();
        rows("categories").forEach(row -> categories.put(row.whole("category_id"), row.text("category_name")));
        var customers = new LinkedHashMap<String, Party>();
        rows("customers").forEach(row -> customers.put(row.text("customer_id"), party(row.text("customer_id"), row)));
        var suppliers = new LinkedHashMap<Integer, Party>();
        rows("suppliers")
                .forEach(row ->
                        suppliers.put(row.whole("supplier_id"), party("supplier-" + row.whole("supplier_id"), row)));
        var shippers = new LinkedHashMap<Integer, Shipper>();
        rows("shippers")
                .forEach(row -> shippers.put(
                        row.whole("shipper_id"),
                        new Shipper(row.whole("shipper_id"), row.text("company_name"), row.maybe("phone"))));
        var employees = new LinkedHashMap<Integer, Employee>();
        rows("employees").forEach(row -> employees.put(row.whole("employee_id"), employee(row)));
        var products = new LinkedHashMap<Integer, Product>();
        rows("products").forEach(row -> products.put(row.whole("product_id"), product(row, categories)));
        return new Northwind(customers, suppliers, shippers, employees, products, orders(products));
    }

    private static List<Order> orders(Map<Integer, Product> products) {
        var lines = new HashMap<Integer, List<Line>>();
        for (var row : rows("order_details")) {
            lines.computeIfAbsent(row.whole("order_id"), id -> new ArrayList<>())
                    .add(new Line(
                            Objects.requireNonNull(products.get(row.whole("product_id"))),
                            row.number("unit_price"),
                            row.whole("quantity"),
                            row.number("discount")));
        }
        var orders = new ArrayList<Order>();
        for (var row : rows("orders")) {
            var shipped = row.maybe("shipped_date");
            orders.add(new Order(
                    row.whole("order_id"),
                    row.text("customer_id"),
                    row.whole("employee_id"),
                    LocalDate.parse(row.text("order_date")),
                    LocalDate.parse(row.text("required_date")),
                    shipped == null ? null : LocalDate.parse(shipped),
                    row.whole("ship_via"),
                    row.number("freight"),
                    row.text("ship_name"),
                    place(row, "ship_"),
                    lines.getOrDefault(row.whole("order_id"), List.of())));
        }
        return List.copyOf(orders);
    }

    private static Product product(Row row, Map<Integer, String> categories) {
        return new Product(
                row.whole("product_id"),
                row.text("product_name"),
                row.whole("supplier_id"),
                Objects.requireNonNull(categories.get(row.whole("category_id"))),
                row.maybe("quantity_per_unit"),
                row.number("unit_price"),
                row.whole("units_in_stock"),
                row.whole("discontinued") == 1);
    }

    private static Employee employee(Row row) {
        return new Employee(
                row.whole("employee_id"),
                row.text("first_name"),
                row.text("last_name"),
                row.text("title"),
                LocalDate.parse(row.text("hire_date")),
                row.text("country"),
                row.maybe("reports_to") == null ? null : row.whole("reports_to"));
    }

    private static Party party(String key, Row row) {
        return new Party(
                key,
                row.text("company_name"),
                row.text("contact_name"),
                row.maybe("contact_title"),
                place(row, ""),
                row.maybe("phone"),
                row.maybe("fax"));
    }

    private static Place place(Row row, String prefix) {
        return new Place(
                row.maybe(prefix + "address"),
                row.maybe(prefix + "city"),
                row.maybe(prefix + "region"),
                row.maybe(prefix + "postal_code"),
                row.maybe(prefix + "country"));
    }

    /// The shipped file as JSON.
    static Map<String, @Nullable Object> resource(String file) {
        try (var stream = Northwind.class.getResourceAsStream(FOLDER + file)) {
            return Objects.requireNonNull(
                    Json.asObject(Json.read(Objects.requireNonNull(stream, file).readAllBytes())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Row> rows(String table) {
        var file = resource(table + ".json");
        var columns = Objects.requireNonNull(Json.asList(file.get("columns")));
        var rows = new ArrayList<Row>();
        for (var values : Objects.requireNonNull(Json.asList(file.get("rows")))) {
            var cells = Objects.requireNonNull(Json.asList(values));
            var row = new HashMap<String, @Nullable Object>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(String.valueOf(columns.get(i)), cells.get(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private record Row(Map<String, @Nullable Object> values) {

        @Nullable
        String maybe(String column) {
            var value = values.get(column);
            return value == null ? null : value.toString();
        }

        String text(String column) {
            return Objects.requireNonNull(maybe(column), column);
        }

        BigDecimal number(String column) {
            return new BigDecimal(text(column));
        }

        int whole(String column) {
            return number(column).intValueExact();
        }
    }
}
