package dev.grato.bench;

import dev.grato.platform.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Opening a company over HTTP (the record, its people and deals, the first page of its timeline) beside the same
/// in plain SQL, with few and with many entries in the table.
final class TimelineBench implements Benchmark {

    private static final double BAR = 25;
    private static final double RATIO = 1.3;
    private static final int ENTRIES_PER_PERSON = 20;
    private static final int OPENED = 300;

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public String summary() {
        return "opening a company with 200,000 and 20,000,000 timeline entries, as three users, beside plain SQL";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Home.build();
        var small = new HashMap<String, Double>();
        for (var text : arguments.text("people", "10000,1000000").split(",", -1)) {
            int people = Integer.parseInt(text.strip().replace("_", ""));
            var kept = arguments.text("data", "");
            var data = kept.isEmpty()
                    ? Files.createTempDirectory("grato-bench-").toRealPath()
                    : Files.createDirectories(Path.of(kept, String.valueOf(people)))
                            .toRealPath();
            Out.line("-- %,d people in %s", people, data);
            try {
                measure(Installation.create(data, people), arguments, small);
            } finally {
                if (kept.isEmpty()) {
                    ApiBench.delete(data);
                }
            }
        }
    }

    private static void measure(Installation installation, Arguments arguments, Map<String, Double> small)
            throws Exception {
        int seconds = arguments.number("seconds", 10);
        try (var server = Server.start(installation.data())) {
            fill(installation);
            var staff = installation.staff();
            var companies = companies(installation);
            var callers = List.of(
                    Caller.own(
                            installation.workspace(),
                            token(server, staff.seesLittle()),
                            staff.seesLittle().id(),
                            staff.teams().get(7).id()),
                    Caller.team(
                            installation.workspace(),
                            token(server, staff.seesTeam()),
                            staff.seesTeam().id(),
                            staff.teams().getFirst().id()),
                    Caller.all(token(server, staff.seesAll())));
            var seen = List.of(
                    opened(
                            companies,
                            company -> company.owner().equals(staff.seesLittle().id())),
                    opened(
                            companies,
                            company -> company.team()
                                    .equals(staff.teams().getFirst().id())),
                    opened(companies, company -> true));
            settle(server, callers.getLast(), seen.getLast().any().getFirst());
            for (int i = 0; i < callers.size(); i++) {
                warm(server, callers.get(i), seen.get(i).any());
            }
            for (int i = 0; i < callers.size(); i++) {
                open(installation, server, callers.get(i), "any", seen.get(i).any(), seconds, small);
                open(
                        installation,
                        server,
                        callers.get(i),
                        "largest",
                        seen.get(i).largest(),
                        seconds,
                        small);
            }
        }
    }

    private static String token(Server server, Staff.User user) throws Exception {
        return server.token(user.email(), Staff.PASSWORD);
    }

    /// All there is to do in the background is done before anything is measured.
    private static void settle(Server server, Caller caller, UUID company) throws Exception {
        try (var connection = server.connect()) {
            while (!get(connection, "/api/v1/companies/" + company + "/timeline?limit=1", caller)
                            .contains("\"isComplete\":true")
                    || !get(connection, "/api/v1/search?q=a&limit=1", caller).contains("\"isComplete\":true")) {
                Thread.sleep(500);
            }
        }
    }

    private static void fill(Installation installation) throws Exception {
        long wanted = (long) installation.generator().people() * ENTRIES_PER_PERSON;
        try (var connection = new Postgres(installation.data()).connectAsSuperuser();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select reltuples::bigint from pg_class where oid = '"
                        + Database.quoted(installation.workspace(), "timeline_entry") + "'::regclass")) {
            rows.next();
            if (rows.getLong(1) >= wanted * 0.9) {
                return;
            }
        }
        long began = System.nanoTime();
        long made = new TimelineRows(installation).fill(wanted);
        Out.line("%,d entries copied and indexed in %.0f s", made, (System.nanoTime() - began) / 1e9);
    }

    // ---------------------------------------------------------------- what is opened

    private record Company(UUID id, UUID owner, UUID team, long entries) {}

    /// @param any companies as they come
    /// @param largest those with the most entries
    private record Opened(List<UUID> any, List<UUID> largest) {}

    private static List<Company> companies(Installation installation) throws SQLException {
        var companies = new ArrayList<Company>();
        var workspace = installation.workspace();
        try (var connection = new Postgres(installation.data()).connectAsSuperuser();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select c.id, c.owner_id, c.team_id, coalesce(e.n, 0) from "
                        + Database.quoted(workspace, "company") + " c left join (select subject_id, count(*) n from "
                        + Database.quoted(workspace, "timeline_entry")
                        + " where subject_table = 'company' group by 1) e on e.subject_id = c.id order by c.id")) {
            while (rows.next()) {
                companies.add(new Company(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, UUID.class),
                        rows.getObject(3, UUID.class),
                        rows.getLong(4)));
            }
        }
        var most = companies.stream().mapToLong(Company::entries).max().orElse(0);
        long tens = companies.stream()
                .filter(company -> company.entries() >= 10_000)
                .count();
        Out.line("%,d companies, the largest with %,d entries, %,d with 10,000 or more", companies.size(), most, tens);
        return companies;
    }

    private static Opened opened(List<Company> companies, java.util.function.Predicate<Company> isSeen) {
        var seen = companies.stream().filter(isSeen).toList();
        var random = new SplittableRandom(11);
        var any = new ArrayList<UUID>();
        for (int i = 0; i < OPENED; i++) {
            any.add(seen.get(random.nextInt(seen.size())).id());
        }
        var largest = seen.stream()
                .sorted(Comparator.comparingLong(Company::entries).reversed())
                .limit(20)
                .map(Company::id)
                .toList();
        return new Opened(any, largest);
    }

    // ---------------------------------------------------------------- opening

    /// The server's own code is compiled while it is being used.
    private static void warm(Server server, Caller caller, List<UUID> companies) throws Exception {
        try (var connection = server.connect()) {
            for (int round = 0; round < 2; round++) {
                for (var company : companies) {
                    openOnce(connection, caller, company);
                }
            }
        }
    }

    private static void openOnce(HttpConnection connection, Caller caller, UUID company) throws Exception {
        get(connection, "/api/v1/companies/" + company, caller);
        get(connection, "/api/v1/people?limit=20&company=" + company, caller);
        get(connection, "/api/v1/deals?limit=20&company=" + company, caller);
        get(connection, "/api/v1/companies/" + company + "/timeline", caller);
    }

    private static String get(HttpConnection connection, String path, Caller caller) throws Exception {
        var request = HttpConnection.request("GET", path, null, "Authorization", "Bearer " + caller.token());
        return Server.expect(connection.send(request), 200).text();
    }

    private static void open(
            Installation installation,
            Server server,
            Caller caller,
            String which,
            List<UUID> companies,
            int seconds,
            Map<String, Double> small)
            throws Exception {
        var connection = server.connect();
        var all = Load.single(
                new Load.Call(connection, i -> openOnce(connection, caller, companies.get(i % companies.size()))),
                seconds);
        var alone = server.connect();
        var page = Load.single(
                new Load.Call(
                        alone,
                        i -> get(
                                alone,
                                "/api/v1/companies/" + companies.get(i % companies.size()) + "/timeline",
                                caller)),
                seconds / 2.0);
        var floor = floor(installation, caller, companies, seconds / 2.0);
        var key = caller.sees() + " " + which;
        var before = small.putIfAbsent(key, all.p95());
        var verdict = new StringBuilder(all.p95() <= BAR ? "  within 25 ms" : "  ABOVE 25 ms");
        if (before != null) {
            double ratio = all.p95() / before;
            verdict.append(String.format("; %.2f times the small one%s", ratio, ratio <= RATIO ? "" : ": ABOVE 1.3"));
        }
        Out.line(
                "%-6s %-8s open p50 %5.1f p95 %5.1f ms; timeline alone p50 %5.1f p95 %5.1f; plain SQL p95 %5.1f ms%s",
                caller.sees(), which, all.p50(), all.p95(), page.p50(), page.p95(), floor.p95(), verdict);
    }

    /// The same four questions.
    private static Timings floor(Installation installation, Caller caller, List<UUID> companies, double seconds)
            throws Exception {
        var client = new Statement.Client(new Postgres(installation.data()).connect());
        var workspace = installation.workspace();
        var company = Database.quoted(workspace, "company");
        var questions = List.of(
                "select r.* from " + company + " r where r.id = ?",
                "select r.* from " + Database.quoted(workspace, "person")
                        + " r where r.company_id = ? and r.deleted_at is null and " + caller.predicate("r")
                        + " order by r.created_at desc limit 20",
                "select r.* from " + Database.quoted(workspace, "deal")
                        + " r where r.company_id = ? and r.deleted_at is null and " + caller.predicate("r")
                        + " order by r.created_at desc limit 20",
                "select e.* from " + Database.quoted(workspace, "timeline_entry")
                        + " e where e.subject_id = ? and " + caller.predicate("e")
                        + " order by e.occurred_at desc, e.id desc limit 50");
        return Load.single(
                new Load.Call(client.connection(), i -> {
                    var id = companies.get(i % companies.size());
                    for (int q = 0; q < questions.size(); q++) {
                        var parameters = new ArrayList<Object>(List.of(id));
                        if (q > 0) {
                            parameters.addAll(caller.parameters());
                        }
                        new Statement(questions.get(q), parameters).fetch(client);
                    }
                }),
                seconds);
    }
}
