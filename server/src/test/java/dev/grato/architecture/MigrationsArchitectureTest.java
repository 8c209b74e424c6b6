package dev.grato.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class MigrationsArchitectureTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/db");

    static List<Path> scripts() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void neitherLocksNorRewritesNorLoses(Path script) throws IOException {
        assertThat(MigrationLint.faults(Files.readString(script)))
                .as(script.toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isNamedByItsTimeAndItsModule(Path script) {
        var name = script.getFileName().toString();

        assertThat(name)
                .as("a migration is named V<yyyyMMddHHmm>__<module>_what_changes.sql")
                .matches("V\\d{12}__[a-z]+_[a-z0-9_]+\\.sql");
        assertThat(Code.FLOORS.keySet())
                .as("the word after the two underscores is the module that owns the table")
                .contains(name.substring(name.indexOf("__") + 2).split("_")[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drop table file                                                       | takes something away
            alter table file drop column name                                     | takes something away
            truncate file                                                         | takes something away
            alter table file rename column name to title                          | renames
            lock table file in exclusive mode                                     | locks out everybody
            create index file_name_idx on file (name)                             | on a table that may be large
            create unique index file_name_idx on file (name)                      | on a table that may be large
            create index concurrently file_name_idx on file (name)                | concurrently inside a migration
            alter table file alter column size type numeric                       | changes a type
            alter table file alter size set data type numeric                     | changes a type
            alter table file alter column name set not null                       | sets not null
            alter table file add column note text not null                        | without a default
            alter table file add column key uuid default gen_random_uuid()        | differs by row
            alter table file add constraint file_name_key unique (name)           | builds a unique index
            alter table file add constraint small check (size < 9)                | checks every row
            alter table file add foreign key (owner_id) references app_user (id)  | checks every row
            """)
    void findsWhatHurts(String statement, String fault) {
        assertThat(MigrationLint.faults("-- said in passing\n" + statement.toUpperCase(java.util.Locale.ROOT) + ";"))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table note (id uuid primary key); create index note_id_idx on note (id);",
                "alter table file add column note text;",
                "alter table file add column kind text not null default 'file';",
                "alter table file alter column name drop not null;",
                "alter table file add constraint small check (size < 9) not valid;",
                "-- drop table file;"
            })
    void letsPassWhatDoesNot(String script) {
        assertThat(MigrationLint.faults(script)).isEmpty();
    }

    @Test
    void hasScriptsToRead() throws IOException {
        assertThat(scripts()).isNotEmpty();
    }
}
