package dev.grato.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.app.Grato;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

class DemoLoaderTest {

    @Test
    void fillsAWorkspaceOnceAndOnlyOnce(@TempDir Path folder) {
        try (var grato = new SpringApplicationBuilder(Grato.class)
                .properties(Map.of("grato.data", folder.toString(), "server.port", "0"))
                .run()) {
            var workspace = grato.getBean(Workspaces.class).create(NewWorkspace.of("demo", "Northwind Traders"));
            var loader = grato.getBean(DemoLoader.class);
            var first = loader.load(workspace, DemoLoader.NORTHWIND);
            assertThat(first.written()).isGreaterThan(10_000);
            assertThat(loader.load(workspace, DemoLoader.NORTHWIND).written()).isZero();
            var records = grato.getBean(Records.class);
            var query = new Query(
                    "company", null, List.of("name"), List.of(), List.of(), 10, null, Query.Count.EXACT, false);
            assertThat(records.query(Actor.system(workspace), query).count()).isEqualTo(126);
        }
    }
}
