package dev.grato.sales.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.platform.WorkspacePreparation;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import dev.grato.sales.SalesModel;
import dev.grato.sales.StandardPipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Gives a workspace its standard pipeline, once; one that somebody has deleted stays deleted.
@Component
class StandardPipelinePreparation implements WorkspacePreparation {

    private final ObjectProvider<Records> records;

    StandardPipelinePreparation(ObjectProvider<Records> records) {
        this.records = records;
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public String fingerprint() {
        return "standard-pipeline-1";
    }

    @Override
    public void prepare(Workspace workspace) {
        var door = records.getObject();
        var system = Actor.system(workspace);
        if (door.find(system, SalesModel.PIPELINE, StandardPipeline.ID).isPresent() || isInTrash(door, system)) {
            return;
        }
        var mutations = new ArrayList<Mutation>();
        var locale = workspace.locale();
        mutations.add(Mutation.create(
                SalesModel.PIPELINE,
                StandardPipeline.ID,
                Map.of("name", StandardPipeline.NAME.in(locale), "isDefault", true, "position", 1)));
        for (var stage : StandardPipeline.STAGES) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("name", stage.name().in(locale));
            values.put("pipeline", StandardPipeline.ID.toString());
            values.put("position", stage.position());
            values.put("probability", stage.probability());
            values.put("maxDays", stage.maxDays());
            values.put("kind", stage.kind());
            mutations.add(Mutation.create(SalesModel.STAGE, stage.id(), values));
        }
        var outcomes = door.write(system, mutations, WriteOptions.single("system"));
        for (var outcome : outcomes) {
            if (!outcome.status().isDone()) {
                throw new IllegalStateException("standard pipeline refused: " + outcome);
            }
        }
    }

    private static boolean isInTrash(Records door, Actor system) {
        var filter = Map.<String, Object>of("field", "id", "op", "eq", "value", StandardPipeline.ID.toString());
        var query = new Query(
                SalesModel.PIPELINE, filter, List.of(), List.of("name"), List.of(), 1, null, Query.Count.NONE, true);
        return !door.query(system, query).items().isEmpty();
    }
}
