package dev.grato.sales.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.sales.SalesModel;
import dev.grato.sync.spi.SyncCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Brings a deal to the stage of its pipeline that means won or lost. Only an open deal can be closed; one that is
/// closed that way already stays as it is.
abstract class CloseDeal implements SyncCommand {

    private final Records records;
    private final String kind;
    private final Set<String> arguments;

    /// @param kind what the stage means: `won` or `lost`
    /// @param arguments the fields that can be said along with it
    CloseDeal(Records records, String kind, Set<String> arguments) {
        this.records = records;
        this.kind = kind;
        this.arguments = arguments;
    }

    @Override
    public final String object() {
        return SalesModel.DEAL;
    }

    @Override
    public final Answer run(Actor actor, CrmRecord deal, Map<String, @Nullable Object> args) {
        for (var name : args.keySet()) {
            if (!arguments.contains(name)) {
                return Answer.refused("args." + name, "unknownField");
            }
        }
        var present = Ids.parse(deal.value("stage")).flatMap(id -> records.find(actor, SalesModel.STAGE, id));
        var meaning = present.map(stage -> stage.value("kind")).orElse("open");
        if (kind.equals(meaning)) {
            return Answer.change(Map.of());
        }
        if (!"open".equals(meaning)) {
            return Answer.refused("", "dealIsClosed");
        }
        var stage = closing(actor, deal.value("pipeline"));
        if (stage.isEmpty()) {
            return Answer.refused("", "noClosingStage");
        }
        var values = new LinkedHashMap<String, @Nullable Object>(args);
        values.put("stage", stage.get().toString());
        return Answer.change(values);
    }

    private Optional<UUID> closing(Actor actor, @Nullable Object pipeline) {
        if (pipeline == null) {
            return Optional.empty();
        }
        var filter = new LinkedHashMap<String, @Nullable Object>();
        filter.put("and", List.of(is("pipeline", pipeline), is("kind", kind)));
        return records.query(actor, Query.of(SalesModel.STAGE, filter, 1)).items().stream()
                .findFirst()
                .map(CrmRecord::id);
    }

    private static Map<String, @Nullable Object> is(String field, Object value) {
        var condition = new LinkedHashMap<String, @Nullable Object>();
        condition.put("field", field);
        condition.put("value", value);
        return condition;
    }
}
