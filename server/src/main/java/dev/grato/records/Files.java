package dev.grato.records;

import dev.grato.platform.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/// Files people attach to records. A file belongs to whoever stored it until a record refers to it.
public interface Files {

    /// Stores the content under a name; at most 100 MB.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#FILE_TOO_LARGE]
    StoredFile store(Actor actor, String name, String mediaType, InputStream content) throws IOException;

    /// The file, if the actor stored it or can read a record that refers to it.
    Optional<StoredFile> find(Actor actor, UUID id);

    InputStream open(Actor actor, StoredFile file) throws IOException;
}
