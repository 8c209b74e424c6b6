package dev.grato.model.internal;

import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks for indexes to be built in the background.
@Component
final class IndexQueue {

    static final String JOB = "model.index";

    private static final Logger LOG = LoggerFactory.getLogger(IndexQueue.class);

    private final Jobs jobs;

    IndexQueue(Jobs jobs) {
        this.jobs = jobs;
    }

    /// Each request is a piece of its own, so that one made while the job runs is not taken for the one running.
    void ask(Workspace workspace, String table) {
        try {
            jobs.enqueue(JOB, workspace.id() + "/" + table + "/" + Ids.next());
        } catch (IllegalStateException notStarted) {
            LOG.debug("jobs have not been started; the sweep will find {}", table);
        }
    }
}
