package dev.grato.api.internal.webhooks;

import dev.grato.access.AccessError;
import dev.grato.access.RoleRights;
import dev.grato.api.ApiError;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.OutgoingGuard;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The webhooks of a workspace: one's own and, for administrators, everybody's. Who calls has the ability to manage
/// webhooks.
@Service
public final class Webhooks {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 100;
    private static final Duration OLD_SECRET_KEPT = Duration.ofHours(24);

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookSender sender;
    private final OutgoingGuard guard;
    private final Records records;
    private final Models models;
    private final Audit audit;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            WebhookSender sender,
            OutgoingGuard guard,
            Records records,
            Models models,
            Audit audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.guard = guard;
        this.records = records;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a webhook is to be.
    ///
    /// @param objects tables
    public record Wish(
            String name,
            String url,
            List<String> objects,
            List<String> operations,
            @Nullable Map<String, @Nullable Object> filter,
            boolean isActive) {}

    /// A webhook and its secret, which is shown this once.
    public record WithSecret(Webhook webhook, String secret) {}

    public List<Webhook> list(Actor actor) {
        return webhooks.list(actor.workspace().id(), reach(actor));
    }

    /// @throws GratoException with [ApiError#WEBHOOK_NOT_FOUND]
    public Webhook require(Actor actor, UUID id) {
        var reach = reach(actor);
        return webhooks.find(id)
                .filter(webhook -> webhook.workspace().equals(actor.workspace().id()))
                .filter(webhook -> reach == null || webhook.user().equals(reach))
                .orElseThrow(() -> new GratoException(ApiError.WEBHOOK_NOT_FOUND));
    }

    /// Administrators reach all webhooks, others their own.
    private static @Nullable UUID reach(Actor actor) {
        var rights = RoleRights.of(actor).orElseThrow(() -> new GratoException(AccessError.SIGN_IN_NEEDED));
        return rights.isAdministrator() ? null : rights.user();
    }

    /// Creates a webhook of the actor; what is told is what the actor may see when it is told.
    ///
    /// @throws GratoException with [ApiError#INVALID], a refused filter, [ApiError#WEBHOOKS_IN_PRACTICE] or
    ///     [ApiError#TOO_MANY_WEBHOOKS]
    public WithSecret create(Actor actor, Wish wish) {
        var workspace = actor.workspace();
        if (workspace.isPractice()) {
            throw new GratoException(ApiError.WEBHOOKS_IN_PRACTICE);
        }
        check(actor, wish);
        if (webhooks.count(workspace.id()) >= MOST) {
            throw new GratoException(ApiError.TOO_MANY_WEBHOOKS, Map.of("max", MOST));
        }
        var user = actor.userId();
        if (user == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        var webhook = new Webhook(
                Ids.next(),
                workspace.id(),
                user,
                actor.kind() == Actor.Kind.TOKEN ? actor.id() : null,
                wish.name().strip(),
                wish.url(),
                wish.objects(),
                wish.operations(),
                wish.filter(),
                true,
                null,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var secret = Signature.newSecret();
        audit.record(about(SecurityEvent.by(actor, "webhook.created"), webhook));
        webhooks.create(webhook, secret);
        if (!wish.isActive()) {
            webhooks.stop(webhook.id(), null, clock.instant());
        }
        return new WithSecret(require(actor, webhook.id()), secret);
    }

    private void check(Actor actor, Wish wish) {
        var faults = new ArrayList<Fault>();
        if (wish.name().isBlank()) {
            faults.add(new Fault("name", "required"));
        } else if (wish.name().length() > LONGEST_NAME) {
            faults.add(new Fault("name", "tooLong", Map.of("max", LONGEST_NAME)));
        }
        guard.faultOf(wish.url()).ifPresent(code -> faults.add(new Fault("url", code)));
        if (wish.objects().isEmpty()) {
            faults.add(new Fault("objects", "required"));
        }
        if (wish.operations().isEmpty()) {
            faults.add(new Fault("operations", "required"));
        }
        if (!faults.isEmpty()) {
            throw new GratoException(ApiError.INVALID, faults);
        }
        if (wish.filter() != null) {
            var model = models.current(actor.workspace());
            for (var table : wish.objects()) {
                model.objectOf(table)
                        .ifPresent(object -> records.query(actor, Query.of(object.name(), wish.filter(), 1)));
            }
        }
    }

    /// Changes it. Who comes back into use is told once that there may be something to catch up with.
    ///
    /// @throws GratoException as [#create]
    public Webhook change(Actor actor, UUID id, Wish wish) {
        var present = require(actor, id);
        check(actor, wish);
        var next = new Webhook(
                present.id(),
                present.workspace(),
                present.user(),
                present.token(),
                wish.name().strip(),
                wish.url(),
                wish.objects(),
                wish.operations(),
                wish.filter(),
                present.isActive(),
                present.stopped(),
                present.oldUntil(),
                present.failingSince(),
                present.createdAt());
        var fields = changed(present, next);
        if (wish.isActive() != present.isActive()) {
            fields.add("active");
        }
        if (!fields.isEmpty()) {
            audit.record(
                    about(SecurityEvent.by(actor, "webhook.changed"), next).with("fields", String.join(", ", fields)));
            webhooks.change(next);
            if (wish.isActive()) {
                webhooks.resume(id).ifPresent(since -> deliveries.reconcile(id, since, clock.instant()));
                sender.round();
            } else {
                webhooks.stop(id, null, clock.instant());
            }
        }
        return require(actor, id);
    }

    private static List<String> changed(Webhook present, Webhook next) {
        var fields = new ArrayList<String>();
        add(fields, "name", present.name(), next.name());
        add(fields, "url", present.url(), next.url());
        add(fields, "objects", present.objects(), next.objects());
        add(fields, "operations", present.operations(), next.operations());
        add(fields, "filter", present.filter(), next.filter());
        return fields;
    }

    private static void add(List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }

    public void delete(Actor actor, UUID id) {
        var webhook = require(actor, id);
        audit.record(about(SecurityEvent.by(actor, "webhook.deleted"), webhook));
        webhooks.delete(id);
    }

    /// Gives it a new secret. For a day messages are signed with the old one too.
    public WithSecret rotate(Actor actor, UUID id) {
        var webhook = require(actor, id);
        var secret = Signature.newSecret();
        audit.record(about(SecurityEvent.by(actor, "webhook.secretChanged"), webhook));
        webhooks.rotate(id, secret, clock.instant().plus(OLD_SECRET_KEPT));
        return new WithSecret(require(actor, id), secret);
    }

    /// Sends a test message at once, also when the webhook is not in use, and says what came back.
    public Delivery test(Actor actor, UUID id) {
        return sender.test(actor, require(actor, id));
    }

    /// What was attempted, newest first.
    public List<Delivery> deliveries(
            Actor actor, UUID id, Delivery.@Nullable State state, int limit, @Nullable UUID before) {
        return deliveries.list(require(actor, id).id(), state, limit, before);
    }

    /// Tries a delivery again, at once.
    ///
    /// @throws GratoException with [ApiError#DELIVERY_NOT_FOUND]
    public Delivery retry(Actor actor, UUID id, UUID delivery) {
        var webhook = require(actor, id);
        Instant now = clock.instant();
        if (!deliveries.retry(webhook.id(), delivery, now)) {
            throw new GratoException(ApiError.DELIVERY_NOT_FOUND);
        }
        webhooks.release(webhook.id(), now);
        sender.round();
        return deliveries
                .find(webhook.id(), delivery)
                .orElseThrow(() -> new GratoException(ApiError.DELIVERY_NOT_FOUND));
    }

    private static SecurityEvent about(SecurityEvent event, Webhook webhook) {
        return event.about(webhook.user())
                .with("webhook", webhook.name())
                .with("id", webhook.id().toString())
                .with("host", WebhookSender.host(webhook.url()));
    }
}
