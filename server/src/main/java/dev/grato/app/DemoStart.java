package dev.grato.app;

import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.app.demo.DemoLoader;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.programme.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;

/// Carries out `--demo`: an administrator where there is none yet, and a company at work in the first workspace.
final class DemoStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final String EMAIL = "admin@northwind.example";
    private static final String WORKSPACE = "northwind";

    private final Setup setup;
    private final Workspaces workspaces;
    private final DemoLoader loader;
    private final Measures measures;
    private final GratoProperties properties;
    private final Environment environment;

    DemoStart(
            Setup setup,
            Workspaces workspaces,
            DemoLoader loader,
            Measures measures,
            GratoProperties properties,
            Environment environment) {
        this.setup = setup;
        this.workspaces = workspaces;
        this.loader = loader;
        this.measures = measures;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!environment.containsProperty("grato.demo")) {
            return;
        }
        if (setup.isNeeded()) {
            setUp();
        }
        var wanted =
                properties.demo() == null || properties.demo().isBlank() ? DemoLoader.NORTHWIND : properties.demo();
        var workspace = workspace();
        var loaded = loader.load(workspace, wanted);
        if (loaded.written() > 0) {
            // whoever looks around now does not come back in six hours
            measures.measureAll(workspace);
        }
        LOG.info(
                "demo {}: {} edits in {} ms",
                wanted,
                loaded.written(),
                loaded.took().toMillis());
    }

    private Workspace workspace() {
        var first = workspaces
                .find(WORKSPACE)
                .or(() -> workspaces.all().stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("there is no workspace to fill"));
        return workspaces.require(first.id());
    }

    /// The password is random and kept beside the data, readable by the person who runs Grato only.
    private void setUp() throws IOException {
        var random = new byte[15];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().encodeToString(random);
        var workspace = new NewWorkspace(
                WORKSPACE, "Northwind Traders", ZoneId.systemDefault(), Locale.ENGLISH, "USD", "US", false);
        setup.run(new FirstSteps(workspace, "Northwind administrator", EMAIL, password));
        var file = Path.of(properties.data()).resolve("demo-login.txt");
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, owner);
        }
        Files.writeString(file, EMAIL + "\n" + password + "\n");
        LOG.info("sign in as {}, the password is in {}", EMAIL, file.toAbsolutePath());
    }
}
