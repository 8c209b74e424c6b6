package dev.grato.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Work in the background, run by exactly one node at a time, surviving restarts: db-scheduler on our own
/// database.
///
/// Modules register their work before [#start]; work that fails is tried again later and never lost.
public final class Jobs implements AutoCloseable {

    private final Database database;
    private final Clock clock;
    /// A node that has not been heard of for this long, times [#MISSED], is dead and its work goes to another.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;
    private static final int TRIES = 5;

    private final List<Task<?>> oneTime = new ArrayList<>();
    private final List<RecurringTask<?>> recurring = new ArrayList<>();
    private @Nullable Scheduler scheduler;
    private volatile boolean isStopping;

    public Jobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Registers work that is asked for one piece at a time; the piece is named by a text such as an id.
    public void register(String name, Consumer<String> work) {
        OneTimeTask<String> task = Tasks.oneTime(name, String.class)
                .onFailure((complete, operations) -> operations.reschedule(complete, afterPause(complete)))
                .execute((instance, context) -> work.accept(instance.getData()));
        oneTime.add(task);
    }

    /// Registers long work that is done in steps of some seconds, so that other work gets its turn: a step answers
    /// whether there is more to do. A step looks at [#isStopping] now and then and ends early.
    public void registerSteps(String name, Predicate<String> step) {
        CustomTask<String> task = Tasks.custom(name, String.class)
                .onFailure((complete, operations) -> operations.reschedule(complete, afterPause(complete)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> step.test(instance.getData())
                        ? (complete, operations) -> operations.reschedule(complete, clock.instant())
                        : new CompletionHandler.OnCompleteRemove<>());
        oneTime.add(task);
    }

    private Instant afterPause(ExecutionComplete complete) {
        return clock.instant()
                .plusSeconds(Math.min(3600L, 5L << Math.min(9, complete.getExecution().consecutiveFailures)));
    }

    /// Whether this node is about to go: work that can be gone on with elsewhere ends at the next good place.
    public boolean isStopping() {
        return isStopping;
    }

    /// Registers work that comes again after each pause.
    public void every(String name, Duration pause, Runnable work) {
        recurring(name, FixedDelay.of(pause), work);
    }

    /// Registers work that comes each day at this time; one that fails comes again the next day.
    public void daily(String name, LocalTime at, ZoneId zone, Runnable work) {
        recurring(name, Schedules.daily(zone, at), work);
    }

    private void recurring(String name, Schedule schedule, Runnable work) {
        recurring.add(Tasks.recurring(name, schedule).execute((instance, context) -> work.run()));
    }

    /// Whether work can be asked for.
    public boolean isStarted() {
        return scheduler != null;
    }

    /// Asks for one piece of registered work; asking again while it waits changes nothing.
    public void enqueue(String name, String piece) {
        var running = scheduler;
        if (running == null) {
            throw new IllegalStateException("jobs have not been started");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                running.scheduleIfNotExists(new TaskInstance<>(name, piece, piece), clock.instant());
                return;
            } catch (TaskInstanceException passedBy) {
                // one was there when this was to be added, and done when it was looked for
                if (attempt == TRIES) {
                    throw passedBy;
                }
            }
        }
    }

    /// Starts to work. Registered work is picked up within two seconds; that of a node that died within half a
    /// minute.
    public void start() {
        scheduler = Scheduler.create(database.dataSource(), oneTime)
                .tableName(Database.CONTROL + ".scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed("grato-" + Ids.next()))
                .startTasks(recurring)
                .threads(2)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .pollingInterval(Duration.ofSeconds(2))
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    @Override
    public void close() {
        isStopping = true;
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
