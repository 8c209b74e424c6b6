package dev.grato.api;

import dev.grato.access.AccessProperties;
import dev.grato.access.Features;
import dev.grato.access.Sessions;
import dev.grato.access.Tokens;
import dev.grato.api.internal.IdempotencyRepository;
import dev.grato.platform.Courtesy;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.MailProperties;
import dev.grato.platform.Secrets;
import dev.grato.platform.Workspaces;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the conventions of HTTP together: guard, metrics, sign-in, limits, idempotency, permissions, in
/// this order.
@Configuration
@EnableConfigurationProperties({ApiProperties.class, AccessProperties.class, EdgeProperties.class, WebProperties.class})
class ApiConfiguration implements WebMvcConfigurer {

    private static final int AFTER_SECURITY = 0;

    private final Sessions sessions;
    private final Features features;

    ApiConfiguration(Sessions sessions, Features features) {
        this.sessions = sessions;
        this.features = features;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionInterceptor(sessions, features));
    }

    /// There is one form of each answer, so `Accept` is not looked at. Looking at it when the answer is
    /// written would refuse what has been carried out already.
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Arguments());
    }

    /// Sign-in is ours; Spring Security brings the firewall; headers are those of [SecurityHeaders].
    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Tokens tokens, Cookies cookies) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AbstractHttpConfigurer::disable)
                .addFilterBefore(new AuthenticationFilter(sessions, tokens, cookies), AuthorizationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(Problems problems) {
        return (request, response, rejection) ->
                problems.answer(request, response, new GratoException(ApiError.BAD_REQUEST));
    }

    @Bean
    TrustedProxies trustedProxies(EdgeProperties properties) {
        return new TrustedProxies(properties.trustedProxy());
    }

    @Bean
    FilterRegistrationBean<Filter> edgeFilter(TrustedProxies proxies) {
        return filter(new EdgeFilter(proxies), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<Filter> metricsFilter(MeterRegistry meters) {
        return filter(new MetricsFilter(meters), Ordered.HIGHEST_PRECEDENCE + 5);
    }

    @Bean
    FilterRegistrationBean<Filter> courtesyFilter(Courtesy courtesy) {
        return filter(new CourtesyFilter(courtesy), Ordered.HIGHEST_PRECEDENCE + 6);
    }

    @Bean
    FilterRegistrationBean<Filter> requestGuard(Problems problems, ApiProperties properties) {
        return filter(new RequestGuard(problems, properties), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<Filter> originFilter(MailProperties mail) {
        return filter(new OriginFilter(mail.publicUrl()), Ordered.HIGHEST_PRECEDENCE + 20);
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimitFilter(ApiProperties properties) {
        var limiter = new RateLimiter(properties.requestsPerSecond(), properties.requestBurst(), System::nanoTime);
        return filter(new RateLimitFilter(limiter), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<Filter> idempotencyFilter(
            IdempotencyRepository repository,
            Secrets secrets,
            ApiProperties properties,
            Clock clock,
            Jobs jobs,
            Workspaces workspaces) {
        jobs.every(
                "api-idempotency-clean",
                Duration.ofHours(1),
                () -> workspaces.inUse().forEach(workspace -> repository.clean(workspace, clock.instant())));
        return filter(
                new IdempotencyFilter(repository, secrets, clock, properties.idempotencyPatience()),
                AFTER_SECURITY + 10);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    /// What Tomcat refuses by itself is answered as a problem too.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(TomcatProblems.class.getName());
            }
        });
    }
}
