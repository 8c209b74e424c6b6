package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.feeds.FilePick.Entry;
import dev.grato.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Files of folders below the one that the operator has opened to feeds; nothing there is changed.
@Component
final class FolderFetching implements Fetching {

    private final FeedProperties properties;
    private final Downloads downloads;

    FolderFetching(FeedProperties properties, Downloads downloads) {
        this.properties = properties;
        this.downloads = downloads;
    }

    @Override
    public String kind() {
        return "folder";
    }

    /// The folder of a workspace; nothing where none is opened.
    Optional<Path> root(Workspace workspace) {
        return Optional.ofNullable(properties.folder())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath().resolve(workspace.slug()));
    }

    @Override
    public Optional<Fetched> fetch(Turn turn) throws IOException {
        var source = (FeedSource.Folder) turn.feed().source();
        var root = root(turn.workspace()).orElseThrow(() -> new FetchFailed("folderClosed"));
        var folder = inside(root, root.resolve(source.path()));
        var picked = FilePick.of(entries(folder), source.files(), turn, properties.settle());
        if (picked.isEmpty()) {
            return Optional.empty();
        }
        var entry = picked.get().entry();
        var file = inside(root, folder.resolve(entry.name()));
        Downloads.Downloaded got;
        try (var in = Files.newInputStream(file)) {
            got = downloads.take(in);
        }
        var after = Files.readAttributes(file, BasicFileAttributes.class);
        boolean isSame = after.size() == got.size()
                && after.size() == entry.size()
                && after.lastModifiedTime().toInstant().equals(entry.modified());
        if (!isSame) {
            Files.deleteIfExists(got.file());
            throw new FetchFailed("stillWritten");
        }
        var asOf = entry.modified().isAfter(turn.now()) ? turn.now() : entry.modified();
        return Optional.of(new Fetched(
                entry.name(),
                got.file(),
                got.size(),
                got.sha256(),
                asOf,
                picked.get().seen(),
                picked.get().hasMore()));
    }

    private static List<Entry> entries(Path folder) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var told = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (told.isRegularFile()) {
                    entries.add(new Entry(
                            file.getFileName().toString(),
                            told.size(),
                            told.lastModifiedTime().toInstant()));
                }
            }
        }
        return entries;
    }

    /// Where it really is, which links must not lead out of.
    private static Path inside(Path root, Path path) throws IOException {
        try {
            var real = path.toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw new FetchFailed("folderOutside");
            }
            return real;
        } catch (NoSuchFileException gone) {
            throw new FetchFailed("folderMissing");
        }
    }
}
