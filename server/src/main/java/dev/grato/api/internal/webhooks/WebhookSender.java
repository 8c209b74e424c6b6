package dev.grato.api.internal.webhooks;

import dev.grato.access.Abilities;
import dev.grato.access.Actors;
import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.RecordsError;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due. Each webhook is served by one thread of one node at a time, apart from all others, so that a slow
/// or dead receiver keeps nobody else waiting; after a failure it is left alone for a while.
final class WebhookSender {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int MOST_IN_A_ROW = 100;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Payloads payloads;
    private final Receiver receiver;
    private final Parties parties;
    private final WebhookProperties properties;
    private final Clock clock;
    private final Set<UUID> served = ConcurrentHashMap.newKeySet();

    /// Whom the sender has to do with beside receivers.
    record Parties(Workspaces workspaces, Actors actors, Notices notices, Audit audit) {}

    WebhookSender(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Payloads payloads,
            Receiver receiver,
            Parties parties,
            WebhookProperties properties,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.payloads = payloads;
        this.receiver = receiver;
        this.parties = parties;
        this.properties = properties;
        this.clock = clock;
    }

    /// Begins to serve every webhook with something due, as far as there is room, and does not wait for the end.
    void round() {
        int room = properties.atOnce() - served.size();
        if (room <= 0) {
            return;
        }
        for (var id : deliveries.withSomethingDue(clock.instant(), room)) {
            if (served.add(id)) {
                Thread.ofVirtual().name("webhook-" + id).start(() -> {
                    try {
                        serve(id);
                    } catch (RuntimeException failure) {
                        LOG.warn("webhook {} could not be served: {}", id, failure.toString());
                    } finally {
                        served.remove(id);
                    }
                });
            }
        }
    }

    /// Sends what is due for one webhook, one after the other, until a failure.
    void serve(UUID id) {
        var taken = webhooks.take(id, clock.instant(), LEASE);
        for (int sent = 0; sent < MOST_IN_A_ROW && taken.isPresent(); sent++) {
            var next = deliveries.nextDue(id, clock.instant());
            if (next.isEmpty()) {
                break;
            }
            var rest = attempt(taken.get(), next.get());
            if (rest.isPositive()) {
                webhooks.release(id, clock.instant().plus(rest));
                return;
            }
            taken = kept(id, clock.instant());
        }
        if (taken.isPresent()) {
            webhooks.release(id, clock.instant());
        }
    }

    private Optional<Webhook> kept(UUID id, Instant now) {
        webhooks.release(id, now.plus(LEASE));
        return webhooks.find(id).filter(Webhook::isActive);
    }

    /// Makes one attempt and says how long the receiver is to be left alone.
    private Duration attempt(Webhook webhook, Delivery delivery) {
        var workspace = parties.workspaces().require(webhook.workspace());
        var owner = parties.actors()
                .find(workspace, webhook.user(), webhook.token())
                .orElse(null);
        if (owner == null) {
            stop(workspace, webhook, Webhook.Stop.OWNER_INACTIVE);
            return Duration.ZERO;
        }
        if (!Abilities.has(owner, Abilities.MANAGE_WEBHOOKS)) {
            stop(workspace, webhook, Webhook.Stop.ABILITY_MISSING);
            return Duration.ZERO;
        }
        if (delivery.type().equals(Delivery.RECONCILE)) {
            deliveries.sending(delivery.id());
        }
        Optional<String> body;
        try {
            body = payloads.body(owner, webhook, delivery);
        } catch (GratoException refusal) {
            if (refusal.code() != RecordsError.INVALID_FILTER) {
                throw refusal;
            }
            stop(workspace, webhook, Webhook.Stop.FILTER_INVALID);
            return Duration.ZERO;
        }
        if (body.isEmpty()) {
            deliveries.delete(delivery.id());
            return Duration.ZERO;
        }
        return told(workspace, webhook, delivery, post(webhook, delivery.id(), body.get()));
    }

    private Answer post(Webhook webhook, UUID message, String body) {
        long timestamp = clock.instant().getEpochSecond();
        var secrets = webhooks.secrets(webhook.id(), clock.instant());
        if (secrets.isEmpty()) {
            return Answer.failed("secretLost");
        }
        return receiver.post(
                webhook.url(),
                Map.of(
                        "webhook-id", message.toString(),
                        "webhook-timestamp", String.valueOf(timestamp),
                        "webhook-signature", Signature.header(secrets, message.toString(), timestamp, body)),
                body);
    }

    private Duration told(Workspace workspace, Webhook webhook, Delivery delivery, Answer answer) {
        var now = clock.instant();
        if (answer.isSuccess()) {
            deliveries.attempted(delivery.attempted(Delivery.State.SENT, null, now, answer));
            webhooks.failing(webhook.id(), null);
            return Duration.ZERO;
        }
        int attempts = delivery.attempts() + 1;
        boolean isGone = Integer.valueOf(Answer.GONE).equals(answer.code());
        var pause = isGone
                ? Optional.<Duration>empty()
                : RetrySchedule.pause(attempts, answer, RandomGenerator.getDefault());
        var state = pause.isPresent() ? Delivery.State.WAITING : Delivery.State.DEAD;
        deliveries.attempted(delivery.attempted(state, pause.map(now::plus).orElse(null), now, answer));
        var since = webhook.failingSince() == null ? now : webhook.failingSince();
        webhooks.failing(webhook.id(), since);
        var failing = Duration.between(since, now);
        if (isGone) {
            stop(workspace, webhook, Webhook.Stop.GONE);
        } else if (failing.compareTo(properties.failingFor()) >= 0) {
            stop(workspace, webhook, Webhook.Stop.FAILING);
        }
        return restAfter(failing, answer);
    }

    /// The longer it has been failing, the longer it is left alone.
    private static Duration restAfter(Duration failing, Answer answer) {
        var rest = failing.dividedBy(10);
        var asked = answer.retryAfter();
        if (asked != null && asked.compareTo(rest) > 0) {
            rest = asked;
        }
        if (rest.compareTo(SHORTEST_REST) < 0) {
            return SHORTEST_REST;
        }
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private void stop(Workspace workspace, Webhook webhook, Webhook.Stop reason) {
        if (!webhooks.stop(webhook.id(), reason, clock.instant())) {
            return;
        }
        parties.audit()
                .record(SecurityEvent.by(Actor.system(workspace), "webhook.stopped")
                        .about(webhook.user())
                        .with("webhook", webhook.name())
                        .with("id", webhook.id().toString())
                        .with("host", host(webhook.url()))
                        .with("reason", reason.key()));
        parties.notices()
                .tell(
                        workspace,
                        webhook.user(),
                        "webhookStopped",
                        Map.of("webhook", webhook.name(), "id", webhook.id().toString(), "reason", reason.key()));
        LOG.info("webhook {} was stopped: {}", webhook.id(), reason.key());
    }

    /// Sends a message that says nothing, once, and keeps what came of it.
    Delivery test(Actor owner, Webhook webhook) {
        var now = clock.instant();
        var blank = new Delivery(
                Ids.next(),
                webhook.id(),
                Delivery.TEST,
                null,
                null,
                null,
                now,
                Delivery.State.WAITING,
                0,
                null,
                null,
                null,
                null,
                null);
        var body = payloads.body(owner, webhook, blank).orElseThrow();
        var answer = post(webhook, blank.id(), body);
        var state = answer.isSuccess() ? Delivery.State.SENT : Delivery.State.DEAD;
        var done = blank.attempted(state, null, clock.instant(), answer);
        deliveries.keep(done);
        return done;
    }

    static String host(String url) {
        return String.valueOf(URI.create(url).getHost());
    }
}
