package dev.grato.exchange.internal.feeds;

import dev.grato.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets feeds look for what is due.
@Configuration
@EnableConfigurationProperties(FeedProperties.class)
class FeedConfiguration {

    @Bean
    InitializingBean feedJobs(
            FeedRunner runner, FeedRunRepository runs, FeedProperties properties, Clock clock, Jobs jobs) {
        return () -> {
            jobs.every("exchange.feeds", Duration.ofSeconds(2), runner::round);
            jobs.every("exchange.feeds.late", Duration.ofSeconds(15), runner::tellWhoIsLate);
            jobs.every(
                    "exchange.feeds.upkeep",
                    Duration.ofHours(6),
                    () -> runs.clean(clock.instant().minus(properties.kept())));
        };
    }
}
