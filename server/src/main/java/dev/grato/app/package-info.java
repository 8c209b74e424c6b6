/// Composes the modules into one application: main class, configuration, embedded database, health.
@NullMarked
package dev.grato.app;

import org.jspecify.annotations.NullMarked;
