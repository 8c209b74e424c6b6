package dev.grato.exchange.internal.feeds;

import dev.grato.platform.Fault;
import dev.grato.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What sources this installation has, and whether one that is wished for may be.
@Component
public final class SourceCheck {

    private static final int MOST_FOLDERS = 200;

    private final FeedProperties properties;
    private final FeedGuard guard;
    private final FolderFetching folders;

    SourceCheck(FeedProperties properties, FeedGuard guard, FolderFetching folders) {
        this.properties = properties;
        this.guard = guard;
        this.folders = folders;
    }

    /// What users can choose from.
    ///
    /// @param folder where this workspace's folders lie on the server; absent where the operator has opened none
    /// @param folders those there are
    /// @param connections the names of the operator's databases
    public record Choices(
            @Nullable String folder, List<String> folders, List<String> connections, List<String> systems) {}

    public Choices choices(Workspace workspace) {
        var root = folders.root(workspace);
        return new Choices(
                root.map(Path::toString).orElse(null),
                root.map(SourceCheck::below).orElse(List.of()),
                properties.databases().keySet().stream().sorted().toList(),
                FeedSources.SYSTEMS);
    }

    private static List<String> below(Path root) {
        var found = new ArrayList<String>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (var paths = Files.walk(root, 3)) {
            paths.filter(path -> !path.equals(root) && Files.isDirectory(path))
                    .limit(MOST_FOLDERS)
                    .forEach(path -> found.add(root.relativize(path).toString()));
        } catch (IOException | java.io.UncheckedIOException closed) {
            // what cannot be listed can still be named
        }
        found.sort(null);
        return found;
    }

    FeedSource read(Workspace workspace, Map<String, @Nullable Object> json, List<Fault> faults) {
        var source = FeedSources.read(json, faults);
        if (!faults.isEmpty()) {
            return source;
        }
        switch (source) {
            case FeedSource.Folder folder -> {
                if (folders.root(workspace).isEmpty()) {
                    faults.add(new Fault("source.kind", "folderClosed"));
                }
            }
            case FeedSource.Address address ->
                guard.guard().faultOf(address.url()).ifPresent(code -> faults.add(new Fault("source.url", code)));
            case FeedSource.Sftp sftp ->
                refusal(sftp.host()).ifPresent(code -> faults.add(new Fault("source.host", code)));
            case FeedSource.Sql sql -> {
                if (sql.connection() == null) {
                    refusal(String.valueOf(sql.host())).ifPresent(code -> faults.add(new Fault("source.host", code)));
                } else if (!properties.databases().containsKey(sql.connection())) {
                    faults.add(new Fault(
                            "source.connection",
                            "unknownOption",
                            Map.of(
                                    "options",
                                    String.join(", ", choices(workspace).connections()))));
                }
            }
        }
        return source;
    }

    /// A name that is not known at this moment is not wrong; it is looked up again each time.
    private Optional<String> refusal(String host) {
        try {
            guard.address(host);
            return Optional.empty();
        } catch (FetchFailed refused) {
            return refused.code().equals("unknownHost") ? Optional.empty() : Optional.of(refused.code());
        }
    }
}
