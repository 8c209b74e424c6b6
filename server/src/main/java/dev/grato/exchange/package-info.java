/// Brings data in and out: imports, exports, duplicates, feeds. Knows records and the model, never a journey.
@NullMarked
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {"platform", "model", "model :: spi", "records", "records :: spi", "access", "api"})
package dev.grato.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
