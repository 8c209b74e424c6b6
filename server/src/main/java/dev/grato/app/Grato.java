package dev.grato.app;

import dev.grato.app.commands.Commands;
import dev.grato.app.commands.Terminal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/// The one application there is: starts Grato and stays in the foreground.
@SpringBootApplication(
        scanBasePackages = "dev.grato",
        exclude = {UserDetailsServiceAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
public class Grato {

    Grato() {}

    /// Starts the server with the given command line, as `./grato start` passes it on; or runs the command
    /// that the first word names.
    public static void main(String[] args) {
        if (Commands.isOne(args)) {
            System.setProperty("logback.configurationFile", "commands-logback.xml");
            System.exit(Commands.run(args, System.getenv(), Terminal.standard()));
        }
        SpringApplication.run(Grato.class, args);
    }
}
