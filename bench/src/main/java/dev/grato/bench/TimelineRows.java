package dev.grato.bench;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Entries of timelines as the engine would have left them: of mails and calls with people, some of whom have
/// many, in the order of time, each for the person and for the company they mainly stand for.
///
/// Only entries are made, not the interactions behind them: a timeline is read from nothing else.
final class TimelineRows {

    private static final Duration SPAN = Duration.ofDays(6 * 365);
    private static final int CHUNK = 20_000;
    private static final String[] KINDS = {"email", "email", "email", "call", "call", "meeting", "chat", "letter"};
    private static final String[] DEPARTMENTS = {"sales", "sales", "service", "marketing", "backOffice"};
    private static final String[] WORDS = {
        "offerta", "consegna", "fattura", "ordine", "pedido", "factura", "entrega", "visita", "prezzo", "reclamo",
        "riunione", "listino", "contratto", "rinnovo", "campione", "plazo", "oferta", "muestra", "conferma", "ritardo"
    };

    private final Postgres postgres;
    private final Workspace workspace;
    private final Generator generator;
    private final Staff staff;

    TimelineRows(Installation installation) {
        this.postgres = new Postgres(installation.data());
        this.workspace = installation.workspace();
        this.generator = installation.generator();
        this.staff = installation.staff();
    }

    /// Fills the empty table, without its indexes, which are built afterwards.
    ///
    /// @return how many entries there are
    long fill(long wanted) throws Exception {
        var table = Database.quoted(workspace, "timeline_entry");
        var people = new UUID[generator.people()];
        var companies = new @Nullable UUID[generator.people()];
        for (int i = 0; i < people.length; i++) {
            var person = generator.person(i);
            people[i] = person.id();
            var company = person.values().get("company");
            companies[i] = company == null ? null : UUID.fromString(company.toString());
        }
        try (var connection = postgres.connectAsSuperuser();
                var sql = connection.createStatement()) {
            sql.execute("set maintenance_work_mem = '1GB'");
            sql.execute("set synchronous_commit = off");
            var indexes = new java.util.ArrayList<String>();
            try (var rows = sql.executeQuery("select indexdef from pg_indexes where schemaname = '" + workspace.schema()
                    + "' and tablename = 'timeline_entry' and indexname not like '%\\_pkey'")) {
                while (rows.next()) {
                    indexes.add(rows.getString(1));
                }
            }
            var key = "";
            try (var rows = sql.executeQuery("select pg_get_constraintdef(oid) from pg_constraint where contype = 'p'"
                    + " and conrelid = '" + table + "'::regclass")) {
                rows.next();
                key = rows.getString(1);
            }
            sql.execute("alter table " + table + " drop constraint timeline_entry_pkey");
            for (var index : indexes) {
                var name = index.replaceFirst("(?i)^create index (\\S+) .*", "$1");
                sql.execute("drop index " + Database.quote(workspace.schema()) + "." + name);
            }
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var statement = "copy " + table + " (subject_id, occurred_at, id, subject_table, source_table, source_id,"
                    + " moment, is_day, kind, department, channel, direction, owner_id, team_id, via, title, parts)"
                    + " from stdin";
            long made = 0;
            long events = Math.max(1, Math.round(wanted / 1.88));
            for (long from = 0; made < wanted; from += CHUNK) {
                var rows = new StringBuilder(CHUNK * 700);
                for (long i = from; i < from + CHUNK && made < wanted; i++) {
                    made += add(i, events, people, companies, rows);
                }
                var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
                copy.copyIn(statement, new ByteArrayInputStream(bytes));
            }
            sql.execute("alter table " + table + " add constraint timeline_entry_pkey " + key);
            for (var index : indexes) {
                sql.execute(index);
            }
            sql.execute("vacuum (analyze) " + table);
            sql.execute("checkpoint");
            return made;
        }
    }

    /// One event with its entries; the n-th is later than those before.
    private int add(long number, long events, UUID[] people, @Nullable UUID[] companies, StringBuilder rows) {
        var random = new SplittableRandom(number * 0x9E37_79B9_7F4A_7C15L + 17);
        double share = Math.min(0.999_999, (number + random.nextDouble()) / events);
        var at = Instant.now()
                .minus(SPAN)
                .plusMillis((long) (SPAN.toMillis() * Math.pow(share, 0.6)))
                .toString();
        int person = (int) (people.length * Math.pow(random.nextDouble(), 1.5));
        var source = Generator.id(random, Instant.parse(at).toEpochMilli());
        var owner = staff.draw(random);
        var kind = KINDS[random.nextInt(KINDS.length)];
        var common = "\tinteraction\t" + source + "\thappened\tf\t" + kind + "\t"
                + DEPARTMENTS[random.nextInt(DEPARTMENTS.length)] + "\t" + (kind.equals("call") ? "phone" : "email")
                + "\t" + (random.nextBoolean() ? "inbound" : "outbound") + "\t" + owner.owner() + "\t" + owner.team();
        var text = words(random, 5) + "\t{\"body\": \"" + words(random, 18) + "\", \"person_id\": \"" + people[person]
                + "\"}\n";
        rows.append(people[person]).append('\t').append(at).append('\t').append(entry(random));
        rows.append("\tperson").append(common).append("\t{person_id}\t").append(text);
        var company = companies[person];
        if (company == null) {
            return 1;
        }
        rows.append(company).append('\t').append(at).append('\t').append(entry(random));
        rows.append("\tcompany")
                .append(common)
                .append("\t{person_id>person.company_id}\t")
                .append(text);
        return 2;
    }

    private static UUID entry(SplittableRandom random) {
        return new UUID(
                random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x8000L,
                random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    private static String words(SplittableRandom random, int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
