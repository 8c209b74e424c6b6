package dev.grato.access.internal;

import dev.grato.access.AuditProperties;
import dev.grato.platform.Audit;
import dev.grato.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Lets old security events and old notices go, daily.
@Component
@EnableConfigurationProperties(AuditProperties.class)
final class AuditUpkeep {

    private static final Duration NOTICES_KEPT = Duration.ofDays(90);

    AuditUpkeep(Audit audit, NoticeRepository notices, AuditProperties properties, Jobs jobs, Clock clock) {
        jobs.every("access-audit-upkeep", Duration.ofDays(1), () -> {
            audit.removeBefore(clock.instant().minus(properties.retention()));
            notices.clean(clock.instant().minus(NOTICES_KEPT));
        });
    }
}
