package dev.grato.bench;

import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The list pages that people look at all day, each as the API is asked and as plain SQL.
final class Lists {

    private static final int PAGE = 50;

    /// One page: what the API is sent, and the SQL that answers it for a caller.
    record Page(Map<String, @Nullable Object> body, Shape shape) {}

    /// @param joins to the company, or not
    /// @param where with parameters
    record Shape(boolean joins, String where, List<Object> parameters, List<String> sorted, String order) {}

    /// A kind of page with several values to filter by, so that it is never the same page twice in a row.
    record Question(String name, List<Page> pages) {}

    private final Workspace workspace;
    private final ObjectType person;
    private final List<String> columns = new ArrayList<>();

    Lists(Workspace workspace, ObjectType person) {
        this.workspace = workspace;
        this.person = person;
        columns.addAll(TableRows.SYSTEM);
        columns.add(SystemFields.PROVENANCE);
        columns.add(SystemFields.DELETED_AT);
        for (var field : person.liveFields().values()) {
            field.type().parts().forEach(part -> columns.add(field.column(part)));
        }
    }

    String columns() {
        return columns.stream().map(name -> "r." + Database.quote(name)).collect(Collectors.joining(", "));
    }

    private String column(String field) {
        var definition = person.field(field).orElseThrow();
        return "r." + Database.quote(definition.column(definition.type().filterPart()));
    }

    List<Question> all() {
        var stages = List.of("lead", "prospect", "customer", "qualified");
        var name = column("name");
        var stage = column("lifecycleStage");
        var newest = new Order(List.of("-createdAt"), List.of("r.created_at"), "r.created_at desc, r.id desc");
        var byName = new Order(List.of("name"), List.of(name), name + ", r.id");
        var position = "array_position('{prospect,lead,qualified,customer,former}'::text[], " + stage + ")";
        var byStage = new Order(
                List.of("lifecycleStage", "name"), List.of(position, name), position + ", " + name + ", r.id");
        var month = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(30, ChronoUnit.DAYS);
        return List.of(
                new Question("newest first", List.of(page(newest, null, "true"))),
                new Question(
                        "of a stage, newest first",
                        stages.stream()
                                .map(s -> page(newest, compare("lifecycleStage", "eq", s), stage + " = ?", s))
                                .toList()),
                new Question(
                        "name begins with, by name",
                        List.of("mar", "lu", "giu", "fran", "car", "al").stream()
                                .map(s -> page(
                                        byName,
                                        compare("name", "startsWith", s),
                                        name + " like ? escape '\\'",
                                        s + "%"))
                                .toList()),
                new Question(
                        "of two stages, by name",
                        List.of(page(
                                byName,
                                compare("lifecycleStage", "in", List.of("qualified", "customer")),
                                stage + " = any(?)",
                                (Object) new String[] {"qualified", "customer"}))),
                new Question(
                        "industry of the company, newest first",
                        List.of("software", "retail", "health", "media").stream()
                                .map(s -> joined(newest, compare("company.industry", "eq", s), "j.\"industry\" = ?", s))
                                .toList()),
                new Question(
                        "customers since a month, by name",
                        List.of(page(
                                byName,
                                and(
                                        compare("lifecycleStage", "eq", "customer"),
                                        compare("createdAt", "ge", month.toString())),
                                stage + " = ? and r.created_at >= ?",
                                "customer",
                                month))),
                new Question(
                        "job title contains, by name",
                        List.of("manager", "director", "chef", "almacen").stream()
                                .map(s -> page(
                                        byName,
                                        compare("jobTitle", "contains", s),
                                        column("jobTitle") + " like ('%' || ? || '%') escape '\\'",
                                        s))
                                .toList()),
                new Question(
                        "not to be contacted, by name",
                        List.of(page(
                                byName, compare("doNotContact", "eq", true), column("doNotContact") + " = ?", true))),
                new Question("all, by stage and name", List.of(page(byStage, null, "true"))));
    }

    private record Order(List<String> api, List<String> columns, String sql) {}

    private static Page page(Order order, @Nullable Object filter, String where, Object... parameters) {
        return page(order, filter, false, where, parameters);
    }

    private static Page joined(Order order, @Nullable Object filter, String where, Object... parameters) {
        return page(order, filter, true, where, parameters);
    }

    private static Page page(Order order, @Nullable Object filter, boolean joins, String where, Object... parameters) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        if (filter != null) {
            body.put("filter", filter);
        }
        body.put("sort", order.api());
        body.put("limit", PAGE);
        return new Page(body, new Shape(joins, where, List.of(parameters), order.columns(), order.sql()));
    }

    private static Map<String, Object> compare(String field, String op, Object value) {
        return Map.of("field", field, "op", op, "value", value);
    }

    private static Map<String, Object> and(Object one, Object other) {
        return Map.of("and", List.of(one, other));
    }

    byte[] request(Page page, Caller caller) {
        return HttpConnection.request(
                "POST", "/api/v1/people/query", Json.write(page.body()), "Authorization", "Bearer " + caller.token());
    }

    /// The page as the engine asks for it: the first key not empty, one row more than shown.
    Statement statement(Page page, Caller caller) {
        var shape = page.shape();
        var sql = new StringBuilder("select ").append(columns());
        shape.sorted().forEach(column -> sql.append(", ").append(column));
        sql.append(" from ").append(Database.quoted(workspace, "person")).append(" r");
        var parameters = new ArrayList<Object>();
        if (shape.joins()) {
            sql.append(" left join ")
                    .append(Database.quoted(workspace, "company"))
                    .append(" j on j.id = r.company_id and j.deleted_at is null and ")
                    .append(caller.predicate("j"));
            parameters.addAll(caller.parameters());
        }
        sql.append(" where r.deleted_at is null and ").append(caller.predicate("r"));
        parameters.addAll(caller.parameters());
        sql.append(" and ").append(shape.where());
        parameters.addAll(shape.parameters());
        sql.append(" and ").append(shape.sorted().getFirst()).append(" is not null order by ");
        sql.append(shape.order()).append(" limit ?");
        parameters.add(PAGE + 1);
        return new Statement(sql.toString(), parameters);
    }
}
