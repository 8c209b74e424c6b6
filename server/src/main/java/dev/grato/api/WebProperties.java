package dev.grato.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The web app that is served, `grato.web.*`.
///
/// @param files where its built files are; in the program itself unless said otherwise
@ConfigurationProperties("grato.web")
public record WebProperties(@DefaultValue("classpath:/web/") String files) {}
