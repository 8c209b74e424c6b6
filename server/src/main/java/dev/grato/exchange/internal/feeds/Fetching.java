package dev.grato.exchange.internal.feeds;

import dev.grato.platform.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A way to get at files.
interface Fetching {

    /// The kind of sources it is for.
    String kind();

    /// What there is that was not taken yet; nothing where there is nothing.
    ///
    /// @throws FetchFailed when it cannot be told
    Optional<Fetched> fetch(Turn turn) throws IOException;

    /// A feed whose turn it is.
    ///
    /// @param seen the files that were taken, as this way of fetching has marked them
    /// @param isAsked whether somebody wants the present file, also where it was taken already
    record Turn(
            Feed feed,
            Workspace workspace,
            @Nullable String secret,
            Map<String, @Nullable Object> seen,
            boolean isAsked,
            Instant now) {}

    /// A file on this machine, which whoever gets it deletes.
    ///
    /// @param asOf when it was written, as far as its source tells; never in the future
    /// @param seen what is taken with it
    /// @param hasMore whether others wait
    record Fetched(
            String name,
            Path file,
            long size,
            String sha256,
            Instant asOf,
            Map<String, @Nullable Object> seen,
            boolean hasMore) {}
}
