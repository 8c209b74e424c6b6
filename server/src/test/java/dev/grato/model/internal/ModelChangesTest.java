package dev.grato.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grato.model.ModelError;
import dev.grato.model.ModelJson;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChangesTest {

    private static ModelWorld world;

    @BeforeAll
    static void build() {
        world = new ModelWorld();
    }

    private static Map<String, Object> json(String text) {
        return Json.readObject(text.replace('\'', '"'));
    }

    private static String vessel(String name) {
        world.one.changes.createObject(world.actor, json("{'name':'" + name + "','label':{'en':'Vessel'}}"));
        return name;
    }

    private static UUID field(String object, String definition) {
        return world.one
                .changes
                .createField(world.actor, object, json(definition))
                .batchId();
    }

    private static List<Fault> faults(Runnable work) {
        return refusal(work).faults();
    }

    private static GratoException refusal(Runnable work) {
        var refusal = catchThrowableOfType(GratoException.class, work::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Set<String> indexes(String table) {
        return Database.class
                .cast(ModelWorld.database())
                .read(sql -> Catalog.read(sql, world.workspace, Set.of(table)))
                .indexes(table)
                .stream()
                .filter(Catalog.Index::isWhole)
                .map(Catalog.Index::name)
                .collect(Collectors.toSet());
    }

    @Nested
    class Reconciling {

        @Test
        void createsTablesWithTheirIndexesAndForeignKeys() {
            var catalog = ModelWorld.database()
                    .read(sql -> Catalog.read(sql, world.workspace, Set.of("company", "team", "app_user")));
            assertThat(catalog.hasColumn("company", "name_sort")).isTrue();
            assertThat(catalog.hasForeignKey("company", "owner_id")).isTrue();
            assertThat(catalog.hasForeignKey("team", "parent_id")).isTrue();
            assertThat(catalog.hasSequence("company_number_seq")).isTrue();
            assertThat(indexes("company"))
                    .contains(
                            "company_created_at_id_idx",
                            "company_updated_at_id_idx",
                            "company_owner_id_idx",
                            "company_team_id_idx",
                            "company_name_sort_id_idx",
                            "company_number_idx",
                            "company_tags_idx",
                            "company_part_of_id_created_at_id_idx");
        }

        @Test
        void changesNothingTheSecondTime() {
            var before = indexes("company");
            world.reconciliation.prepare(world.workspace);
            assertThat(indexes("company")).isEqualTo(before);
        }

        @Test
        void keepsIndexNamesWithinPostgresLimit() {
            vessel("a".repeat(50));
            field("a".repeat(50), "{'name':'" + "b".repeat(50) + "','type':'text','indexed':true}");
            assertThat(indexes(world.table("a".repeat(50)))).allMatch(name -> name.length() <= 63);
            assertThat(indexes(world.table("a".repeat(50)))).hasSize(6);
        }
    }

    @Nested
    class Fields {

        @Test
        void keepTheirColumnWhenRenamedAndTakeRulesAndViewsAlong() {
            var object = vessel("ferry");
            field(object, "{'name':'tonnage','type':'number','label':{'en':'Tonnage'}}");
            var column = world.column(object, "tonnage");
            world.one.changes.createRule(world.actor, object, json("""
                    {'name':'light','refuses':{'field':'tonnage','op':'gt','value':10},'message':'Too heavy'}"""));
            var view = world.one.views.create(world.actor, Set.of(), json("""
                    {'object':'ferry','name':'Big','filter':{'field':'tonnage','op':'gt','value':5},
                     'sort':['-tonnage'],'columns':['name','tonnage']}"""));
            world.one.changes.changeField(world.actor, object, "tonnage", json("{'name':'weight'}"));
            assertThat(world.column(object, "weight")).isEqualTo(column);
            var model = world.one.models.refreshed(world.workspace);
            assertThat(model.require(object).rules().getFirst().refuses()).containsEntry("field", "weight");
            var id = UUID.fromString((String) view.declaration().get("id"));
            var renamed = world.one.views.find(world.actor, Set.of(), id).orElseThrow();
            assertThat(renamed.columns()).containsExactly("name", "weight");
            assertThat(renamed.sort()).containsExactly("-weight");
            assertThat(renamed.filter()).containsEntry("field", "weight");
        }

        @Test
        void keepTheirValuesWhenRetiredAndComeBackByUndo() {
            var object = vessel("barge");
            field(object, "{'name':'draught','type':'number'}");
            var column = world.column(object, "draught");
            var table = world.table(object);
            world.insert(table, Map.of(column, "7"));
            var retired = world.one.changes.changeField(world.actor, object, "draught", json("{'retired':true}"));
            assertThat(world.one.models.current(world.workspace).require(object).field("draught"))
                    .isEmpty();
            assertThat(world.one.changes.retired(world.workspace).toString()).contains("draught");
            var undo = world.one.changes.undo(world.actor, retired.batchId());
            assertThat(world.column(object, "draught")).isEqualTo(column);
            assertThat(world.value("select " + column + "::int from " + Database.quoted(world.workspace, table)))
                    .isEqualTo(7);
            world.one.changes.undo(world.actor, undo.id());
            assertThat(world.one.models.current(world.workspace).require(object).field("draught"))
                    .isEmpty();
            world.one.changes.changeField(world.actor, object, "draught", json("{'retired':false}"));
            assertThat(world.column(object, "draught")).isEqualTo(column);
        }

        @Test
        void canBeUndoneOnlyWhileTheyAreAsTheChangeLeftThem() {
            var object = vessel("canoe");
            field(object, "{'name':'grip','type':'text','label':{'en':'One'}}");
            var two = world.one.changes.changeField(world.actor, object, "grip", json("{'label':{'en':'Two'}}"));
            world.one.changes.changeField(world.actor, object, "grip", json("{'label':{'en':'Three'}}"));
            var refusal = refusal(() -> world.one.changes.undo(world.actor, two.batchId()));
            assertThat(refusal.code()).isEqualTo(ModelError.UNDO_BLOCKED);
            assertThat(refusal.faults()).extracting(Fault::code).containsExactly("changedSince");
        }

        @Test
        void undoOfAnOptionRetiresIt() {
            var options = "{'options':[{'key':'small'},{'key':'large'},{'key':'huge','label':{'en':'Huge'}}]}";
            var change = world.one.changes.changeField(world.actor, "company", "size", json(options));
            world.one.changes.undo(world.actor, change.batchId());
            var field = world.one
                    .models
                    .refreshed(world.workspace)
                    .require("company")
                    .field("size")
                    .orElseThrow();
            assertThat(field.options())
                    .extracting(option -> option.key() + option.retired())
                    .containsExactly("smallfalse", "largefalse", "hugetrue");
        }

        @Test
        void relationsGetAnInverseOfTheirOwn() {
            var object = vessel("tug");
            field(object, "{'name':'operator','type':'relation','target':'companies'}");
            field(object, "{'name':'maker','type':'relation','target':'company'}");
            var model = world.one.models.refreshed(world.workspace);
            assertThat(model.inversesOf("company"))
                    .extracting(inverse -> inverse.name())
                    .contains("tugs", "tugsAsMaker");
            assertThat(ModelJson.model(model).toString()).contains("tugsAsMaker");
            var catalog =
                    ModelWorld.database().read(sql -> Catalog.read(sql, world.workspace, Set.of(world.table(object))));
            assertThat(catalog.hasForeignKey(world.table(object), world.column(object, "maker")))
                    .isTrue();
        }

        @Test
        void mayBeCalledNameThoughAnObjectHasOneAlready() {
            var object = vessel("raft");
            field(object, "{'name':'name','type':'text','required':true}");
            assertThat(world.one
                            .models
                            .refreshed(world.workspace)
                            .require(object)
                            .field("name")
                            .orElseThrow()
                            .isRequired())
                    .isTrue();
        }

        @Test
        void areSeenByAnotherNodeWithinASecond() throws InterruptedException {
            world.two.models.current(world.workspace);
            var object = vessel("yawl");
            TimeUnit.MILLISECONDS.sleep(1000);
            assertThat(world.two.models.current(world.workspace).object(object)).isPresent();
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {'name':'Vessel'}                                      | name        | notCamelCase
                {}                                                     | name        | missing
                {'name':7}                                             | name        | wrongKind
                {'name':'batch'}                                       | name        | reservedWord
                {'name':'priceBook'}                                   | name        | reservedWord
                {'name':'firm','plural':'companies'}                   | plural      | reservedWord
                {'name':'firm','colour':'red'}                         | colour      | unknownKey
                {'name':'firm','label':{'english':'x'}}                | label.english | notALanguage
                {'name':'firm','label':{'en':7}}                       | label.en    | wrongKind
                {'name':'firm','fields':[{'name':'id','type':'text'}]} | fields[0].name | reservedWord
                {'name':'firm','titleField':'x'}                       | titleField  | unknownField
                """)
        void objects(String definition, String path, String code) {
            assertThat(faults(() -> world.one.changes.createObject(world.actor, json(definition))))
                    .anyMatch(fault -> fault.path().equals(path) && fault.code().equals(code));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {'name':'x'}                                             | type       | missing
                {'name':'x','type':'vector'}                             | type       | unknownType
                {'name':'x','type':7}                                    | type       | wrongKind
                {'name':'filter','type':'text'}                          | name       | reservedWord
                {'name':'revenue','type':'text'}                         | name       | nameTaken
                {'name':'parts','type':'text'}                           | name       | nameTaken
                {'name':'x','type':'select'}                             | options    | missing
                {'name':'x','type':'select','options':[]}                | options    | missing
                {'name':'x','type':'select','options':['a','a']}         | options[1].key | nameTaken
                {'name':'x','type':'text','options':['a']}               | options    | notForThisType
                {'name':'x','type':'relation'}                           | target     | missing
                {'name':'x','type':'relation','target':'nothing'}        | target     | unknownObject
                {'name':'x','type':'text','target':'company'}            | target     | notForThisType
                {'name':'x','type':'json','unique':true}                 | unique     | notForThisType
                {'name':'x','type':'text','settings':{'a':1}}            | settings.a | unknownSetting
                {'name':'x','type':'number','default':'seven'}           | default    | notNumber
                {'name':'x','type':'text','required':'yes'}              | required   | wrongKind
                {'name':'x','type':'text','expression':'1'}              | expression | notForThisType
                """)
        void fields(String definition, String path, String code) {
            assertThat(faults(() -> field("company", definition)))
                    .anyMatch(fault ->
                            fault.path().equals(path) && (fault.code().equals(code) || code.equals("notNumber")));
        }

        @Test
        void whatModulesRelyOn() {
            assertThat(faults(() -> world.one.changes.changeField(
                            world.actor, "company", "name", json("{'name':'title','required':false}"))))
                    .extracting(Fault::code)
                    .containsOnly("standardField");
            assertThat(faults(() -> world.one.changes.changeObject(world.actor, "company", json("{'retired':true}"))))
                    .extracting(Fault::code)
                    .containsExactly("standardObject");
        }

        @Test
        void changesOfTypeAndTitleFieldsRetired() {
            var object = vessel("kayak");
            assertThat(faults(() ->
                            world.one.changes.changeField(world.actor, object, "name", json("{'type':'number'}"))))
                    .extracting(Fault::code)
                    .containsExactly("typeCannotChange");
            assertThat(faults(
                            () -> world.one.changes.changeField(world.actor, object, "name", json("{'retired':true}"))))
                    .extracting(Fault::code)
                    .containsExactly("titleField");
        }

        @Test
        void targetsThatAreStillPointedAt() {
            var object = vessel("dock");
            field("company", "{'name':'homeDock','type':'relation','target':'dock'}");
            assertThat(faults(() -> world.one.changes.changeObject(world.actor, object, json("{'retired':true}"))))
                    .extracting(Fault::code)
                    .containsExactly("usedByRelation");
        }

        @Test
        void rulesAboutOtherRecords() {
            assertThat(faults(() -> world.one.changes.createRule(world.actor, "company", json("""
                            {'name':'r','message':'x','refuses':{'and':[
                             {'field':'partOf.name','op':'eq','value':'x'},{'field':'nix','op':'eq'},
                             {'field':'revenue.currency','op':'eq','value':'EUR'}]}}"""))))
                    .extracting(fault -> fault.path() + " " + fault.code())
                    .containsExactly("refuses.and[0].field notOwnField", "refuses.and[1].field unknownField");
        }

        @Test
        void unknownBatchesAndSecondUndos() {
            assertThat(refusal(() -> world.one.changes.undo(world.actor, UUID.randomUUID()))
                            .code())
                    .isEqualTo(ModelError.CHANGE_NOT_FOUND);
            vessel("skiff");
            var batch = field("skiff", "{'name':'oars','type':'number'}");
            world.one.changes.undo(world.actor, batch);
            assertThat(refusal(() -> world.one.changes.undo(world.actor, batch)).code())
                    .isEqualTo(ModelError.ALREADY_UNDONE);
        }
    }

    @Nested
    class IndexBuilding {

        @Test
        void doesNotStopWriters() throws Exception {
            var object = vessel("lorry");
            field(object, "{'name':'plate','type':'text'}");
            var table = world.table(object);
            var column = world.column(object, "plate");
            var counter = new AtomicInteger();
            var isOver = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> writers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    writers.add(threads.submit(() -> {
                        while (!isOver.get()) {
                            var plate = "'p" + counter.incrementAndGet() + "'";
                            world.insert(table, Map.of(column, plate, column + "_sort", plate));
                        }
                    }));
                }
                TimeUnit.MILLISECONDS.sleep(300);
                world.one.changes.changeField(world.actor, object, "plate", json("{'unique':true,'indexed':true}"));
                assertThat(world.one
                                .models
                                .refreshed(world.workspace)
                                .require(object)
                                .field("plate")
                                .orElseThrow()
                                .isUnique())
                        .isFalse();
                world.one.job.build(world.workspace, table);
                isOver.set(true);
                for (var writer : writers) {
                    writer.get(20, TimeUnit.SECONDS);
                }
            }
            assertThat(world.one
                            .models
                            .refreshed(world.workspace)
                            .require(object)
                            .field("plate")
                            .orElseThrow()
                            .isUnique())
                    .isTrue();
            assertThat(indexes(table)).hasSize(7);
            world.one.changes.changeField(world.actor, object, "plate", json("{'unique':false}"));
            world.one.job.build(world.workspace, table);
            assertThat(indexes(table)).hasSize(6);
        }

        @Test
        void reportsDuplicatesAndTakesThePromiseBack() {
            var object = vessel("van");
            field(object, "{'name':'plate','type':'text'}");
            var table = world.table(object);
            var column = world.column(object, "plate");
            world.insert(table, Map.of(column, "'x'", column + "_sort", "'x'"));
            world.insert(table, Map.of(column, "'x'", column + "_sort", "'x'"));
            world.one.changes.changeField(world.actor, object, "plate", json("{'unique':true}"));
            world.one.job.build(world.workspace, table);
            assertThat(world.one.indexes.states(world.workspace))
                    .anyMatch(state -> state.column().equals(column)
                            && state.state().equals("failed")
                            && "duplicates".equals(state.reason()));
            assertThat(world.one
                            .changes
                            .list(world.workspace, 1, null)
                            .getFirst()
                            .what())
                    .isEqualTo("uniqueFailed");
            assertThat(indexes(table)).hasSize(5);
        }

        @Test
        void buildsWhatOtherModulesAskFor() {
            world.insert("company", Map.of("name", "'a'"));
            world.one.indexes.buildIndex(world.workspace, "company", "revenue");
            world.one.job.build(world.workspace, "company");
            assertThat(indexes("company")).contains("company_revenue_id_idx");
        }
    }

    @Nested
    class ViewsOf {

        @Test
        void othersAreNotThere() {
            var view = world.one.views.create(
                    world.actor, Set.of(), json("{'object':'companies','name':'Mine','columns':['name']}"));
            var id = UUID.fromString((String) view.declaration().get("id"));
            var other = new ModelWorldActor(world).other();
            assertThat(world.one.views.find(other, Set.of(), id)).isEmpty();
            assertThat(world.one.views.list(world.actor, Set.of(), "company"))
                    .extracting(each -> each.id())
                    .contains(id);
            var deleted = world.one.views.delete(world.actor, Set.of(), id);
            assertThat(world.one.views.find(world.actor, Set.of(), id)).isEmpty();
            world.one.changes.undo(world.actor, deleted.batchId());
            assertThat(world.one.views.find(world.actor, Set.of(), id)).isPresent();
        }

        @Test
        void badInputNamesThePlace() {
            assertThat(faults(() -> world.one.views.create(world.actor, Set.of(), json("""
                            {'object':'company','kind':'pie','scope':'team','owner':'x','columns':['nix',7],
                             'filter':{'field':'name','op':'near'},'sort':['a','b','c']}"""))))
                    .extracting(Fault::path)
                    .contains("name", "kind", "owner", "columns[0]", "columns[1]", "filter.op", "sort");
        }
    }

    private record ModelWorldActor(ModelWorld world) {
        dev.grato.platform.Actor other() {
            var a = world.actor;
            return new dev.grato.platform.Actor(
                    a.workspace(),
                    a.kind(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    null,
                    a.rights(),
                    a.locale(),
                    a.zone());
        }
    }

    /// Any sequence of changes and undos leaves a model that can be loaded and loses no column.
    @Test
    void survivesRandomSequences() {
        long seed = Long.getLong("grato.seed", new Random().nextLong());
        var own = new ModelWorld();
        var random = new Random(seed);
        var columns = new HashMap<String, Set<String>>();
        var batches = new ArrayList<UUID>();
        int done = 0;
        for (int step = 0; step < 150; step++) {
            try {
                step(own, random, batches);
                done++;
            } catch (GratoException refusal) {
                assertThat(refusal.code()).as("seed %d step %d", seed, step).isInstanceOf(ModelError.class);
            }
            var stored = ModelWorld.database().read(sql -> ModelStore.load(sql, own.workspace));
            var now = own.two.models.refreshed(own.workspace);
            assertThat(now.version()).as("seed %d", seed).isEqualTo(stored.version());
            assertColumnsKept(own, columns, seed);
        }
        assertThat(done).as("seed %d", seed).isGreaterThan(30);
    }

    private static void assertColumnsKept(ModelWorld own, Map<String, Set<String>> columns, long seed) {
        var tables = new HashSet<String>();
        for (var object : own.one.writer.objects(own.workspace)) {
            tables.add(object.table());
            var names = object.fields().stream().map(field -> field.column()).toList();
            assertThat(names).as("seed %d", seed).doesNotHaveDuplicates();
            var known = columns.computeIfAbsent(object.table(), table -> new HashSet<>());
            assertThat(names).as("seed %d", seed).containsAll(known);
            known.addAll(names);
        }
        assertThat(tables).as("seed %d", seed).containsAll(columns.keySet());
        var catalog = ModelWorld.database().read(sql -> Catalog.read(sql, own.workspace, tables));
        columns.forEach((table, names) -> names.forEach(name -> assertThat(catalog.hasColumn(table, name))
                .as("seed %d %s.%s", seed, table, name)
                .isTrue()));
    }

    private static void step(ModelWorld own, Random random, List<UUID> batches) {
        var changes = own.one.changes;
        var objects = List.of("company", "alpha", "beta", "gamma");
        var names = List.of("red", "green", "blue", "name");
        var types = List.of("text", "number", "money", "date", "emailList", "autoNumber");
        var object = objects.get(random.nextInt(objects.size()));
        var name = names.get(random.nextInt(names.size()));
        var other = names.get(random.nextInt(names.size()));
        var flag = random.nextBoolean();
        switch (random.nextInt(11)) {
            case 0 ->
                batches.add(changes.createObject(own.actor, json("{'name':'" + object + "'}"))
                        .batchId());
            case 1, 2 ->
                batches.add(changes.createField(
                                own.actor,
                                object,
                                Map.of("name", name, "type", types.get(random.nextInt(types.size()))))
                        .batchId());
            case 3 ->
                batches.add(changes.createField(
                                own.actor,
                                object,
                                Map.of("name", name, "type", "relation", "target", objects.get(random.nextInt(4))))
                        .batchId());
            case 4 ->
                batches.add(changes.changeField(own.actor, object, name, Map.of("name", other))
                        .batchId());
            case 5 ->
                batches.add(changes.changeField(own.actor, object, name, Map.of("retired", flag))
                        .batchId());
            case 6 ->
                batches.add(changes.changeObject(own.actor, object, Map.of("retired", flag))
                        .batchId());
            case 7 ->
                batches.add(changes.changeField(own.actor, object, name, Map.of("unique", flag, "indexed", !flag))
                        .batchId());
            case 8 ->
                batches.add(changes.changeField(own.actor, object, name, Map.of("label", "L" + random.nextInt(9)))
                        .batchId());
            default -> {
                if (!batches.isEmpty()) {
                    batches.add(
                            changes.undo(own.actor, Objects.requireNonNull(batches.get(random.nextInt(batches.size()))))
                                    .id());
                }
            }
        }
    }
}
