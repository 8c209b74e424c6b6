package dev.grato.exchange;

import dev.grato.platform.Actor;
import dev.grato.records.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts together what is kept about a person (or any other record), for whoever has a right to know it.
public interface Disclosures {

    /// What was found, as far as the actor may see it.
    ///
    /// @param title what the record is called; empty where it has no name
    /// @param data `record`, `handles`, `history`, `timeline`, `relations`: plain JSON values. Who of the users did
    ///     something is not in it
    /// @param files what is attached to the record
    record Disclosure(String title, Map<String, @Nullable Object> data, List<StoredFile> files) {

        public Disclosure {
            files = List.copyOf(files);
        }
    }

    /// Gathers everything; a security event. The record must be live and one the actor sees.
    ///
    /// @throws dev.grato.platform.GratoException with [dev.grato.records.RecordsError#UNKNOWN_OBJECT] or
    ///     [dev.grato.records.RecordsError#NOT_FOUND]
    Disclosure gather(Actor actor, String object, UUID id);

    /// Writes a ZIP: `data.json`, a page to read in each language, and the attached files.
    void write(Actor actor, Disclosure disclosure, OutputStream out) throws IOException;
}
