/// What the journeys share: companies, people, who works where, and what happened or is planned with them.
@NullMarked
@ApplicationModule(
        displayName = "Customers",
        allowedDependencies = {"platform", "model", "records", "records :: spi"})
package dev.grato.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
