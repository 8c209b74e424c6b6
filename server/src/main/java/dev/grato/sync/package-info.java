/// How data reaches a device and how its edits come back: the working set of a user, page by page, as changes,
/// and as
/// sums to compare.
@NullMarked
@ApplicationModule(
        displayName = "Sync",
        allowedDependencies = {"platform", "model", "model :: formula", "records", "records :: spi", "access", "api"})
package dev.grato.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
