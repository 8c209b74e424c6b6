package dev.grato.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import dev.grato.platform.Database;
import org.junit.jupiter.api.Test;

/// Which rows a backup leaves behind.
class RowsThatStayOutTest {

    /// Else a restore could not put the constraint back.
    @Test
    void leavesNoRowBehindThatACarriedOnePointsAt() {
        var broken = TestServer.running()
                .bean(Database.class)
                .read(sql -> sql.fetch("""
                        select c.conrelid::regclass || ' points at ' || c.confrelid::regclass
                        from pg_constraint c
                        where c.contype = 'f'
                          and obj_description(c.confrelid, 'pg_class') like 'grato: rows stay out%'
                          and coalesce(obj_description(c.conrelid, 'pg_class'), '') not like 'grato: rows stay out%'""").getValues(0, String.class));

        assertThat(broken).isEmpty();
    }
}
