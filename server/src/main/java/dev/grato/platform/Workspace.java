package dev.grato.platform;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/// One organisation's CRM: a name in addresses and one PostgreSQL schema.
///
/// @param slug lower-case name in web addresses, unique in the installation
/// @param schema the PostgreSQL schema that holds all its data
/// @param isPractice a practice space: outgoing messages are swallowed
/// @param zone the time zone of jobs and of people who have not chosen one
/// @param locale the language of texts where nobody has chosen one
/// @param currency ISO 4217 code assumed for amounts given without one
/// @param region ISO 3166 two-letter country assumed for phone numbers and addresses given without one
public record Workspace(
        UUID id,
        String slug,
        String schema,
        String name,
        boolean isPractice,
        ZoneId zone,
        Locale locale,
        String currency,
        String region) {}
