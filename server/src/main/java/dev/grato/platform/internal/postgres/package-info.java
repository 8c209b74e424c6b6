/// The embedded PostgreSQL: unpacked, initialised, started, watched and stopped by our own code.
@NullMarked
package dev.grato.platform.internal.postgres;

import org.jspecify.annotations.NullMarked;
