/// The CRM initiative itself: what it is for, who answers for it, how it starts small, and how one sees that it
/// succeeds. Measures the CRM, never the person.
@NullMarked
@ApplicationModule(
        displayName = "Programme",
        allowedDependencies = {
            "platform",
            "platform :: backup",
            "model",
            "model :: spi",
            "records",
            "records :: spi",
            "access",
            "api",
            "exchange",
            "sync :: spi"
        })
package dev.grato.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
