package dev.grato.exchange;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/// Takes lists out of Grato as files. Whoever began an export, and nobody else, sees and fetches it.
public interface Exports {

    /// Begins to write the file, in the background; what is asked wrongly is refused at once.
    ///
    /// @throws GratoException as a query for the same list does, or with [ExportError#TOO_MANY_EXPORTS]
    Export begin(Actor actor, ExportWish wish);

    /// One's exports, newest first, at most 100.
    List<Export> list(Actor actor);

    Export require(Actor actor, UUID id);

    /// Ends a running one at the next thousand records, and forgets what was written. Others stay as they are.
    Export cancel(Actor actor, UUID id);

    /// Deletes the file and forgets the export.
    void delete(Actor actor, UUID id);

    /// The content, which the caller closes; fetching it is a security event.
    ///
    /// @throws GratoException with [ExportError#EXPORT_NOT_READY]
    InputStream open(Actor actor, UUID id);

    /// What the file is to be called: object, day and ending.
    String fileName(Actor actor, Export export);
}
