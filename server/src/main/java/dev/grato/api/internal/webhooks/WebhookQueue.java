package dev.grato.api.internal.webhooks;

import dev.grato.api.internal.webhooks.DeliveryRepository.News;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts changes in the queues of the webhooks that want to be told. Being told twice changes nothing.
@Component
final class WebhookQueue implements ChangeConsumer {

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookSender sender;
    private final Models models;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookQueue(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            WebhookSender sender,
            Models models,
            WebhookProperties properties,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.models = models;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "api.webhooks";
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        if (workspace.isPractice()) {
            return; // nothing leaves a practice space
        }
        var wanting = webhooks.active(workspace.id());
        if (wanting.isEmpty()) {
            return;
        }
        var model = models.current(workspace);
        for (var webhook : wanting) {
            var news = changes.stream()
                    .filter(change -> !change.at().isBefore(webhook.createdAt()))
                    .flatMap(change -> news(model, webhook, change).stream())
                    .toList();
            if (!news.isEmpty()) {
                deliveries.enqueue(webhook.id(), news, properties.mostWaiting(), clock.instant());
            }
        }
        sender.round();
    }

    private static Optional<News> news(Model model, Webhook webhook, Change change) {
        var operation = Operation.of(change.operation()).key();
        if (!webhook.operations().contains(operation)) {
            return Optional.empty();
        }
        return model.object(change.object())
                .filter(object -> webhook.objects().contains(object.table()))
                .map(object -> new News(
                        object.name() + "." + operation,
                        object.table(),
                        change.record(),
                        change.version(),
                        change.tag(),
                        change.at()));
    }
}
