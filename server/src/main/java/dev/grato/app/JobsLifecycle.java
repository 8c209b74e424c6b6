package dev.grato.app;

import dev.grato.platform.Jobs;
import org.springframework.context.SmartLifecycle;

/// Starts background work after everything has registered its own, and ends it before the database goes.
final class JobsLifecycle implements SmartLifecycle {

    private final Jobs jobs;
    private volatile boolean isRunning;

    JobsLifecycle(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void start() {
        jobs.start();
        isRunning = true;
    }

    @Override
    public void stop() {
        jobs.close();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
