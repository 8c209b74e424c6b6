package dev.grato.web;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grato.Patience;
import dev.grato.TestServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A mail server, and a node that sends by it; what people find in their mailboxes.
final class Post implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("http://crm\\.test(/[a-z-]+#token=[\\w-]+)");

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    final TestServer node;

    Post() {
        mail.start();
        node = TestServer.node(
                "--grato.mail.host=127.0.0.1",
                "--grato.mail.port=" + mail.getSmtp().getPort(),
                "--grato.mail.tls=none",
                "--grato.mail.from=crm@grato.test",
                "--grato.mail.public-url=http://crm.test");
    }

    /// The path of the link in the mail that comes to this address.
    String link(String to) {
        var text =
                text(Patience.until(() -> mails(to), found -> !found.isEmpty()).getLast());
        var found = LINK.matcher(text);
        if (!found.find()) {
            throw new AssertionError(text);
        }
        return found.group(1);
    }

    private List<MimeMessage> mails(String to) {
        return Arrays.stream(mail.getReceivedMessages())
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

    private static String text(MimeMessage message) {
        try {
            return (String)
                    ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        node.close();
        mail.stop();
    }
}
