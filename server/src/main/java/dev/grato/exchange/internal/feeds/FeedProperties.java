package dev.grato.exchange.internal.feeds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of feeds, `grato.feeds.*`.
///
/// @param folder below which watched folders lie, those of each workspace in one that bears its slug; absent for
///     none
/// @param allowedNetworks networks that may be called although they are not public, such as `10.1.0.0/16`
/// @param allowHttp whether addresses without encryption may be called; for development
/// @param databases by a name, the JDBC addresses that feeds may read beside those users may name themselves
/// @param drivers a folder with the drivers (jars) of other databases than PostgreSQL and SQL Server
/// @param settle how long a file must have been left alone before it is read
/// @param timeout how long fetching a file may take
/// @param maxSize of a file
/// @param atOnce feeds that one node serves at the same time
/// @param kept how long finished runs are shown
@ConfigurationProperties("grato.feeds")
public record FeedProperties(
        @Nullable String folder,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue Map<String, String> databases,
        @Nullable String drivers,
        @DefaultValue("30s") Duration settle,
        @DefaultValue("10m") Duration timeout,
        @DefaultValue("1GB") DataSize maxSize,
        @DefaultValue("4") int atOnce,
        @DefaultValue("90d") Duration kept) {

    public FeedProperties {
        allowedNetworks = List.copyOf(allowedNetworks);
        databases = Map.copyOf(databases);
        boolean isSound = !settle.isNegative() && timeout.isPositive() && kept.isPositive() && atOnce > 0;
        if (!isSound) {
            throw new IllegalArgumentException("grato.feeds.* must be positive");
        }
    }
}
