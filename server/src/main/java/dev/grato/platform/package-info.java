/// The ground everything stands on: workspaces, database, migrations, jobs, clock, ids, texts and secrets.
///
/// Knows no business word.
@NullMarked
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
package dev.grato.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
