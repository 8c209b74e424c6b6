package dev.grato.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of the API, `grato.api.*`.
///
/// @param maxBodySize largest body of an ordinary request
/// @param maxBatchBodySize largest body of `…/batch` and `/sync/push`
/// @param maxUploadSize largest upload of files
/// @param maxImportSize largest upload of an import, all its files together
/// @param requestsPerSecond requests one actor may make in the long run
/// @param requestBurst requests one actor may make at once
/// @param idempotencyPatience how long a request with an `Idempotency-Key` may run until it counts as dead and
///     the same request may be tried again; what it has written stays written once
/// @param secureCookies whether the session cookie is for https only, also where a proxy ends the encryption
@ConfigurationProperties("grato.api")
public record ApiProperties(
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("10MB") DataSize maxBatchBodySize,
        @DefaultValue("100MB") DataSize maxUploadSize,
        @DefaultValue("1GB") DataSize maxImportSize,
        @DefaultValue("200") int requestsPerSecond,
        @DefaultValue("400") int requestBurst,
        @DefaultValue("60s") Duration idempotencyPatience,
        @DefaultValue("false") boolean secureCookies) {

    public ApiProperties {
        if (requestsPerSecond < 1 || requestBurst < 1) {
            throw new IllegalArgumentException("grato.api.requests-per-second and request-burst must be positive");
        }
    }
}
