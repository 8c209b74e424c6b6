package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A node that was built without the app.
class LandingTest {

    @Test
    void greetsInTheVisitorsLanguageWhereThereIsNoApp() {
        var node = TestServer.node("--grato.web.files=classpath:/no-app/");
        try {
            var http = new RawHttp(node.port());

            var invitation = http.send("GET", "/invitation", List.of("Accept-Language: it"), null);
            var reset = http.send("GET", "/password-reset", List.of("Accept-Language: es"), null);

            assertThat(invitation.body()).contains("Il tuo invito").doesNotContain("{{");
            assertThat(reset.body()).contains("<html lang=\"es\">").doesNotContain("{{");
        } finally {
            node.close();
        }
    }
}
