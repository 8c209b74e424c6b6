package dev.grato.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.grato.access.Setup;
import dev.grato.access.Setup.FirstSteps;
import dev.grato.app.demo.DemoLoader;
import dev.grato.platform.Audit;
import dev.grato.platform.Courtesy;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Mail;
import dev.grato.platform.MailProperties;
import dev.grato.platform.Messages;
import dev.grato.platform.Secrets;
import dev.grato.platform.WorkspacePreparation;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.platform.backup.RestoreMarker;
import dev.grato.programme.Measures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// The ground floor's parts, made once: clock, database, jobs, workspaces, secrets, texts, meters.
@Configuration
@EnableConfigurationProperties({GratoProperties.class, MailProperties.class})
class AppConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AppConfiguration.class);

    /// The machine's, unless a test has brought one that it can move.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PrometheusMeterRegistry meters() {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new ClassLoaderMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return meters;
    }

    /// The embedded server, unless the settings name a database.
    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(GratoProperties properties) {
        return DatabaseServer.start(properties);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseServer server, GratoProperties properties, MeterRegistry meters) {
        var pool = new HikariConfig();
        pool.setPoolName("grato");
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(properties.dbPoolSize());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(properties.dbPatience().toMillis());
        pool.addDataSourceProperty("ApplicationName", "grato");
        pool.addDataSourceProperty("options", "-c statement_timeout=5000 -c timezone=UTC");
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        return new HikariDataSource(pool);
    }

    @Bean
    Database database(DataSource dataSource) {
        return new Database(dataSource);
    }

    @Bean(destroyMethod = "")
    Jobs jobs(Database database, Clock clock) {
        return new Jobs(database, clock);
    }

    @Bean
    Courtesy courtesy() {
        return new Courtesy(System::nanoTime);
    }

    @Bean
    Audit audit(Database database, Clock clock, Secrets secrets) {
        return Audit.of(database, clock, secrets);
    }

    @Bean
    Mail mail(Database database, Clock clock, Secrets secrets, Jobs jobs, MailProperties properties) {
        return Mail.of(database, clock, secrets, jobs, properties);
    }

    @Bean
    JobsLifecycle jobsLifecycle(Jobs jobs, Workspaces workspaces) {
        return new JobsLifecycle(jobs);
    }

    /// The control schema is there before anybody asks for it.
    @Bean
    Workspaces workspaces(Database database, List<WorkspacePreparation> preparations) {
        RestoreMarker.requireFinished(database.dataSource());
        var workspaces = new Workspaces(database, preparations);
        workspaces.migrateControl();
        return workspaces;
    }

    @Bean
    Secrets secrets(GratoProperties properties) {
        return Secrets.load(properties.secretKey(), Path.of(properties.data()));
    }

    @Bean
    Messages messages() {
        return Messages.load();
    }

    /// Says where Grato is, once everything that starts with it has been done.
    @Bean
    ApplicationListener<ApplicationReadyEvent> readyLine(
            ServletWebServerApplicationContext web,
            GratoProperties properties,
            Environment environment,
            Clock clock,
            Setup setup) {
        return _ -> {
            var server = web.getWebServer();
            if (server != null) {
                var proxy = environment.getProperty("grato.trusted-proxy", "");
                Tls.tell(properties, !proxy.isBlank(), environment.getProperty("server.address", ""), clock);
                if (setup.isNeeded()) {
                    LOG.info("Set-up code, asked for unless you open Grato on this machine: {}", setup.code());
                }
                LOG.info(
                        "Grato is ready: {}://localhost:{}", Tls.isOn(properties) ? "https" : "http", server.getPort());
            }
        };
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    DemoStart demoStart(
            Setup setup,
            Workspaces workspaces,
            DemoLoader loader,
            Measures measures,
            GratoProperties properties,
            Environment environment) {
        return new DemoStart(setup, workspaces, loader, measures, properties, environment);
    }

    /// Sets the installation up when the environment names its first administrator.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner firstAdministrator(Setup setup, GratoProperties properties) {
        return arguments -> {
            var email = properties.adminEmail();
            var password = properties.adminPassword();
            if (email != null && !email.isBlank() && password != null && setup.isNeeded()) {
                var name = email.substring(0, Math.max(1, email.indexOf('@')));
                setup.run(new FirstSteps(NewWorkspace.of("main", "Grato"), name, email, password));
            }
        };
    }
}
