package dev.grato.bench;

import dev.grato.platform.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The app as the server serves it, in the system's Chromium: from what somebody does until the browser has painted
/// what it led to, in a list that is on the device and in one of a million records; see `web/tools/webBench.ts`.
final class WebBench implements Benchmark {

    /// As many of the team's people as one works with in the window of days.
    private static final int LOCAL = 5_000;

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String summary() {
        return "the app in a browser: interaction to paint with 5,000 local records and in a list of 1,000,000,"
                + " layout shift, start (--only starts,local,large --profiles DIR)";
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        var browser = BrowserBench.find()
                .orElseThrow(() -> new BenchException("there is no Chromium (GRATO_CHROMIUM) or no web/node_modules"));
        Home.build();
        int people = arguments.number("people", 1_000_000);
        var kept = arguments.text("data", "");
        var data = kept.isEmpty()
                ? Files.createTempDirectory("grato-bench-").toRealPath()
                : Files.createDirectories(Path.of(kept, String.valueOf(people))).toRealPath();
        Out.line("-- %,d people in %s", people, data);
        try {
            var installation = Installation.create(data, people);
            var staff = installation.staff();
            try (var server = Server.start(data)) {
                freshen(installation);
                var about = new LinkedHashMap<String, Object>();
                about.put(
                        "local",
                        Map.of(
                                "cookie",
                                server.cookie(staff.seesTeam().email(), Staff.PASSWORD),
                                "team",
                                staff.teams().getFirst().id().toString()));
                about.put("all", Map.of("cookie", server.cookie(staff.seesAll().email(), Staff.PASSWORD)));
                for (var option : new String[] {"only", "profiles"}) {
                    var said = arguments.text(option, "");
                    if (!said.isEmpty()) {
                        about.put(option, said);
                    }
                }
                browser.measure("webBench", server, about);
            }
        } finally {
            if (kept.isEmpty()) {
                ApiBench.delete(data);
            }
        }
    }

    /// Of the people of the team these and no others were changed of late.
    private static void freshen(Installation installation) throws Exception {
        var table = Database.quoted(installation.workspace(), "person");
        try (var connection = new Postgres(installation.data()).connectAsSuperuser();
                var update = connection.prepareStatement("with fresh as (select id from " + table
                        + " where team_id = ? order by id desc limit " + LOCAL + ") update " + table
                        + " p set updated_at = now() - interval '1 day' * (case when f.id is null then 200 else 1 end)"
                        + " from " + table + " o left join fresh f on f.id = o.id where p.id = o.id and o.team_id = ?"
                        + " and p.updated_at > now() - interval '190 days' is distinct from (f.id is not null)")) {
            var team = installation.staff().teams().getFirst().id();
            update.setObject(1, team);
            update.setObject(2, team);
            update.executeUpdate();
        }
    }
}
