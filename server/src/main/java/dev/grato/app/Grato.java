package dev.grato.app;

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

    /// Starts the server with the given command line, as `./grato start` passes it on.
    public static void main(String[] args) {
        SpringApplication.run(Grato.class, args);
    }
}
