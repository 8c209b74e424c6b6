package dev.grato.sync.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.WebTools;
import dev.grato.platform.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine of the web client against the real server: random games of three devices of two users, with lost
/// requests and answers, deaths, changes of rights, restores and a log that is cut. Afterwards nothing may be lost,
/// nothing done twice, and all agree. See docs/adr/027.
class SyncModelCheckTest {

    private static final boolean ALL = Boolean.getBoolean("grato.test.all");
    private static final int GAMES = Integer.getInteger("grato.sync.games", ALL ? 100_000 : 2_000);
    /// No other game begins after so many seconds, however slow the machine.
    private static final int SECONDS = ALL ? 6 * 3600 : 60;

    private static final int SIDE_BY_SIDE = 4;

    private static TestServer server;
    private static Players players;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        WebTools.assumeInstalled();
        server = TestServer.node(
                "--grato.sync.bootstraps-per-hour=1000000", "--grato.sync.device-bootstraps-per-hour=1000000");
        players = new Players(server, SIDE_BY_SIDE);
    }

    @AfterAll
    static void tidyUp() {
        if (players != null) {
            players.close();
            server.close();
        }
    }

    @Test
    void losesNothingDoesNothingTwiceAndConverges() {
        long seed = Seeds.seed() % 1_000_000_000;
        long began = System.nanoTime();
        var ending = players.play(seed, GAMES, SECONDS, null);
        long nanos = System.nanoTime() - began;

        if (ending.get("faults") == null) {
            System.out.printf("sync games: -Dgrato.seed=%d, %.1f seconds, %s%n", seed, nanos / 1e9, ending);
            assertThat(Json.asNumber(ending.get("games"))).as("games").isPositive();
            return;
        }
        throw new AssertionError(failed(ending));
    }

    private static String failed(Map<String, Object> ending) {
        return "seed %s fails after %s steps:%n%s%n%s%nrepeat with mvn test -pl server -Dtest='SyncModelCheckTest#loses*' -Dgrato.seed=%s -Dgrato.sync.games=1"
                .formatted(
                        ending.get("seed"),
                        ending.get("steps"),
                        ending.get("trace"),
                        ending.get("faults"),
                        ending.get("seed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noIdempotency",
                "noEpochCheck",
                "noScopeVersion",
                "removalsOnlyForDeletes",
                "noPushAgain",
                "staleRowWins"
            })
    void noticesWhatIsBroken(String mutant) {
        var ending = players.play(1, 200, 300, mutant);

        assertThat(ending.get("faults")).as(mutant + ": " + ending).isNotNull();
        if (mutant.equals("noIdempotency")) {
            assertThat(ending.get("faults").toString())
                    .as("what was written twice, not what was noted down")
                    .containsAnyOf(" counts ", "twice: ");
        }
    }
}
