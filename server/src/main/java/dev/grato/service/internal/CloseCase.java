package dev.grato.service.internal;

import dev.grato.platform.Actor;
import dev.grato.records.CrmRecord;
import dev.grato.service.ServiceModel;
import dev.grato.sync.spi.SyncCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `case.close`: nothing more is to be done. Only a case that is resolved can be closed, or one for which a
/// resolution comes along; a closed one stays as it is.
@Component
final class CloseCase implements SyncCommand {

    private static final String RESOLUTION = "resolution";

    @Override
    public String name() {
        return "case.close";
    }

    @Override
    public String object() {
        return ServiceModel.CASE;
    }

    @Override
    public Answer run(Actor actor, CrmRecord record, Map<String, @Nullable Object> args) {
        for (var name : args.keySet()) {
            if (!name.equals(RESOLUTION)) {
                return Answer.refused("args." + name, "unknownField");
            }
        }
        var status = record.value("status");
        if ("closed".equals(status)) {
            return Answer.change(Map.of());
        }
        if (!"resolved".equals(status) && args.get(RESOLUTION) == null) {
            return Answer.refused("args." + RESOLUTION, "caseNotResolved");
        }
        var values = new LinkedHashMap<String, @Nullable Object>(args);
        values.put("status", "closed");
        return Answer.change(values);
    }
}
