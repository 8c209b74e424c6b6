package dev.grato.exchange;

import dev.grato.platform.Workspace;
import java.time.Instant;
import java.util.Set;

/// What still needs uploads that are kept. Every kind of upload has one of these: a content that none of them names is
/// deleted.
public interface NeededUploads {

    /// Forgets drafts nobody has begun.
    ///
    /// @param before drafts made before this are forgotten
    /// @return the SHA-256 of each content that is still needed
    Set<String> tidied(Workspace workspace, Instant before);
}
