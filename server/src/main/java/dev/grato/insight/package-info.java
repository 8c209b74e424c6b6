/// Measures the CRM, never the person: the only read path to any aggregate about people.
@NullMarked
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"platform"})
package dev.grato.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
