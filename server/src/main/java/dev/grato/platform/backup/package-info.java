/// Backup and restore of the whole installation: one encrypted file with all schemas, rows, files and the
/// secret key.
///
/// Everything is read from one snapshot while others write. What is in the file and what is not, and in
/// which form, is told by `docs/specs/backup.md`.
@NullMarked
@NamedInterface("backup")
package dev.grato.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
