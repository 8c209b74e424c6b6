package dev.grato.platform.backup;

/// Is told how far the work is, often.
@FunctionalInterface
public interface Progress {

    /// Tells nobody.
    Progress NONE = (step, bytes) -> {};

    /// @param step what is being done, in a few words
    /// @param bytes how much has been read or written so far, uncompressed
    void at(String step, long bytes);
}
