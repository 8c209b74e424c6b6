package dev.grato.api;

import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the process lives, and whether it can serve.
@RestController
class HealthController {

    private final Database database;
    private final ApplicationAvailability availability;

    HealthController(Database database, ApplicationAvailability availability) {
        this.database = database;
        this.availability = availability;
    }

    @OpenToAll
    @GetMapping("/health/live")
    Map<String, Object> live() {
        return Map.of("status", "up");
    }

    @OpenToAll
    @GetMapping("/health/ready")
    Map<String, Object> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC || !database.isReachable()) {
            throw new GratoException(ApiError.NOT_READY);
        }
        return Map.of("status", "up");
    }
}
