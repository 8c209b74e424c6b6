package dev.grato.platform.backup;

/// A part of a backup: its kind and name; its content comes in blocks.
record Entry(Kind kind, String name) {

    /// In the order in which they come.
    enum Kind {
        /// The installation's secret key.
        KEY,
        /// What one schema consists of, as statements; its tables follow.
        SCHEMA,
        /// The rows of one table, in PostgreSQL's text form for `COPY`.
        TABLE,
        /// The content of an attached file, named by its place in the folder.
        FILE,
        /// What there was: rows and checksums of tables, files. The last entry.
        MANIFEST;

        int mark() {
            return name().charAt(0);
        }

        static Kind of(int mark) {
            for (var kind : values()) {
                if (kind.mark() == mark) {
                    return kind;
                }
            }
            throw new BackupException("The backup has an entry of a kind this Grato does not know: " + mark);
        }
    }
}
