/// Helping customers: their cases, from the first word to the answer.
@NullMarked
@ApplicationModule(
        displayName = "Service",
        allowedDependencies = {"platform", "model", "records", "records :: spi", "sync :: spi", "customers"})
package dev.grato.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
