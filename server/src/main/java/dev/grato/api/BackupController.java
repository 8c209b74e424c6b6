package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.platform.backup.BackupLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which backups there were.
@RestController
class BackupController {

    private static final int MOST = 100;

    private final BackupLog backups;

    BackupController(BackupLog backups) {
        this.backups = backups;
    }

    @Requires(Abilities.VIEW_METRICS)
    @GetMapping("/api/v1/backups")
    Map<String, List<Map<String, @Nullable Object>>> backups() {
        return Map.of(
                "items",
                backups.latest(MOST).stream().map(BackupController::shown).toList());
    }

    private static Map<String, @Nullable Object> shown(BackupLog.Attempt attempt) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", attempt.id().toString());
        json.put("beganAt", attempt.beganAt().toString());
        json.put("endedAt", attempt.endedAt().toString());
        json.put("file", attempt.file());
        json.put("size", attempt.size());
        json.put("verified", attempt.isVerified());
        json.put("failure", attempt.failure());
        return json;
    }
}
