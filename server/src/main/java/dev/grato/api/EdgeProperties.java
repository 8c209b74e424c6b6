package dev.grato.api;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Between Grato and the network.
///
/// @param trustedProxy addresses or ranges of proxies, with commas between, that are believed when they say
///     who asked
@ConfigurationProperties("grato")
public record EdgeProperties(@Nullable String trustedProxy) {}
