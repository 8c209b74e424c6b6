package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grato.Patience;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A node with a mail server and a clock that can be moved, and a world with people in it. Registered with a test
/// class it sets the clock right after each test and drops the world in the end.
final class IdentityScene implements AfterEachCallback, AfterAllCallback {

    static final String PASSWORD = "a lantern in the harbour";

    private static final Pattern TOKEN = Pattern.compile("http://crm\\.test/([a-z-]+)#token=([\\w-]+)");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final MovableClock CLOCK = new MovableClock();

    private static GreenMail post;
    private static TestServer node;

    final World world;
    final Map<String, UUID> roles;

    private IdentityScene(World world) {
        this.world = world;
        this.roles = node.bean(Setup.class).defaultRoles(world.system());
    }

    /// A world of a test's own; the mailboxes are empty and the clock goes right.
    static synchronized IdentityScene begin() {
        if (node == null) {
            post = new GreenMail(ServerSetup.SMTP.dynamicPort());
            post.start();
            node = TestServer.node(
                    CLOCK,
                    "--grato.mail.host=127.0.0.1",
                    "--grato.mail.port=" + post.getSmtp().getPort(),
                    "--grato.mail.tls=none",
                    "--grato.mail.from=crm@grato.test",
                    "--grato.mail.public-url=http://crm.test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                node.close();
                post.stop();
            }));
        }
        CLOCK.backToNow();
        return new IdentityScene(node.world());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        CLOCK.backToNow();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        world.drop();
    }

    static TestServer node() {
        return node;
    }

    static MovableClock clock() {
        return CLOCK;
    }

    /// Each call gives an address nobody has come from yet.
    static String address() {
        int next = COUNT.incrementAndGet();
        return "127." + (next >> 16 & 0xff | 0x40) + "." + (next >> 8 & 0xff) + "." + (next & 0xff);
    }

    static Browser browser() {
        return new Browser(node, address());
    }

    static String newEmail() {
        return "p" + Long.toHexString(Ids.next().getLeastSignificantBits()) + "@example.com";
    }

    record Person(String email, UUID user, UUID identity) {}

    /// Somebody who can sign in, with one of the roles there are.
    Person person(String role) {
        return person(roles.get(role), "en");
    }

    Person person(UUID role, String locale) {
        var email = newEmail();
        var user = Ids.next();
        write(Mutation.create(
                "user",
                user,
                Map.of("name", "Pat", "email", email, "role", role.toString(), "locale", locale, "isActive", true)));
        var identity = node.bean(Identities.class)
                .create(email, PASSWORD, "Pat", world.workspace().id(), user);
        return new Person(email, user, identity.id());
    }

    /// A role that may manage users and see everything, and no more.
    UUID userManager() {
        var id = Ids.next();
        write(Mutation.create(
                "role", id, Map.of("name", "People", "readScope", "all", "abilities", List.of("manageUsers"))));
        return id;
    }

    void write(Mutation mutation) {
        assertThat(node.bean(Records.class)
                        .write(world.system(), List.of(mutation), WriteOptions.single("test"))
                        .getFirst()
                        .status()
                        .isDone())
                .isTrue();
    }

    /// A browser in which the person has signed in.
    Browser signedIn(Person person) {
        var browser = browser();
        assertThat(browser.signIn(person.email(), PASSWORD).status()).isEqualTo(201);
        return browser;
    }

    /// The newest mail to this address, once there are this many.
    static MimeMessage mail(String to, int count) {
        return Patience.until(() -> mails(to), found -> found.size() >= count).getLast();
    }

    static List<MimeMessage> mails(String to) {
        return Arrays.stream(post.getReceivedMessages())
                .filter(message -> recipient(message).equals(to))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The part of the mail: 0 is text, 1 is HTML.
    static String part(MimeMessage message, int index) {
        try {
            return (String)
                    ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String token(MimeMessage message) {
        return token(part(message, 0));
    }

    static String token(String text) {
        var found = TOKEN.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(2);
    }

    /// The security events of the world in their order, as `kind` with what they are about.
    List<String> events(UUID concernedOrActor) {
        return node.bean(Database.class)
                .read(sql -> sql.resultQuery(
                                "select kind from control.security_event where workspace_id = ?"
                                        + " and (actor_id = ? or concerned_id = ?) order by id",
                                world.workspace().id(),
                                concernedOrActor,
                                concernedOrActor)
                        .fetch("kind", String.class));
    }

    Map<String, Object> invitation(String email) {
        var body = new HashMap<String, Object>();
        body.put("email", email);
        body.put("name", "Newcomer");
        body.put("role", roles.get("seller").toString());
        body.put("locale", "it");
        return body;
    }

    static String type(Answer answer) {
        var type = String.valueOf(answer.json().get("type"));
        return type.substring("https://grato.dev/problems/".length());
    }
}
