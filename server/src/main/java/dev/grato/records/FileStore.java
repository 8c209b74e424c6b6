package dev.grato.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Where contents of files are kept, under the hash of what they are. A local folder unless configured
/// otherwise.
public interface FileStore {

    /// Where a data folder keeps contents.
    static Path folder(Path dataFolder) {
        return dataFolder.resolve("files");
    }

    /// Takes over a finished temporary file; a content that is there already is kept once.
    void keep(String sha256, Path temporary) throws IOException;

    InputStream open(String sha256) throws IOException;

    /// Deletes a content; one that is not there is no error.
    void delete(String sha256) throws IOException;

    /// A fresh temporary file on the same disk as the store.
    Path temporary() throws IOException;
}
