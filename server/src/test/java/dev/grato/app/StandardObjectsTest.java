package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.customers.CustomersModel;
import dev.grato.model.ModelContribution;
import dev.grato.model.Names;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.types.StandardFieldTypes;
import dev.grato.platform.Texts;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.sales.SalesModel;
import dev.grato.service.ServiceModel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardObjectsTest {

    private static final Set<String> BELOW = Set.of("user", "team", "role");

    @Test
    void areBuiltFromTheirDeclarations() {
        assertThat(objects().map(ObjectType::name))
                .containsExactly(
                        "company",
                        "person",
                        "affiliation",
                        "accountMember",
                        "task",
                        "event",
                        "note",
                        "interaction",
                        "pipeline",
                        "stage",
                        "product",
                        "deal",
                        "document",
                        "documentLine",
                        "openItem",
                        "case",
                        "programme",
                        "objective",
                        "scopeItem",
                        "budgetLine",
                        "costEntry",
                        "programmeRole",
                        "signature",
                        "businessProcess",
                        "decisionTopic",
                        "decisionRight",
                        "decision",
                        "pilot",
                        "criterion",
                        "roleGroup",
                        "involvement",
                        "ring",
                        "ringMember",
                        "featureRelease",
                        "criterionChange",
                        "gateReview",
                        "touchingSystem",
                        "systemUse",
                        "risk",
                        "ritual",
                        "ritualMeeting",
                        "lesson",
                        "groupChange",
                        "benefitClaim",
                        "voiceRequest",
                        "frictionReport",
                        "objection");
        assertThat(objects()).allSatisfy(object -> {
            assertThat(object.field(object.titleField())).isPresent();
            assertThat(object.parents().stream()
                            .allMatch(parent -> object.field(parent).isPresent()))
                    .isTrue();
            assertThat(object.isOwned() && !object.parents().isEmpty()).isFalse();
        });
    }

    @Test
    void haveLabelsInThreeLanguages() {
        assertThat(objects()).allSatisfy(object -> {
            isComplete(object.label(), object.name());
            isComplete(object.pluralLabel(), object.name());
            object.liveFields().values().forEach(field -> {
                isComplete(field.label(), object.name() + "." + field.name());
                if (!field.help().isEmpty()) {
                    isComplete(field.help(), object.name() + "." + field.name());
                }
                field.options().forEach(option -> isComplete(option.label(), field.name() + "." + option.key()));
            });
        });
    }

    @Test
    void useNamesThatAreAllowed() {
        assertThat(objects())
                .allSatisfy(object -> object.fields().stream()
                        .filter(field -> !Set.of("owner", "team").contains(field.name()))
                        .forEach(field -> {
                            assertThat(Names.isCamelCase(field.name())).isTrue();
                            assertThat(SystemFields.RESERVED_FIELDS)
                                    .as("%s.%s", object.name(), field.name())
                                    .doesNotContain(field.name());
                        }));
    }

    @Test
    void pointAtObjectsThatExistUnderDifferentInverseNames() {
        var names = new HashSet<>(BELOW);
        objects().forEach(object -> names.add(object.name()));
        var inverses = new HashSet<String>();
        objects()
                .forEach(object -> object.fields().forEach(field -> {
                    if (field.target() != null) {
                        assertThat(names).contains(field.target());
                    }
                    if (field.inverse() != null) {
                        assertThat(inverses.add(field.target() + "." + field.inverse()))
                                .as("%s.%s", field.target(), field.inverse())
                                .isTrue();
                    }
                }));
    }

    @Test
    void givesInversesNamesThatAreNotFieldsOfTheTarget() {
        var all = objects().toList();
        all.forEach(object -> object.fields().forEach(field -> {
            if (field.inverse() != null) {
                all.stream()
                        .filter(target -> target.name().equals(field.target()))
                        .forEach(target ->
                                assertThat(target.field(field.inverse())).isEmpty());
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "sales", "service", "programme"})
    void sayTheirFaultsInThreeLanguages(String module) throws IOException {
        var english = keys(module, "en");
        assertThat(english).isNotEmpty();
        assertThat(keys(module, "es")).isEqualTo(english);
        assertThat(keys(module, "it")).isEqualTo(english);
    }

    private static Set<Object> keys(String module, String language) throws IOException {
        var bundle = new Properties();
        var stream = Objects.requireNonNull(
                StandardObjectsTest.class.getResourceAsStream("/i18n/" + module + "_" + language + ".properties"));
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle.keySet();
    }

    private static void isComplete(Texts texts, String where) {
        assertThat(texts.byLanguage()).as(where).containsOnlyKeys("en", "es", "it");
        assertThat(texts.byLanguage().values())
                .as(where)
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private static Stream<ObjectType> objects() {
        return Stream.<ModelContribution>of(
                        new CustomersModel(),
                        new SalesModel(),
                        new ServiceModel(),
                        new ProgrammeModel(),
                        new VoiceDeclarations())
                .map(ModelContribution::objects)
                .flatMap(List::stream)
                .map(object -> object.build(StandardFieldTypes.all()));
    }
}
