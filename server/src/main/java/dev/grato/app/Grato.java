package dev.grato.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The one application there is: starts Grato and stays in the foreground.
@SpringBootApplication(scanBasePackages = "dev.grato")
public class Grato {

    Grato() {}

    /// Starts the server with the given command line, as `./grato start` passes it on.
    public static void main(String[] args) {
        SpringApplication.run(Grato.class, args);
    }
}
