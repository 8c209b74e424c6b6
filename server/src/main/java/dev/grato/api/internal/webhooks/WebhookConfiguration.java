package dev.grato.api.internal.webhooks;

import dev.grato.access.Actors;
import dev.grato.access.Notices;
import dev.grato.platform.Audit;
import dev.grato.platform.Jobs;
import dev.grato.platform.OutgoingGuard;
import dev.grato.platform.Workspaces;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the sender together and lets it look for what is due.
@Configuration
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    OutgoingGuard webhookGuard(WebhookProperties properties) {
        return OutgoingGuard.of(properties.allowedNetworks(), properties.allowHttp());
    }

    @Bean(destroyMethod = "close")
    Receiver webhookReceiver(OutgoingGuard webhookGuard, WebhookProperties properties) {
        return new Receiver(webhookGuard, properties.connectTimeout(), properties.timeout());
    }

    @Bean
    WebhookSender.Parties webhookParties(Workspaces workspaces, Actors actors, Notices notices, Audit audit) {
        return new WebhookSender.Parties(workspaces, actors, notices, audit);
    }

    @Bean
    WebhookSender webhookSender(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Payloads payloads,
            Receiver receiver,
            WebhookSender.Parties parties,
            WebhookProperties properties,
            Clock clock,
            Jobs jobs) {
        var sender = new WebhookSender(webhooks, deliveries, payloads, receiver, parties, properties, clock);
        jobs.every("api-webhooks", Duration.ofSeconds(2), sender::round);
        jobs.every(
                "api-webhooks-upkeep",
                Duration.ofHours(1),
                () -> deliveries.clean(clock.instant().minus(properties.kept())));
        return sender;
    }
}
