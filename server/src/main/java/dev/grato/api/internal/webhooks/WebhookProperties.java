package dev.grato.api.internal.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of webhooks, `grato.webhooks.*`.
///
/// @param allowedNetworks networks that may be called although they are not public, such as `10.1.0.0/16`
/// @param allowHttp whether receivers without encryption may be called; for development
/// @param connectTimeout how long connecting may take
/// @param timeout how long a whole call may take
/// @param failingFor after failing so long a webhook is stopped
/// @param mostWaiting deliveries that wait for one webhook; when there are more, one `grato.reconcile` stands for them
/// @param kept how long finished deliveries are shown
/// @param atOnce receivers called at the same time by one node
@ConfigurationProperties("grato.webhooks")
public record WebhookProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("5d") Duration failingFor,
        @DefaultValue("5000") int mostWaiting,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("64") int atOnce) {

    public WebhookProperties {
        allowedNetworks = List.copyOf(allowedNetworks);
        boolean isSound = connectTimeout.isPositive()
                && timeout.isPositive()
                && failingFor.isPositive()
                && kept.isPositive()
                && mostWaiting > 0
                && atOnce > 0;
        if (!isSound) {
            throw new IllegalArgumentException("grato.webhooks.* must be positive");
        }
    }
}
