package dev.grato.platform.backup;

import java.nio.file.Path;

/// What is backed up, or restored into: a database and a data folder.
///
/// @param files the folder of attached files, below the data folder
/// @param grato the version of this program
public record Installation(DatabaseAddress database, Path dataFolder, Path files, String grato) {}
