/// Brings data to devices and their edits back: what a device holds, how it learns of changes, how what was done
/// without a line is written.
@NullMarked
@ApplicationModule(
        displayName = "Sync",
        allowedDependencies = {"platform", "model", "model :: formula", "records", "records :: spi", "access", "api"})
package dev.grato.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
