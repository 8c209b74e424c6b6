package dev.grato.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit.Trace;
import dev.grato.platform.AuditQuestion;
import dev.grato.platform.AuditVerification;
import dev.grato.platform.AuditVerification.Break;
import dev.grato.platform.AuditVerification.Reason;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.RecordedEvent;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Chains of workspaces that exist only in the audit log, on the real database.
class AuditChainTest {

    private static final Secrets SECRETS = new Secrets(Secrets.random(32));

    private final Database database = TestServer.running().bean(Database.class);
    private final Workspace workspace =
            new Workspace(Ids.next(), "chain", "none", "Chain", false, ZoneOffset.UTC, Locale.ENGLISH, "EUR", "IT");
    private AuditLog log;

    @BeforeEach
    void start() {
        log = node(SECRETS, Clock.systemUTC());
    }

    private AuditLog node(Secrets secrets, Clock clock) {
        return new AuditLog(database, clock, secrets);
    }

    private SecurityEvent event(String word) {
        return new SecurityEvent(
                "test.happened",
                workspace,
                Actor.Kind.USER,
                Ids.next(),
                Ids.next(),
                null,
                "127.0.0.1",
                Map.of("word", word, "list", List.of(1, "two", Map.of("b", 2.50, "a", true))));
    }

    private void write(int events) {
        for (int i = 1; i <= events; i++) {
            log.record(event("event " + i));
        }
    }

    /// As somebody with the database's password but without the secret key would.
    private void sql(String statement) {
        database.<Integer>transaction(
                tx -> tx.execute(statement.replace("{chain}", "chain = '" + workspace.id() + "'")));
    }

    /// What somebody finds who has just started: nothing is remembered.
    private AuditVerification verified() {
        return node(SECRETS, Clock.systemUTC()).verify(workspace, 0);
    }

    private static Break broken(AuditVerification found) {
        assertThat(found.broken()).isNotNull();
        return found.broken();
    }

    private List<RecordedEvent> events() {
        return log.events(new AuditQuestion(
                workspace, Instant.EPOCH, Instant.now().plusSeconds(60), null, Set.of(), null, 1_000));
    }

    @Test
    void numbersAndLinksWhatIsWritten() {
        write(3);

        var newestFirst = events();
        assertThat(verified())
                .isEqualTo(new AuditVerification(3, 1, 3, newestFirst.getFirst().hash(), null, null));
        assertThat(newestFirst).extracting(RecordedEvent::number).containsExactly(3L, 2L, 1L);
        assertThat(newestFirst.get(0).previous()).isEqualTo(newestFirst.get(1).hash());
        assertThat(newestFirst.get(2).previous()).isEqualTo("0".repeat(64));
    }

    @Test
    void holdsWhateverTheDetailsAre() {
        log.record(event("NUL \0, half a character \uD800, quotes \" and \\, \u2028, 😀"));

        assertThat(verified()).extracting("verified", "broken").containsExactly(1L, null);
    }

    @Test
    void isEmptyWhereNothingHappened() {
        assertThat(verified()).extracting("verified", "last", "broken").containsExactly(0L, 0L, null);
    }

    @Test
    void keepsOneChainWhenTwoNodesWriteAtOnce() throws Exception {
        var other = node(SECRETS, Clock.systemUTC());
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var writer = i % 2 == 0 ? log : other;
            work.add(() -> {
                for (int n = 0; n < 25; n++) {
                    writer.record(event("at once"));
                }
                return 0;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isZero();
            }
        }

        assertThat(verified()).extracting("verified", "last", "broken").containsExactly(200L, 200L, null);
    }

    @Test
    void keepsWhatIsToldTwiceOnce() {
        var told = new LinkedHashMap<UUID, SecurityEvent>();
        told.put(Ids.next(), event("one"));
        log.recordOnce(told);
        told.put(Ids.next(), event("two"));

        log.recordOnce(told);

        assertThat(verified().last()).isEqualTo(2);
    }

    @Test
    void verifiesFromWhereTheLastCallEnded() {
        write(5);

        assertThat(log.verify(workspace, 3)).extracting("verified", "broken").containsExactly(2L, null);
        assertThat(broken(log.verify(workspace, 99)).reason()).isEqualTo(Reason.MISSING);
    }

    @Nested
    class Tampering {

        @BeforeEach
        void begin() {
            write(10);
        }

        @Test
        void showsAnAlteredEvent() {
            int number = 0;
            for (var change : List.of(
                    "details = '{}'",
                    "actor_id = null",
                    "user_id = null",
                    "concerned_id = id",
                    "at = at - interval '1 microsecond'",
                    "kind = 'test.other'",
                    "actor_kind = 'token'",
                    "address = '127.0.0.2'",
                    "hash = previous")) {
                number++;
                // from the last one on, so that each is the first that does not hold
                int at = 10 - number;
                sql("update control.security_event set " + change + " where {chain} and number = " + at);

                assertThat(broken(verified()))
                        .as(change)
                        .extracting("reason", "number")
                        .containsExactly(Reason.ALTERED, (long) at);
            }
        }

        @Test
        void showsADeletedEvent() {
            sql("delete from control.security_event where {chain} and number = 6");

            assertThat(broken(verified())).isEqualTo(new Break(Reason.MISSING, 6, null));
        }

        @Test
        void showsADeletedEventAlsoWhenTheOthersAreNumberedAnew() {
            sql("delete from control.security_event where {chain} and number = 6");
            sql("update control.security_event set number = number - 100 where {chain} and number > 6");
            sql("update control.security_event set number = number + 99 where {chain} and number < 0");

            assertThat(broken(verified())).extracting("reason", "number").containsExactly(Reason.ALTERED, 6L);
        }

        @Test
        void showsAnInsertedEvent() {
            sql("insert into control.security_event (id, chain, number, at, workspace_id, kind, actor_kind, details,"
                    + " previous, hash) select gen_random_uuid(), chain, 11, now(), workspace_id, kind, actor_kind,"
                    + " details, hash, hash from control.security_event where {chain} and number = 10");

            assertThat(broken(verified())).extracting("reason", "number").containsExactly(Reason.ADDED, 11L);
        }

        @Test
        void showsThatTheNewestAreCutOff() {
            sql("delete from control.security_event where {chain} and number > 7");

            assertThat(broken(verified())).isEqualTo(new Break(Reason.CUT_OFF, 8, null));
        }

        @Test
        void showsThatTheNewestAreCutOffAlsoAfterTheNextEvent() {
            sql("delete from control.security_event where {chain} and number > 7");
            write(1);

            assertThat(broken(verified())).isEqualTo(new Break(Reason.MISSING, 8, null));
        }

        @Test
        void showsThatAllAreGone() {
            sql("delete from control.security_event where {chain}");

            assertThat(broken(verified())).isEqualTo(new Break(Reason.CUT_OFF, 1, null));
        }

        private void cutOffWithTheHead() {
            sql("delete from control.security_event where {chain} and number > 7");
            sql("update control.audit_chain set head_number = 7, head_hash = (select hash from"
                    + " control.security_event e where e.chain = audit_chain.chain and number = 7) where {chain}");
        }

        @Test
        void showsAForgedHead() {
            cutOffWithTheHead();

            assertThat(broken(verified()).reason()).isEqualTo(Reason.HEAD_FORGED);
        }

        @Test
        void showsAForgedHeadAlsoAfterTheNextEvent() {
            cutOffWithTheHead();
            node(SECRETS, Clock.systemUTC()).record(event("after"));

            assertThat(broken(verified())).extracting("reason", "number").containsExactly(Reason.TAMPERED, 8L);
            assertThat(events()).extracting(RecordedEvent::kind).startsWith("test.happened", "audit.tampered");
        }

        @Test
        void showsAnOldStatePutBackAsLongAsANodeRemembers() {
            var before = database.<byte[]>read(
                    sql -> sql.fetchSingle("select seal from control.audit_chain where chain = ?", workspace.id())
                            .get(0, byte[].class));
            log.record(event("to be forgotten"));
            cutOffAt(10, before);

            assertThat(broken(log.verify(workspace, 0))).isEqualTo(new Break(Reason.CUT_OFF, 11, null));
            assertThat(verified().holds())
                    .as("a node that has just started cannot know")
                    .isTrue();
            log.record(event("next"));
            log.record(event("and one more"));
            assertThat(broken(verified()).reason()).isEqualTo(Reason.TAMPERED);
            assertThat(events().stream().filter(event -> event.kind().equals("audit.tampered")))
                    .hasSize(1);
        }

        private void cutOffAt(int number, byte[] seal) {
            sql("delete from control.security_event where {chain} and number > " + number);
            database.<Integer>transaction(tx -> tx.execute(
                    "update control.audit_chain set head_number = ?, seal = ?, head_hash = (select hash from"
                            + " control.security_event e where e.chain = audit_chain.chain and number = ?)"
                            + " where chain = ?",
                    number,
                    seal,
                    number,
                    workspace.id()));
        }

        @Test
        void isNotFooledByAnotherKey() {
            node(new Secrets(Secrets.random(32)), Clock.systemUTC()).record(event("forged"));

            assertThat(verified().holds()).isFalse();
        }

        @Test
        void tracesAnEndThatWasNotedDown() {
            var noted = log.newest(workspace);
            write(1);

            assertThat(log.trace(workspace, noted.number(), noted.hash())).isEqualTo(Trace.THERE);
            assertThat(log.trace(workspace, noted.number() + 1, noted.hash())).isEqualTo(Trace.REPLACED);
            sql("delete from control.security_event where {chain} and number = 10");
            assertThat(log.trace(workspace, noted.number(), noted.hash())).isEqualTo(Trace.REPLACED);
        }
    }

    @Nested
    class Retention {

        private final Instant then = Instant.parse("2020-01-01T00:00:00Z");

        @BeforeEach
        void writeOldAndNew() {
            var old = node(SECRETS, Clock.fixed(then, ZoneOffset.UTC));
            for (int i = 0; i < 5; i++) {
                old.record(event("old"));
            }
            write(5);
        }

        @Test
        void removesTheOldAndStillVerifies() {
            var noted = events().getLast();

            log.removeBefore(then.plus(Duration.ofDays(1)));

            assertThat(verified())
                    .extracting("first", "last", "verified", "broken")
                    .containsExactly(6L, 11L, 6L, null);
            assertThat(events()).extracting(RecordedEvent::kind).startsWith("audit.trimmed");
            assertThat(log.trace(workspace, noted.number(), noted.hash())).isEqualTo(Trace.GONE);
        }

        @Test
        void showsWhenSomebodyElseRemovesTheOld() {
            sql("delete from control.security_event where {chain} and number <= 5");
            sql("update control.audit_chain set base_number = 5, base_hash = (select previous from"
                    + " control.security_event e where e.chain = audit_chain.chain and number = 6) where {chain}");

            assertThat(broken(verified()).reason()).isEqualTo(Reason.HEAD_FORGED);
        }

        @Test
        void keepsWhatDoesNotVerify() {
            sql("update control.security_event set details = '{}' where {chain} and number = 3");

            log.removeBefore(then.plus(Duration.ofDays(1)));

            assertThat(broken(verified())).extracting("reason", "number").containsExactly(Reason.ALTERED, 3L);
        }
    }
}
