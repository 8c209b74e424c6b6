package dev.grato.api;

import dev.grato.access.Abilities;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The meters, for Prometheus.
@RestController
class MetricsController {

    private final PrometheusMeterRegistry meters;

    MetricsController(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @Requires(Abilities.VIEW_METRICS)
    @GetMapping("/metrics")
    void metrics(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(meters.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
