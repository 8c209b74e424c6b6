package dev.grato.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.grato.api.OpenToAll;
import dev.grato.api.Requires;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspaces;
import dev.grato.records.spi.AccessPolicy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag("fast")
class BoundariesArchitectureTest {

    /// Named exceptions of [Layers#keepsDomainTypesPlain]; the list may only get shorter.
    private static final List<Class<?>> MAY_KNOW_LIBRARIES = List.of(
            // the door to the database: hands out jOOQ's context to the floors that may use it
            Database.class,
            // reads its own table of workspaces
            Workspaces.class,
            // the one place that knows how JSON is parsed
            Json.class,
            // a predicate is a jOOQ condition, so that rights are part of the statement
            AccessPolicy.class);

    @Nested
    class Nulls {

        @Test
        void everyPackageIsNullMarked() {
            var unmarked = packages(Code.MAIN.getPackage(Code.ROOT))
                    .filter(known -> !known.getClasses().isEmpty())
                    .filter(known -> !known.isAnnotatedWith(NullMarked.class))
                    .map(JavaPackage::getName);

            assertThat(unmarked)
                    .as("without @NullMarked in its package-info.java the compiler checks no nulls in a package")
                    .isEmpty();
        }

        private static Stream<JavaPackage> packages(JavaPackage root) {
            return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream());
        }
    }

    @Nested
    class Layers {

        @Test
        void keepsSqlWhereTablesAreKept() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.grato.platform..",
                            "dev.grato.model..",
                            "dev.grato.records..",
                            "dev.grato.*.internal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.jooq..")
                    .because(
                            "business data goes through dev.grato.records alone, so that rights, rules and the log hold;"
                                    + " a table of a module's own (a queue, tokens) is kept by a repository in its internal package")
                    .check(Code.MAIN);
        }

        @Test
        void keepsSqlOutOfHttp() {
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.grato.api", "dev.grato.*.web..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.jooq..", "java.sql..", "javax.sql.."))
                    .because("tables never become JSON; call the module's public types and shape the answer from them")
                    .check(Code.MAIN);
        }

        @Test
        void keepsInternalsInsideTheirModule() {
            classes()
                    .should(stayOutOfOtherInternals())
                    .because(
                            "what is internal may change without notice; use the module's public types, or ask for one")
                    .check(Code.MAIN);
        }

        @Test
        void keepsDomainTypesPlain() {
            noClasses()
                    .that(arePublicTypesOfAModule())
                    .and(describe("are no named exception", type -> !isException(type)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "jakarta.servlet..",
                            "org.jooq..",
                            "tools.jackson..",
                            "com.fasterxml.jackson.."))
                    .because("values that cross modules outlive libraries; convert in the api or an internal package")
                    .check(Code.MAIN);
        }

        @Test
        void namesNoExceptionThatIsNeededNoMore() {
            assertThat(MAY_KNOW_LIBRARIES)
                    .allSatisfy(type -> assertThat(Code.MAIN.get(type).getDirectDependenciesFromSelf())
                            .as("%s needs no exception any more: take it from the list", type)
                            .anyMatch(dependency -> resideInAnyPackage("org.jooq..", "tools.jackson..")
                                    .test(dependency.getTargetClass())));
        }

        private static boolean isException(JavaClass type) {
            return MAY_KNOW_LIBRARIES.stream()
                    .anyMatch(known -> type.getName().equals(known.getName())
                            || type.getName().startsWith(known.getName() + "$"));
        }

        private static DescribedPredicate<JavaClass> arePublicTypesOfAModule() {
            return describe("are in the base or spi package of a module that is not HTTP", type -> {
                var module = Code.module(type.getPackageName());
                return !module.equals("api")
                        && !module.equals("app")
                        && (type.getPackageName().equals(Code.ROOT + "." + module)
                                || type.getPackageName().endsWith(".spi"));
            });
        }
    }

    @Nested
    class Endpoints {

        @Test
        void everyEndpointSaysWhoMayCallIt() {
            methods()
                    .that(areEndpoints())
                    .should(declareOnePermission())
                    .because(
                            "an endpoint without a declaration would be open by accident; put @OpenToAll, @SignedInOnly"
                                    + " or @Requires(…) on the method")
                    .check(Code.MAIN);
        }

        private static DescribedPredicate<JavaMethod> areEndpoints() {
            return describe(
                    "are endpoints",
                    method -> method.isAnnotatedWith(RequestMapping.class)
                            || method.isMetaAnnotatedWith(RequestMapping.class));
        }

        private static ArchCondition<JavaMethod> declareOnePermission() {
            return new ArchCondition<>("declare exactly one permission") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    long declared = Stream.of(OpenToAll.class, SignedInOnly.class, Requires.class)
                            .filter(method::isAnnotatedWith)
                            .count();
                    if (declared != 1) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " declares " + declared + " permissions"));
                    }
                }
            };
        }
    }

    @Nested
    class Habits {

        private static final Set<String> CLOCK_READERS = Set.of("now", "system", "systemUTC", "systemDefaultZone");

        @Test
        void injectsThroughConstructors() {
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(Code.MAIN);
            fields().should()
                    .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                    .because("settings come as a …Properties record through the constructor")
                    .check(Code.MAIN);
            methods()
                    .should()
                    .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .because("what an object needs comes through its constructor, so that no half-built one exists")
                    .check(Code.MAIN);
        }

        @Test
        void takesTimeFromTheClock() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.grato.app..")
                    .and()
                    .areNotAssignableTo(Ids.class)
                    .should()
                    .callMethodWhere(readsTheSystemClock())
                    .because("tests move time; take a java.time.Clock through the constructor")
                    .check(Code.MAIN);
        }

        /// Calls that ask the machine for the time; those that are given a clock are fine.
        private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
            return describe("read the system's clock", call -> {
                var target = call.getTarget();
                boolean isTime = target.getOwner().getPackageName().equals("java.time")
                        && CLOCK_READERS.contains(target.getName())
                        && target.getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
                return isTime
                        || target.getOwner().isEquivalentTo(System.class)
                                && target.getName().equals("currentTimeMillis");
            });
        }

        @Test
        void leavesStandardStreamsAlone() {
            noClasses()
                    .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                    .because("what is worth saying goes to the log once, where it is handled")
                    .check(Code.MAIN);
        }

        @Test
        void throwsNothingNameless() {
            noClasses()
                    .should()
                    .callConstructorWhere(
                            describe("make a bare RuntimeException, Exception or Error", Habits::isBareException))
                    .because(
                            "whoever catches it must know what it was: a GratoException with a code for what callers can"
                                    + " do something about, IllegalStateException for what cannot happen")
                    .check(Code.MAIN);
        }

        private static boolean isBareException(JavaConstructorCall call) {
            boolean isSuper = call.getOriginOwner().isAssignableTo(Throwable.class)
                    && call.getOrigin().isConstructor();
            return !isSuper
                    && Stream.of(RuntimeException.class, Exception.class, Error.class, Throwable.class)
                            .anyMatch(bare -> call.getTargetOwner().isEquivalentTo(bare));
        }
    }

    @Nested
    class TestCode {

        @Test
        void assertsWithAssertJ() {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.junit.jupiter.api.Assertions")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.hamcrest..")
                    .because("one way to assert reads best; use org.assertj.core.api.Assertions.assertThat")
                    .check(Code.TESTS);
        }

        @Test
        void staysOutOfOtherInternals() {
            classes()
                    .should(stayOutOfOtherInternals())
                    .because("a test of one module must not break when another changes inside; go through public types")
                    .check(Code.TESTS);
        }
    }

    private static ArchCondition<JavaClass> stayOutOfOtherInternals() {
        return new ArchCondition<>("stay out of the internals of other modules") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                var here = Code.module(user.getPackageName());
                for (var dependency : user.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getPackageName();
                    var there = Code.module(target);
                    boolean isInternal =
                            !there.isEmpty() && (target + ".").matches("dev\\.grato\\.[a-z]+\\.(internal|web)\\..*");
                    if (isInternal && !there.equals(here)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
