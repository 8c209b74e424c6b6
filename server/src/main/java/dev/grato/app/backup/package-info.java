/// Backups of the installation that make themselves, by night.
@NullMarked
package dev.grato.app.backup;

import org.jspecify.annotations.NullMarked;
