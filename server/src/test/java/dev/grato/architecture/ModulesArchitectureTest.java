package dev.grato.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

@Tag("fast")
class ModulesArchitectureTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Code.ROOT);

    @Test
    void hasNoCyclesNoReachIntoInternalsAndOnlyDeclaredDependencies() {
        MODULES.verify();
    }

    @Test
    void everyModuleStandsOnAFloor() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .as("a new module gets its floor in Code.FLOORS, and its paragraph in docs/ARCHITECTURE.md")
                .isSubsetOf(Code.FLOORS.keySet());
    }

    @Test
    void everyModuleDeclaresWhatItMayUse() {
        assertThat(MODULES.stream())
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(
                                "package-info of %s: name what it may use in @ApplicationModule(allowedDependencies = …)",
                                module)
                        .hasValueSatisfying(declared -> assertThat(declared.allowedDependencies())
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
    }

    @Test
    void usesOnlyLowerFloors() {
        classes()
                .should(useOnlyLowerFloors())
                .because("a lower module must not know who stands on it; to be told, let the upper one plug into an"
                        + " spi of the lower, or read the change log; what two journeys share belongs lower")
                .check(Code.MAIN);
    }

    private static ArchCondition<JavaClass> useOnlyLowerFloors() {
        return new ArchCondition<>("use only modules on floors below their own") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                var here = Code.module(user.getPackageName());
                for (var dependency : user.getDirectDependenciesFromSelf()) {
                    var there = Code.module(dependency.getTargetClass().getPackageName());
                    boolean isUpOrSideways = !there.isEmpty() && !there.equals(here) && floor(there) >= floor(here);
                    if (isUpOrSideways) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static int floor(String module) {
        return Code.FLOORS.getOrDefault(module, 0);
    }
}
