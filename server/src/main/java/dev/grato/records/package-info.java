/// The record engine: query, write, batches, change log, history, files. The one door to business data.
@NullMarked
@ApplicationModule(
        displayName = "Records",
        allowedDependencies = {"platform", "model", "model :: spi", "model :: formula"})
package dev.grato.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
