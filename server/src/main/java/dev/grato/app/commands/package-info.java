/// Commands that work on an installation without starting the application: backup and restore.
@NullMarked
package dev.grato.app.commands;

import org.jspecify.annotations.NullMarked;
