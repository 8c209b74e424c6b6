package dev.grato.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user that the server runs as.
///
/// That is Grato's own user, except for root, under whom PostgreSQL refuses to run. Root's server runs as the owner of
/// the data folder or of a closed folder above it, or, if that is root too, as the system's `postgres` or `nobody`.
///
/// Root's folders are often closed to everybody else (`/root`, `mktemp -d`). The server's user then gets root's
/// *group* beside its own, and the closed folders above the data get search permission for that group: nobody
/// else gains access, and nothing can be listed or read through it.
final class ServerAccount {

    private static final Logger log = LoggerFactory.getLogger(ServerAccount.class);
    private static final List<String> PREFERRED = List.of("postgres", "nobody", "daemon");

    private final @Nullable Identity identity;
    private boolean needsRootsGroup;

    private record Identity(String name, int uid, int gid) {}

    private ServerAccount(@Nullable Identity identity) {
        this.identity = identity;
    }

    /// @param dataFolder Grato's data folder, a real path
    /// @param home       the database's folder in it, which may not exist yet
    static ServerAccount choose(Path dataFolder, Path home) throws IOException {
        if (PostgresBinaries.isWindows()) {
            return new ServerAccount(null);
        }
        var uid = (int) new UnixSystem().getUid();
        if (uid != 0) {
            if (Files.exists(home) && uidOf(home) != uid) {
                throw new EmbeddedPostgresException("The database in " + home + " belongs to user " + uidOf(home)
                        + ", Grato runs as user " + uid + ". Start Grato as before, or run: chown -R " + uid + " "
                        + dataFolder);
            }
            return new ServerAccount(null);
        }
        var account = new ServerAccount(chooseIdentity(dataFolder, home));
        account.needsRootsGroup = !account.canSearchAbove(home, false);
        return account;
    }

    /// The command as this user runs it.
    List<String> command(List<String> command) {
        if (identity == null) {
            return command;
        }
        var result = new ArrayList<String>();
        var setpriv = Processes.findProgram("setpriv");
        var runuser = Processes.findProgram("runuser");
        if (setpriv.isPresent()) {
            result.addAll(List.of(setpriv.get(), "--reuid=" + identity.uid, "--regid=" + identity.gid));
            result.add(needsRootsGroup ? "--groups=0" : "--clear-groups");
            result.add("--");
        } else if (runuser.isPresent()) {
            result.addAll(List.of(runuser.get(), "-u", identity.name));
            result.addAll(needsRootsGroup ? List.of("-G", "root", "--") : List.of("--"));
        } else if (Processes.findProgram("su").isPresent() && !needsRootsGroup) {
            result.addAll(List.of("su", "-s", "/bin/sh", identity.name, "-c", "exec \"$0\" \"$@\"", "--"));
        } else {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root, and neither setpriv nor runuser is"
                    + " there to become " + identity.name + ". Install util-linux, or start Grato as another user.");
        }
        result.addAll(command);
        return result;
    }

    /// Gives the folder or file to the server's user; not what is in it.
    void own(Path path) throws IOException {
        if (identity != null) {
            Files.setAttribute(path, "unix:uid", identity.uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", identity.gid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// Makes the folder Grato's own and lets the server's user pass through it, without listing it.
    void letPass(Path folder) throws IOException {
        if (!PostgresBinaries.isWindows()) {
            var mode = identity == null ? "rwx------" : "rwx--x--x";
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        }
    }

    boolean owns(Path path) throws IOException {
        if (PostgresBinaries.isWindows()) {
            return true;
        }
        return uidOf(path) == (identity == null ? (int) new UnixSystem().getUid() : identity.uid);
    }

    /// Makes sure that the server's user can reach the folder.
    ///
    /// @throws EmbeddedPostgresException naming the folder that is closed to that user and cannot be opened safely
    void letInto(Path folder) throws IOException {
        if (identity == null || canSearchAbove(folder, needsRootsGroup)) {
            return;
        }
        needsRootsGroup = true;
        for (var each : ancestors(folder)) {
            if (canSearch(each, true)) {
                continue;
            }
            var permissions = new HashSet<>(Files.getPosixFilePermissions(each));
            if (uidOf(each) != 0 || gidOf(each) != 0) {
                throw new EmbeddedPostgresException("PostgreSQL runs as user " + identity.name
                        + " when Grato is started as root, and that user cannot enter " + each + " ("
                        + PosixFilePermissions.toString(permissions) + "). Choose another folder with --data, for"
                        + " example /var/lib/grato, or start Grato as the user that owns " + each + ".");
            }
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            Files.setPosixFilePermissions(each, permissions);
            log.warn(
                    "Let group root search {}, so that PostgreSQL, as user {}, reaches its data below",
                    each,
                    identity.name);
        }
    }

    @Override
    public String toString() {
        return identity == null ? System.getProperty("user.name") : identity.name;
    }

    private boolean canSearchAbove(Path folder, boolean asRootsGroup) throws IOException {
        for (var each : ancestors(folder)) {
            if (!canSearch(each, asRootsGroup)) {
                return false;
            }
        }
        return true;
    }

    private boolean canSearch(Path folder, boolean asRootsGroup) throws IOException {
        if (identity == null) {
            return true;
        }
        var permissions = Files.getPosixFilePermissions(folder);
        if (uidOf(folder) == identity.uid) {
            return permissions.contains(PosixFilePermission.OWNER_EXECUTE);
        }
        var group = gidOf(folder);
        if (group == identity.gid || (asRootsGroup && group == 0)) {
            return permissions.contains(PosixFilePermission.GROUP_EXECUTE);
        }
        return permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    /// The existing folders from the root down to this one.
    private static List<Path> ancestors(Path folder) {
        var result = new ArrayList<Path>();
        for (Path each = folder; each != null; each = each.getParent()) {
            if (Files.isDirectory(each)) {
                result.addFirst(each);
            }
        }
        return result;
    }

    private static Identity chooseIdentity(Path dataFolder, Path home) throws IOException {
        var known = passwd();
        var owner = ownerToBecome(dataFolder, home);
        if (owner.isPresent()) {
            var uid = uidOf(owner.get());
            var gid = gidOf(owner.get());
            return known.stream()
                    .filter(user -> user.uid == uid)
                    .findFirst()
                    .orElse(new Identity(Integer.toString(uid), uid, gid));
        }
        for (var name : PREFERRED) {
            for (var user : known) {
                if (user.name.equals(name)) {
                    return user;
                }
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL does not run as root, and the system has none of the users "
                + String.join(", ", PREFERRED) + ". Create one, or start Grato as another user.");
    }

    /// The folder whose owner the server has to run as: that of existing data; that of the data folder; that of a
    /// folder above which lets nobody else through, such as a home folder when Grato is started with `sudo` in
    /// it.
    private static Optional<Path> ownerToBecome(Path dataFolder, Path home) throws IOException {
        for (var folder : List.of(home.resolve("cluster"), dataFolder)) {
            if (Files.exists(folder) && uidOf(folder) != 0) {
                return Optional.of(folder);
            }
        }
        for (var folder : ancestors(dataFolder).reversed()) {
            if (uidOf(folder) != 0
                    && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static Set<Identity> passwd() throws IOException {
        var result = new LinkedHashSet<Identity>();
        var file = Path.of("/etc/passwd");
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(":", -1);
                if (parts.length >= 4 && parts[2].matches("\\d{1,9}") && parts[3].matches("\\d{1,9}")) {
                    var user = new Identity(parts[0], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
                    if (user.uid != 0) {
                        result.add(user);
                    }
                }
            }
        }
        return result;
    }

    private static int uidOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int gidOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }
}
