package dev.grato.app.demo;

import dev.grato.app.demo.Northwind.Employee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Northwind's own people: nine employees as users, in teams made of who reports to whom.
final class Staff {

    static final int HEAD = 2;
    static final int MANAGER = 5;
    static final int INSIDE_SALES = 8;

    private static final String TEAM = "team";
    private static final String USER = "user";

    private final Map<Integer, Employee> employees;

    Staff(Northwind data, DemoPlan.Setting setting, Ledger ledger) {
        this.employees = data.employees();
        var founded = setting.now().minus(Duration.ofDays(DemoPlan.DAYS));
        var teams = new LinkedHashMap<String, String>();
        teams.put("sales", "Sales");
        teams.put("america", "Sales North America");
        teams.put("europe", "Sales Europe");
        teams.put("inside", "Inside Sales");
        teams.forEach((key, name) -> ledger.create(
                founded,
                TEAM,
                team(key),
                Values.of("name", name).and("parent", key.equals("sales") ? null : team("sales"))));
        for (var employee : employees.values()) {
            var role = setting.roles().get(role(employee.id()));
            ledger.create(
                    founded,
                    USER,
                    user(employee.id()),
                    Values.of("name", employee.full())
                            .and("email", email(employee))
                            .and("locale", "en")
                            .and("zone", employee.country().equals("UK") ? "Europe/London" : "America/Los_Angeles")
                            .and("team", teamOf(employee.id()))
                            .and("role", role)
                            .and("isActive", true));
        }
        appoint(ledger, founded.plus(Duration.ofDays(14)));
    }

    private static void appoint(Ledger ledger, Instant at) {
        ledger.update(at, TEAM, team("sales"), Values.of("lead", user(HEAD)));
        ledger.update(at, TEAM, team("america"), Values.of("lead", user(HEAD)));
        ledger.update(at, TEAM, team("europe"), Values.of("lead", user(MANAGER)));
        ledger.update(at, TEAM, team("inside"), Values.of("lead", user(INSIDE_SALES)));
    }

    static UUID team(String key) {
        return Dice.id("team/" + key, DemoPlan.NEWEST.minusDays(DemoPlan.DAYS));
    }

    UUID user(Employee employee) {
        return user(employee.id());
    }

    static UUID user(int employee) {
        return Dice.id("user/" + employee, DemoPlan.NEWEST.minusDays(DemoPlan.DAYS));
    }

    /// Who reports to the sales manager in London sells in Europe, the others in America.
    UUID teamOf(int employee) {
        if (employee == HEAD) {
            return team("sales");
        }
        if (employee == INSIDE_SALES) {
            return team("inside");
        }
        boolean isEuropean =
                employee == MANAGER || Objects.equals(require(employee).boss(), MANAGER);
        return team(isEuropean ? "europe" : "america");
    }

    Employee require(int employee) {
        return Objects.requireNonNull(employees.get(employee));
    }

    List<Employee> all() {
        return new ArrayList<>(employees.values());
    }

    /// Gives a record this employee as its owner.
    Values owned(Values values, int employee) {
        return values.and("owner", user(employee)).and("team", teamOf(employee));
    }

    private static String role(int employee) {
        return switch (employee) {
            case HEAD, MANAGER -> "manager";
            case INSIDE_SALES -> "service";
            default -> "seller";
        };
    }

    private static String email(Employee employee) {
        return (employee.first() + "." + employee.last()).toLowerCase(Locale.ROOT) + "@northwind.example";
    }
}
