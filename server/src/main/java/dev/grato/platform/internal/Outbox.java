package dev.grato.platform.internal;

import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.Json;
import dev.grato.platform.Mail;
import dev.grato.platform.MailMessage;
import dev.grato.platform.MailProperties;
import dev.grato.platform.PlatformError;
import dev.grato.platform.Secrets;
import dev.grato.platform.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages in the control schema, handed over one by one by a job.
public final class Outbox implements Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String SEND = "mail-send";
    private static final String PURPOSE = "mail";
    private static final int LONGEST_PROBLEM = 200;
    private static final int DAYS_KEPT = 30;

    private final Database database;
    private final Clock clock;
    private final Secrets secrets;
    private final Jobs jobs;
    private final MailProperties properties;
    private final Smtp smtp;

    public Outbox(Database database, Clock clock, Secrets secrets, Jobs jobs, MailProperties properties) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
        this.jobs = jobs;
        this.properties = properties;
        this.smtp = new Smtp(properties);
        jobs.every("mail-clean", Duration.ofHours(1), this::clean);
        if (properties.isConfigured()) {
            jobs.register(SEND, id -> handOver(UUID.fromString(id)));
            jobs.every("mail-sweep", Duration.ofMinutes(5), this::sweep);
        }
    }

    @Override
    public boolean goesOut(@Nullable Workspace workspace) {
        return properties.isConfigured() && (workspace == null || !workspace.isPractice());
    }

    @Override
    public Optional<String> address(String path) {
        return Optional.ofNullable(properties.publicUrl())
                .map(base -> (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public Delivery send(MailMessage message) {
        var workspace = message.workspace();
        boolean isPractice = workspace != null && workspace.isPractice();
        if (!isPractice && !properties.isConfigured()) {
            return Delivery.NOT_CONFIGURED;
        }
        var id = Ids.next();
        database.transaction(tx -> tx.execute(
                "insert into control.mail_outbox (id, workspace_id, kind, recipient, sealed, state, created_at)"
                        + " values (?, ?::uuid, ?, ?, ?, ?, ?::timestamptz)",
                id,
                workspace == null ? null : workspace.id(),
                message.kind(),
                message.to(),
                sealed(message),
                isPractice ? "swallowed" : "waiting",
                clock.instant().atOffset(ZoneOffset.UTC)));
        if (isPractice) {
            return Delivery.SWALLOWED;
        }
        jobs.enqueue(SEND, id.toString());
        return Delivery.MAILED;
    }

    private byte[] sealed(MailMessage message) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("subject", message.subject());
        content.put("text", message.text());
        content.put("html", message.html());
        content.put("locale", message.locale().toLanguageTag());
        return secrets.encrypt(PURPOSE, Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    /// Fails when the message is to be tried again later.
    private void handOver(UUID id) {
        var row = database.transaction(tx -> tx.resultQuery(
                        "update control.mail_outbox set attempts = attempts + 1 where id = ? and state = 'waiting'"
                                + " returning kind, recipient, sealed, attempts",
                        id)
                .fetchOptional());
        if (row.isEmpty()) {
            return;
        }
        var message = opened(row.get());
        if (message.isEmpty()) {
            end(id, "dead", "the secret key is another one than when the message was written");
            return;
        }
        var failure = smtp.send(id, message.get());
        if (failure == null) {
            end(id, "sent", null);
        } else if (failure.isFinal() || row.get().get("attempts", Integer.class) >= properties.tries()) {
            LOG.warn("mail {} could not be handed over and is given up", id);
            end(id, "dead", cut(failure.problem()));
        } else {
            end(id, "waiting", cut(failure.problem()));
            throw new GratoException(PlatformError.MAIL_NOT_HANDED_OVER);
        }
    }

    private Optional<MailMessage> opened(org.jooq.Record row) {
        var sealed = row.get("sealed", byte[].class);
        return (sealed == null ? Optional.<byte[]>empty() : secrets.decrypt(PURPOSE, sealed)).map(bytes -> {
            var content = Json.readObject(new String(bytes, StandardCharsets.UTF_8));
            return new MailMessage(
                    null,
                    row.get("kind", String.class),
                    row.get("recipient", String.class),
                    Locale.forLanguageTag(String.valueOf(content.get("locale"))),
                    String.valueOf(content.get("subject")),
                    String.valueOf(content.get("text")),
                    String.valueOf(content.get("html")));
        });
    }

    private void end(UUID id, String state, @Nullable String problem) {
        database.transaction(tx -> tx.execute(
                "update control.mail_outbox set state = ?, problem = ?,"
                        + " sealed = case when ? = 'waiting' then sealed end where id = ?",
                state,
                problem,
                state,
                id));
    }

    private static String cut(String problem) {
        var line = problem.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_PROBLEM ? line.substring(0, LONGEST_PROBLEM) : line;
    }

    /// What a node that died between keeping and asking for it left behind.
    private void sweep() {
        var before = clock.instant().minus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC);
        database.read(sql -> sql.resultQuery(
                                "select id from control.mail_outbox where state = 'waiting'"
                                        + " and created_at < ?::timestamptz order by created_at limit 1000",
                                before)
                        .fetch("id", UUID.class))
                .forEach(id -> jobs.enqueue(SEND, id.toString()));
    }

    private void clean() {
        database.transaction(tx -> tx.execute(
                "delete from control.mail_outbox where state <> 'waiting' and created_at < ?::timestamptz",
                clock.instant().minus(Duration.ofDays(DAYS_KEPT)).atOffset(ZoneOffset.UTC)));
    }

    @Override
    public List<Unsent> unsent(Workspace workspace) {
        return database.read(sql -> sql.resultQuery("""
                        select o.id, o.kind, o.recipient, o.state, o.attempts, o.problem, o.created_at
                        from control.mail_outbox o
                        where o.state <> 'sent' and (o.workspace_id = ? or o.workspace_id is null and exists (
                            select 1 from control.identity i join control.membership m on m.identity_id = i.id
                            where i.email = o.recipient and m.workspace_id = ?))
                        order by o.created_at desc, o.id desc limit 200""", workspace.id(), workspace.id())
                .fetch(row -> new Unsent(
                        row.get("id", UUID.class),
                        row.get("kind", String.class),
                        row.get("recipient", String.class),
                        row.get("state", String.class),
                        row.get("attempts", Integer.class),
                        row.get("problem", String.class),
                        row.get("created_at", OffsetDateTime.class).toInstant())));
    }
}
