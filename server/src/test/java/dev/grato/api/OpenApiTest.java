package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTest {

    private static World world;
    private static Map<String, Object> document;

    @BeforeAll
    static void read() {
        world = TestServer.running().world();
        assertThat(world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"))
                        .status())
                .isEqualTo(201);
        var field = Map.of("name", "tonnage", "type", "number", "label", Map.of("en", "Tonnage"), "required", true);
        assertThat(world.post("/model/objects/vessels/fields", field).status()).isEqualTo(201);
        document = world.get("/openapi.json").json();
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    @Test
    void describesEveryHandlerAndNothingElse() {
        var handled = new TreeSet<String>();
        var model = world.server().bean(Models.class).current(world.workspace());
        world.server()
                .bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    for (var path : mapping.getPatternValues()) {
                        for (var verb : mapping.getMethodsCondition().getMethods()) {
                            if (path.startsWith("/api/v1/{object}")) {
                                model.objects()
                                        .forEach(object ->
                                                handled.add(verb + " " + path.replace("{object}", object.address())));
                            } else if (!List.of("landingController", "webAppController")
                                    .contains(method.getBean().toString())) {
                                handled.add(verb + " " + path);
                            }
                        }
                    }
                });
        handled.removeIf(operation -> operation.matches(".* /error.*"));

        var described = new TreeSet<String>();
        operations().forEach(operation -> described.add(operation.verb() + " " + operation.path()));

        assertThat(described).isEqualTo(handled);
    }

    @Test
    void resolvesEveryReference() {
        var references = new ArrayList<String>();
        collect(document, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            Object here = document;
            for (var step : reference.substring(2).split("/")) {
                here = here instanceof Map<?, ?> map ? map.get(step) : null;
            }
            assertThat(here).as(reference).isNotNull();
        });
    }

    private static void collect(Object json, List<String> references) {
        switch (json) {
            case Map<?, ?> map ->
                map.forEach((name, value) -> {
                    if (name.equals("$ref")) {
                        references.add((String) value);
                    } else {
                        collect(value, references);
                    }
                });
            case List<?> list -> list.forEach(item -> collect(item, references));
            case null, default -> {}
        }
    }

    @Test
    void hasTheShapeOfOpenApi31() {
        assertThat(document).containsKeys("openapi", "info", "paths", "components", "security", "servers");
        assertThat(document.get("openapi")).asString().startsWith("3.1.");
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.json())
                    .as(operation.path())
                    .containsKeys("operationId", "summary", "tags", "responses");
            var inPath = operation.path().chars().filter(c -> c == '{').count();
            var declared = parameters(operation).stream()
                    .filter(parameter -> "path".equals(parameter.get("in")))
                    .count();
            assertThat(declared).as(operation.path()).isEqualTo(inPath);
        });
        assertThat(operations())
                .extracting(operation -> operation.json().get("operationId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void namesOnlyKeywordsOfJsonSchema() {
        var schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");

        assertThat(schemas.keySet())
                .allSatisfy(name -> assertThat((String) name).matches("[a-zA-Z0-9._-]+"));
        schemas.forEach((name, schema) -> check((Map<?, ?>) schema, String.valueOf(name)));
    }

    private static final List<String> TYPES =
            List.of("string", "number", "integer", "boolean", "object", "array", "null");

    private static void check(Map<?, ?> schema, String at) {
        if (schema.containsKey("type")) {
            assertThat(TYPES).as(at).contains((String) schema.get("type"));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, inner) -> check((Map<?, ?>) inner, at + "." + name));
            if (schema.get("required") instanceof List<?> required) {
                required.forEach(name ->
                        assertThat(properties.get(name)).as(at + "." + name).isNotNull());
            }
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            check(items, at + "[]");
        }
        for (var word : List.of("anyOf", "oneOf")) {
            if (schema.get(word) instanceof List<?> several) {
                several.forEach(inner -> check((Map<?, ?>) inner, at + "|"));
            }
        }
    }

    @Test
    void describesCustomObjectsToo() {
        var create = schema("vessel_create");

        assertThat(create.get("required"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("tonnage");
        assertThat(schema("vessel").toString()).contains("Tonnage", "number");
    }

    @Test
    void hidesFromOthersWhatTheyMayNotKnow() {
        assertThat(TestServer.running()
                        .send("GET", "/api/v1/openapi.json", (String) null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void isFoundAtTheRootToo() {
        var answer =
                world.server().send("GET", "/openapi.json", (String) null, "Authorization", "Bearer " + world.token());

        assertThat(answer.json()).isEqualTo(document);
        assertThat(Json.write(document)).hasSizeLessThan(2_000_000);
    }

    private static Map<?, ?> schema(String name) {
        return (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas")).get(name);
    }

    private record Operation(String verb, String path, Map<String, Object> json) {}

    private static List<Operation> operations() {
        var found = new ArrayList<Operation>();
        ((Map<?, ?>) document.get("paths"))
                .forEach((path, verbs) -> ((Map<?, ?>) verbs)
                        .forEach((verb, json) -> found.add(new Operation(
                                ((String) verb).toUpperCase(Locale.ROOT), (String) path, Json.asObject(json)))));
        return found;
    }

    private static List<Map<?, ?>> parameters(Operation operation) {
        var found = new ArrayList<Map<?, ?>>();
        if (operation.json().get("parameters") instanceof List<?> list) {
            list.forEach(parameter -> found.add((Map<?, ?>) parameter));
        }
        return found;
    }
}
