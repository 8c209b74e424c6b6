package dev.grato.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the installation, `grato.*`; `GRATO_DB_URL` and its like in the environment.
///
/// @param data the data folder
/// @param dbUrl an external PostgreSQL, `jdbc:postgresql://…`; without it the embedded one is used
/// @param dbPoolSize connections to the database
/// @param dbPatience how long a request waits for a connection
/// @param secretKey the installation's key; without it one is kept in the data folder
/// @param demo the sample company to fill an empty workspace with; empty means the standard one
/// @param tlsCert a PEM file with the certificate chain; with `tlsKey` Grato speaks https itself
/// @param adminEmail creates the first administrator without the set-up page, with `adminPassword`
@ConfigurationProperties("grato")
record GratoProperties(
        @DefaultValue("data") String data,
        @Nullable String dbUrl,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        @DefaultValue("20") int dbPoolSize,
        @DefaultValue("5s") Duration dbPatience,
        @Nullable String secretKey,
        @Nullable String demo,
        @Nullable String tlsCert,
        @Nullable String tlsKey,
        @Nullable String adminEmail,
        @Nullable String adminPassword) {}
