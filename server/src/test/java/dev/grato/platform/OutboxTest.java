package dev.grato.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import dev.grato.Patience;
import dev.grato.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Hands messages over piece by piece, as the job does.
class OutboxTest {

    private static Workspace workspace;
    private static Database database;
    private static Secrets secrets;

    /// In a database of its own, since the nodes of other tests hand over what they find.
    @BeforeAll
    static void begin() {
        var server = TestServer.running();
        secrets = server.bean(Secrets.class);
        var pool = server.bean(HikariDataSource.class);
        var source = new PGSimpleDataSource();
        source.setUrl(TestServer.newDatabase("outbox"));
        source.setUser(pool.getUsername());
        source.setPassword(pool.getPassword());
        database = new Database(source);
        var workspaces = new Workspaces(database, List.of());
        workspaces.migrateControl();
        workspace = workspaces.create(Workspaces.NewWorkspace.of("outbox", "Outbox"));
    }

    /// Jobs that run when the test says so.
    private static final class HandJobs {

        private final Jobs jobs = new Jobs(database, Clock.systemUTC());

        Mail outbox(int port, int tries) {
            return Mail.of(
                    database,
                    Clock.systemUTC(),
                    secrets,
                    jobs,
                    new MailProperties(
                            "127.0.0.1",
                            port,
                            null,
                            null,
                            "crm@grato.test",
                            MailProperties.Tls.NONE,
                            "http://crm.test",
                            Duration.ofSeconds(5),
                            tries));
        }
    }

    private static MailMessage message(String to) {
        return new MailMessage(workspace, "test", to, Locale.ITALIAN, "Oggetto", "il segreto", "<p>il segreto</p>");
    }

    private static String row(String to) {
        return database.read(sql -> sql.fetchSingle(
                        "select state || ' ' || attempts || ' ' || (sealed is null) || ' '"
                                + " || coalesce(problem, '-') || ' ' || coalesce(encode(sealed, 'escape'), '')"
                                + " from control.mail_outbox where recipient = ?",
                        to)
                .get(0, String.class));
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitState(String to, String state) {
        Patience.until(() -> row(to), row -> row.startsWith(state));
    }

    @Test
    void keepsMessagesUnreadableAndForgetsThemOnceTheyHaveGone() {
        var post = new GreenMail(ServerSetup.SMTP.dynamicPort());
        post.start();
        var hand = new HandJobs();
        var mail = hand.outbox(post.getSmtp().getPort(), 3);
        try {
            hand.jobs.start();
            var to = UUID.randomUUID() + "@example.com";
            assertThat(mail.send(message(to))).isEqualTo(Mail.Delivery.MAILED);
            awaitState(to, "sent 1 true");

            assertThat(post.getReceivedMessages()).hasSize(1);
            assertThat(mail.unsent(workspace))
                    .noneMatch(unsent -> unsent.recipient().equals(to));
        } finally {
            hand.jobs.close();
            post.stop();
        }
    }

    @Test
    void givesUpWhatCannotBeHandedOverAndShowsIt() {
        var hand = new HandJobs();
        var mail = hand.outbox(closedPort(), 1);
        try {
            hand.jobs.start();
            var to = UUID.randomUUID() + "@example.com";
            mail.send(message(to));
            awaitState(to, "dead 1 true");

            assertThat(mail.unsent(workspace)).anySatisfy(unsent -> {
                assertThat(unsent.recipient()).isEqualTo(to);
                assertThat(unsent.state()).isEqualTo("dead");
                assertThat(unsent.problem()).isNotEmpty();
            });
        } finally {
            hand.jobs.close();
        }
    }

    @Test
    void triesAgainWhenTheServerIsBack() {
        int port = closedPort();
        var hand = new HandJobs();
        var mail = hand.outbox(port, 5);
        var post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            hand.jobs.start();
            var to = UUID.randomUUID() + "@example.com";
            mail.send(message(to));
            awaitState(to, "waiting 1 false");
            assertThat(row(to)).doesNotContain("segreto");
            post.start();
            awaitState(to, "sent 2 true");
        } finally {
            hand.jobs.close();
            post.stop();
        }
    }
}
