package dev.grato.platform.internal;

import dev.grato.platform.MailMessage;
import dev.grato.platform.MailProperties;
import dev.grato.platform.MailProperties.Tls;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Hands messages over to a mail server, each in a connection of its own.
final class Smtp {

    private static final int FIRST_FINAL_REPLY = 500;

    private final MailProperties properties;

    Smtp(MailProperties properties) {
        this.properties = properties;
    }

    /// @param isFinal the server will not take this message later either
    record Failure(String problem, boolean isFinal) {}

    /// Hands the message over; what went wrong, or nothing.
    ///
    /// @param id names the message, so that one that arrives twice is known as one
    @Nullable
    Failure send(UUID id, MailMessage message) {
        try {
            var session = session();
            var mail = mime(session, id, message);
            try (var transport = session.getTransport()) {
                transport.connect(properties.host(), properties.port(), properties.user(), properties.password());
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return null;
        } catch (MessagingException failure) {
            return new Failure(problem(failure), isFinal(failure));
        }
    }

    private Session session() {
        var settings = new Properties();
        var protocol = properties.tls() == Tls.TLS ? "smtps" : "smtp";
        var millis = String.valueOf(properties.timeout().toMillis());
        settings.setProperty("mail.transport.protocol", protocol);
        var own = "mail." + protocol + ".";
        settings.setProperty(own + "auth", String.valueOf(properties.user() != null));
        settings.setProperty(own + "connectiontimeout", millis);
        settings.setProperty(own + "timeout", millis);
        settings.setProperty(own + "writetimeout", millis);
        settings.setProperty(own + "ssl.checkserveridentity", "true");
        if (properties.tls() == Tls.STARTTLS) {
            settings.setProperty(own + "starttls.enable", "true");
            settings.setProperty(own + "starttls.required", "true");
        }
        return Session.getInstance(settings);
    }

    private MimeMessage mime(Session session, UUID id, MailMessage message) throws MessagingException {
        var from = new InternetAddress(Objects.requireNonNull(properties.from()), true);
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                var domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
                setHeader("Message-ID", "<" + id + "@" + domain + ">");
            }
        };
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", message.locale().getLanguage());
        var written = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).atOffset(ZoneOffset.UTC);
        mail.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(written));
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(message.text(), "plain"));
        both.addBodyPart(part(message.html(), "html"));
        mail.setContent(both);
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    private static String problem(MessagingException failure) {
        var deepest = failure;
        while (deepest.getNextException() instanceof MessagingException next) {
            deepest = next;
        }
        return String.valueOf(deepest.getMessage());
    }

    /// A reply of 5xx to the message or its recipient; wrong credentials may be put right.
    private static boolean isFinal(MessagingException failure) {
        for (Exception at = failure;
                at != null;
                at = at instanceof MessagingException m ? m.getNextException() : null) {
            int reply = at instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : at instanceof SMTPSendFailedException sending ? sending.getReturnCode() : 0;
            if (reply >= FIRST_FINAL_REPLY) {
                return true;
            }
        }
        return false;
    }
}
