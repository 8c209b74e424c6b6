/// Composes the modules into one application: main class, configuration, embedded database, the demo.
@NullMarked
@ApplicationModule(
        displayName = "Application",
        allowedDependencies = {
            "platform",
            "platform :: postgres",
            "platform :: backup",
            "model",
            "model :: spi",
            "records",
            "records :: spi",
            "access",
            "api",
            "customers",
            "sales",
            "service",
            "sync",
            "exchange",
            "programme"
        })
package dev.grato.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
