/// Who may come in and who may do what: identities, sessions, tokens, users, teams, roles, and the one policy
/// the record engine asks.
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"platform", "model", "model :: spi", "records", "records :: spi"})
package dev.grato.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
