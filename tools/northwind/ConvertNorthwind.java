import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns the `northwind.sql` of pthom/northwind_psql into the small JSON tables of the demo.
///
/// `java tools/northwind/ConvertNorthwind.java northwind.sql server/src/main/resources/demo/northwind`
///
/// Each table becomes one file: the names of its columns, then one row per line, values as they stand in the source.
/// Left out are pictures, birth dates, home addresses and notes of employees, demographics and territories.
/// Numbers of PostgreSQL's type `real` are written in their shortest form (32.3800011 becomes 32.38), runs of blanks
/// become one, and a backslash followed by `n`, meant as a line break, becomes a comma.
final class ConvertNorthwind {

    private static final Map<String, List<String>> KEPT = new LinkedHashMap<>();
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        table(
                "categories",
                "category_id category_name description picture",
                "category_id category_name description");
        table(
                "customers",
                "customer_id company_name contact_name contact_title address city region postal_code country phone fax",
                "customer_id company_name contact_name contact_title address city region postal_code country phone fax");
        table(
                "employees",
                "employee_id last_name first_name title title_of_courtesy birth_date hire_date address city region"
                        + " postal_code country home_phone extension photo notes reports_to photo_path",
                "employee_id last_name first_name title title_of_courtesy hire_date city country extension reports_to");
        table(
                "order_details",
                "order_id product_id unit_price quantity discount",
                "order_id product_id unit_price quantity discount");
        table(
                "orders",
                "order_id customer_id employee_id order_date required_date shipped_date ship_via freight ship_name"
                        + " ship_address ship_city ship_region ship_postal_code ship_country",
                "order_id customer_id employee_id order_date required_date shipped_date ship_via freight ship_name"
                        + " ship_address ship_city ship_region ship_postal_code ship_country");
        table(
                "products",
                "product_id product_name supplier_id category_id quantity_per_unit unit_price units_in_stock"
                        + " units_on_order reorder_level discontinued",
                "product_id product_name supplier_id category_id quantity_per_unit unit_price units_in_stock"
                        + " units_on_order reorder_level discontinued");
        table("shippers", "shipper_id company_name phone", "shipper_id company_name phone");
        table(
                "suppliers",
                "supplier_id company_name contact_name contact_title address city region postal_code country phone fax"
                        + " homepage",
                "supplier_id company_name contact_name contact_title address city region postal_code country phone"
                        + " fax");
    }

    private ConvertNorthwind() {}

    private static void table(String name, String columns, String kept) {
        COLUMNS.put(name, List.of(columns.split(" ")));
        KEPT.put(name, List.of(kept.split(" ")));
    }

    public static void main(String[] args) throws IOException {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            for (var name : KEPT.keySet()) {
                var start = "INSERT INTO " + name + " VALUES (";
                if (line.startsWith(start)) {
                    rows.computeIfAbsent(name, key -> new ArrayList<>()).add(row(name, line.substring(start.length())));
                }
            }
        }
        for (var entry : rows.entrySet()) {
            var text = "{\"columns\": " + columns(entry.getKey()) + ",\n\"rows\": [\n"
                    + String.join(",\n", entry.getValue()) + "\n]}\n";
            Files.writeString(Path.of(args[1], entry.getKey() + ".json"), text);
        }
    }

    private static String columns(String table) {
        return "[\"" + String.join("\", \"", KEPT.get(table)) + "\"]";
    }

    private static String row(String table, String values) {
        var byColumn = new LinkedHashMap<String, String>();
        int at = 0;
        for (var column : COLUMNS.get(table)) {
            var value = new StringBuilder();
            if (values.charAt(at) == '\'') {
                for (at++; ; at++) {
                    if (values.charAt(at) != '\'') {
                        value.append(values.charAt(at));
                    } else if (values.charAt(at + 1) == '\'') {
                        value.append('\'');
                        at++;
                    } else {
                        at++;
                        break;
                    }
                }
                byColumn.put(column, quoted(value.toString()));
            } else {
                while (values.charAt(at) != ',' && values.charAt(at) != ')') {
                    value.append(values.charAt(at++));
                }
                byColumn.put(column, value.toString().equals("NULL") ? "null" : number(value.toString()));
            }
            at += 2;
        }
        return "[" + String.join(", ", KEPT.get(table).stream().map(byColumn::get).toList()) + "]";
    }

    private static String number(String text) {
        var shortest = new BigDecimal(Float.toString(Float.parseFloat(text))).stripTrailingZeros();
        return shortest.toPlainString();
    }

    private static String quoted(String text) {
        var plain = text.replace("\\n", ", ").replaceAll("\\s+", " ").strip();
        return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
