/// The embedded PostgreSQL: unpacked, initialised, started, watched and stopped by our own code.
///
/// Only the main module starts it; everybody else knows [dev.grato.platform.Database] and not where it is.
@NullMarked
@NamedInterface("postgres")
package dev.grato.platform.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
