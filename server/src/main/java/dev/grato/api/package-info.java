/// HTTP: conventions every endpoint keeps (problems, sign-in, permissions, limits, idempotency) and the
/// endpoints of the floors below.
@NullMarked
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "platform",
            "platform :: backup",
            "model",
            "model :: formula",
            "records",
            "records :: spi",
            "access"
        })
package dev.grato.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
