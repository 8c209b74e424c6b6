package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer.World;
import dev.grato.platform.Courtesy;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.internal.Consumers.Served;
import dev.grato.records.spi.ChangeConsumer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Readers of the change log that can wait rest while people are being answered; the others do not.
class PatientConsumersTest {

    private World world;
    private FeedScene scene;
    private long now;
    private final Courtesy courtesy = new Courtesy(() -> now);

    @BeforeEach
    void open() {
        world = FeedScene.world();
        scene = new FeedScene(world, new ChangeFeed(FeedScene.database()), courtesy);
        for (int i = 0; i < 6; i++) {
            scene.create();
        }
        scene.awaitSettled();
    }

    @AfterEach
    void close() {
        world.drop();
    }

    /// Takes one change at a time and half a second for it.
    private final class Slow implements ChangeConsumer {

        private final boolean canWait;
        private int had;

        private Slow(boolean canWait) {
            this.canWait = canWait;
        }

        @Override
        public String name() {
            return "slow-" + canWait;
        }

        @Override
        public int most() {
            return 1;
        }

        @Override
        public boolean canWait() {
            return canWait;
        }

        @Override
        public void handle(Workspace workspace, List<Change> changes) {
            had += changes.size();
            now += Duration.ofMillis(500).toNanos();
        }
    }

    /// Has its position after this, and one change.
    private Slow begun(boolean canWait) {
        var consumer = new Slow(canWait);
        while (consumer.had == 0) {
            assertThat(serve(consumer)).isEqualTo(Served.MORE);
        }
        return consumer;
    }

    private Served serve(ChangeConsumer consumer) {
        return scene.consumers.serve(world.workspace(), consumer);
    }

    @Test
    void givesNothingToOneThatRestsAndGoesOnAfterwards() {
        courtesy.asked();
        var patient = begun(true);
        now += Duration.ofMillis(1_400).toNanos();
        assertThat(serve(patient)).isEqualTo(Served.LATER);
        assertThat(patient.had).isEqualTo(1);
        now += Duration.ofMillis(100).toNanos();
        assertThat(serve(patient)).as("it never starves").isEqualTo(Served.MORE);
        assertThat(patient.had).isEqualTo(2);
    }

    @Test
    void letsItWorkOnWhenNobodyAsksAnyMore() {
        courtesy.asked();
        var patient = begun(true);
        courtesy.answered();
        assertThat(serve(patient)).isEqualTo(Served.LATER);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(serve(patient)).isEqualTo(Served.MORE);
        assertThat(serve(patient)).isEqualTo(Served.MORE);
        assertThat(patient.had).isEqualTo(3);
    }

    @Test
    void servesOthersMeanwhile() {
        courtesy.asked();
        var patient = begun(true);
        var other = begun(false);
        assertThat(serve(other)).isEqualTo(Served.MORE);
        assertThat(other.had).isEqualTo(2);
        assertThat(serve(patient)).as("its rest is not over").isEqualTo(Served.LATER);
    }
}
