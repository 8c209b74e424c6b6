package dev.grato.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work in the background, run by exactly one node at a time, surviving restarts: db-scheduler on our own
/// database.
///
/// Modules register their work before [#start]; work that fails is tried again later and never lost.
public final class Jobs implements AutoCloseable {

    private final Database database;
    private final Clock clock;
    private final List<Task<?>> oneTime = new ArrayList<>();
    private final List<RecurringTask<?>> recurring = new ArrayList<>();
    private @Nullable Scheduler scheduler;

    public Jobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Registers work that is asked for one piece at a time; the piece is named by a text such as an id.
    public void register(String name, Consumer<String> work) {
        OneTimeTask<String> task = Tasks.oneTime(name, String.class)
                .onFailure((complete, operations) -> operations.reschedule(
                        complete,
                        clock.instant()
                                .plusSeconds(Math.min(
                                        3600L, 5L << Math.min(9, complete.getExecution().consecutiveFailures)))))
                .execute((instance, context) -> work.accept(instance.getData()));
        oneTime.add(task);
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

    /// Asks for one piece of registered work; asking again while it waits changes nothing.
    public void enqueue(String name, String piece) {
        var running = scheduler;
        if (running == null) {
            throw new IllegalStateException("jobs have not been started");
        }
        running.scheduleIfNotExists(new TaskInstance<>(name, piece, piece), clock.instant());
    }

    /// Starts to work. Registered work is picked up within two seconds.
    public void start() {
        scheduler = Scheduler.create(database.dataSource(), oneTime)
                .tableName(Database.CONTROL + ".scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed("grato-" + Ids.next()))
                .startTasks(recurring)
                .threads(2)
                .pollingInterval(Duration.ofSeconds(2))
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    @Override
    public void close() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
