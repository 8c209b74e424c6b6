package dev.grato.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the audit log, `grato.audit.*`.
///
/// @param retention how long security events are kept
/// @param openFor how long an opening can be read
/// @param decideWithin how long a request for an opening waits for a second administrator
@ConfigurationProperties("grato.audit")
public record AuditProperties(
        @DefaultValue("730d") Duration retention,
        @DefaultValue("24h") Duration openFor,
        @DefaultValue("7d") Duration decideWithin) {

    public AuditProperties {
        if (retention.toDays() < 30 || !openFor.isPositive() || !decideWithin.isPositive()) {
            throw new IllegalArgumentException("grato.audit.retention is at least 30d, the others are positive");
        }
    }
}
