package dev.grato.exchange.internal.feeds;

import dev.grato.access.Abilities;
import dev.grato.access.AccessError;
import dev.grato.access.Actors;
import dev.grato.access.RoleRights;
import dev.grato.exchange.FeedError;
import dev.grato.exchange.internal.imports.ImportRecipe;
import dev.grato.exchange.internal.imports.ImportService;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The feeds of a workspace: one's own and, for administrators, everybody's. Who calls may import.
@Service
public class Feeds {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 100;
    /// Who works with a record is not the ERP's to say, unless somebody wants it so.
    private static final Set<String> PEOPLES = Set.of("owner", "team");

    private final FeedRepository feeds;
    private final FeedRunRepository runs;
    private final FeedRecords records;
    private final FeedRunner runner;
    private final SourceCheck sources;
    private final ImportService imports;
    private final FeedTemplates templates;
    private final Models models;
    private final Mastery mastery;
    private final Actors actors;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    Feeds(
            FeedRepository feeds,
            FeedRunRepository runs,
            FeedRecords records,
            FeedRunner runner,
            SourceCheck sources,
            ImportService imports,
            FeedTemplates templates,
            Models models,
            Mastery mastery,
            Actors actors,
            Audit audit,
            Clock clock) {
        this.feeds = feeds;
        this.runs = runs;
        this.records = records;
        this.runner = runner;
        this.sources = sources;
        this.imports = imports;
        this.templates = templates;
        this.models = models;
        this.mastery = mastery;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a feed is to be; what is null stays as it is, or is as usual.
    ///
    /// @param importId the import it repeats
    /// @param template the template it is made from, instead of an import
    /// @param source where its files come from, as JSON
    /// @param secret sent beside the source; absent to keep what is known
    /// @param masters names of the fields nobody else writes
    /// @param lateAfterMinutes 0 for never
    public record Wish(
            @Nullable String name,
            @Nullable UUID importId,
            @Nullable String template,
            @Nullable Map<String, @Nullable Object> source,
            @Nullable String secret,
            @Nullable Schedule schedule,
            @Nullable Boolean isWhole,
            @Nullable List<String> masters,
            @Nullable Integer lateAfterMinutes,
            @Nullable Boolean isActive) {}

    public List<Feed> list(Actor actor) {
        return feeds.list(actor.workspace().id(), reach(actor));
    }

    /// All of the workspace, for what everybody may know of them: where values come from.
    public List<Feed> all(Actor actor) {
        return feeds.list(actor.workspace().id(), null);
    }

    /// @throws GratoException with [FeedError#FEED_NOT_FOUND]
    public Feed require(Actor actor, UUID id) {
        var reach = reach(actor);
        return feeds.find(id)
                .filter(feed -> feed.workspace().equals(actor.workspace().id()))
                .filter(feed -> reach == null || feed.user().equals(reach))
                .orElseThrow(() -> new GratoException(FeedError.FEED_NOT_FOUND));
    }

    private static @Nullable UUID reach(Actor actor) {
        var rights = RoleRights.of(actor).orElseThrow(() -> new GratoException(AccessError.SIGN_IN_NEEDED));
        return rights.isAdministrator() ? null : rights.user();
    }

    public List<FeedRun> runs(Actor actor, UUID id, int limit, @Nullable UUID before) {
        return runs.list(require(actor, id).id(), limit, before);
    }

    // ---------------------------------------------------------------- making

    /// Makes a feed of an import or a template; it looks for its first file at once.
    public Feed create(Actor actor, Wish wish) throws IOException {
        var workspace = actor.workspace();
        if (workspace.isPractice()) {
            throw new GratoException(FeedError.FEEDS_IN_PRACTICE);
        }
        if (feeds.list(workspace.id(), null).size() >= MOST) {
            throw new GratoException(FeedError.TOO_MANY_FEEDS, Map.of("max", MOST));
        }
        var user = actor.userId();
        if (user == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        var faults = new ArrayList<Fault>();
        var source =
                sources.read(actor.workspace(), Objects.requireNonNullElse(wish.source(), Map.of("kind", "")), faults);
        if (wish.schedule() == null) {
            faults.add(new Fault("schedule", "required"));
        }
        var name = name(wish.name(), faults);
        if (wish.importId() == null && wish.template() == null) {
            faults.add(new Fault("import", "required"));
        }
        refuse(faults);
        var recipe = recipe(actor, wish, source);
        var schedule = Objects.requireNonNull(wish.schedule());
        var object = object(actor, recipe);
        if (object.isErpMastered()) {
            Abilities.require(actor, Abilities.FEED_ERP);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var feed = new Feed(
                Ids.next(),
                workspace.id(),
                user,
                actor.kind() == Actor.Kind.TOKEN ? actor.id() : null,
                name,
                source,
                wish.secret() != null,
                recipe,
                masters(object, recipe, wish.masters()),
                schedule,
                !Boolean.FALSE.equals(wish.isWhole()),
                late(wish.lateAfterMinutes(), schedule),
                !Boolean.FALSE.equals(wish.isActive()),
                null,
                now,
                new Feed.Good(null, null, null, null, null),
                null,
                null,
                now);
        refuseTwice(feed, object);
        audit.record(about(SecurityEvent.by(actor, "feed.created"), feed));
        try {
            feeds.create(feed, wish.secret());
        } catch (FeedRepository.MasteredTwice faster) {
            throw mastered(object, faster.column(), "");
        }
        mastery.forget(workspace.id());
        if (feed.isActive()) {
            runner.round();
        }
        return require(actor, feed.id());
    }

    private ImportRecipe recipe(Actor actor, Wish wish, FeedSource source) throws IOException {
        var recipe = wish.importId() == null
                ? templates.recipe(String.valueOf(wish.template()), models.current(actor.workspace()))
                : imports.recipe(actor, wish.importId());
        return source instanceof FeedSource.Sql ? recipe.withPoints() : recipe;
    }

    private ObjectType object(Actor actor, ImportRecipe recipe) {
        return models.current(actor.workspace())
                .objectOf(recipe.table())
                .orElseThrow(() -> new GratoException(FeedError.FEED_INVALID, new Fault("import", "objectGone")));
    }

    private static String name(@Nullable String name, List<Fault> faults) {
        var plain = name == null ? "" : name.strip();
        if (plain.isEmpty()) {
            faults.add(new Fault("name", "required"));
        } else if (plain.length() > LONGEST_NAME) {
            faults.add(new Fault("name", "tooLong", Map.of("max", LONGEST_NAME)));
        }
        return plain;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new GratoException(FeedError.FEED_INVALID, faults);
        }
    }

    private static @Nullable Duration late(@Nullable Integer minutes, Schedule schedule) {
        return minutes == null ? schedule.patience() : minutes == 0 ? null : Duration.ofMinutes(minutes);
    }

    /// The physical columns; without a wish all that it fills, but for who works with the record.
    private static List<String> masters(ObjectType object, ImportRecipe recipe, @Nullable List<String> names) {
        if (names == null) {
            return object.liveFields().values().stream()
                    .filter(field -> recipe.fields().contains(field.column()))
                    .filter(field -> !PEOPLES.contains(field.name()))
                    .map(field -> field.column())
                    .toList();
        }
        var columns = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            var field = object.field(names.get(i)).orElse(null);
            if (field == null || !recipe.fields().contains(field.column())) {
                throw new GratoException(
                        FeedError.FEED_INVALID,
                        new Fault("masters[" + i + "]", "unknownField", Map.of("field", names.get(i))));
            }
            if (!columns.contains(field.column())) {
                columns.add(field.column());
            }
        }
        return columns;
    }

    private void refuseTwice(Feed feed, ObjectType object) {
        var masters = feeds.masters(feed.workspace(), object.table());
        for (var column : feed.masters()) {
            var other = masters.get(column);
            if (other != null && !other.equals(feed.id())) {
                throw mastered(object, column, feeds.find(other).map(Feed::name).orElse(""));
            }
        }
    }

    private static GratoException mastered(ObjectType object, String column, String other) {
        var name = object.liveFields().values().stream()
                .filter(field -> field.column().equals(column))
                .map(field -> field.name())
                .findFirst()
                .orElse(column);
        return new GratoException(
                FeedError.FIELD_MASTERED,
                new Fault("masters", "masteredByOther", Map.of("field", name, "feed", other)));
    }

    // ---------------------------------------------------------------- changing

    /// Changes what is sent. A secret goes to nobody it was not given for: who changes the server sends it again.
    public Feed change(Actor actor, UUID id, Wish wish) {
        var present = require(actor, id);
        var faults = new ArrayList<Fault>();
        var source = wish.source() == null ? present.source() : sources.read(actor.workspace(), wish.source(), faults);
        var name = wish.name() == null ? present.name() : name(wish.name(), faults);
        refuse(faults);
        boolean isSamePlace = source.kind().equals(present.source().kind())
                && source.place().equals(present.source().place());
        var object = object(actor, present.recipe());
        var schedule = wish.schedule() == null ? present.schedule() : wish.schedule();
        boolean isActive = wish.isActive() == null ? present.isActive() : wish.isActive();
        var now = clock.instant();
        boolean isOther = !source.equals(present.source()) || wish.secret() != null;
        boolean isResumed = isActive && !present.isActive();
        var next = new Feed(
                present.id(),
                present.workspace(),
                present.user(),
                present.token(),
                name,
                source,
                wish.secret() != null || present.hasSecret() && isSamePlace,
                present.recipe(),
                wish.masters() == null ? present.masters() : masters(object, present.recipe(), wish.masters()),
                schedule,
                wish.isWhole() == null ? present.isWhole() : wish.isWhole(),
                wish.lateAfterMinutes() == null ? present.lateAfter() : late(wish.lateAfterMinutes(), schedule),
                isActive,
                present.stopped(),
                isOther || isResumed ? now : earlier(present, schedule, actor),
                present.good(),
                present.failingSince(),
                present.lateToldAt(),
                present.createdAt());
        refuseTwice(next, object);
        audit.record(about(SecurityEvent.by(actor, "feed.changed"), next));
        try {
            feeds.change(next, wish.secret(), wish.secret() == null && isSamePlace);
        } catch (FeedRepository.MasteredTwice faster) {
            throw mastered(object, faster.column(), "");
        }
        mastery.forget(present.workspace());
        runner.round();
        return require(actor, id);
    }

    private Instant earlier(Feed present, Schedule schedule, Actor actor) {
        var next = schedule.next(clock.instant(), actor.workspace().zone());
        return next.isBefore(present.nextAt()) ? next : present.nextAt();
    }

    public void delete(Actor actor, UUID id) {
        var feed = require(actor, id);
        audit.record(about(SecurityEvent.by(actor, "feed.deleted"), feed));
        feeds.delete(id);
        records.forget(actor.workspace(), id);
        mastery.forget(feed.workspace());
    }

    // ---------------------------------------------------------------- running

    /// Looks now, and takes the present file also where it was taken before.
    ///
    /// @param isAnyway takes it also with far fewer rows than before, or many refused ones
    public Feed run(Actor actor, UUID id, boolean isAnyway) {
        var feed = require(actor, id);
        var now = clock.instant();
        runs.insert(new FeedRun(
                Ids.next(),
                id,
                "waiting",
                true,
                isAnyway,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of()));
        feeds.hurry(feed.id(), now);
        runner.round();
        return require(actor, id);
    }

    /// Takes back what a run has written, and pauses the feed: else its next run would bring it again.
    ///
    /// @throws GratoException with [FeedError#RUN_NOT_UNDOABLE]
    public Feed undo(Actor actor, UUID id, UUID runId) {
        var feed = require(actor, id);
        var run = runs.find(runId)
                .filter(found -> found.feed().equals(id))
                .filter(found -> found.state().equals("done") && found.importId() != null)
                .orElseThrow(() -> new GratoException(FeedError.RUN_NOT_UNDOABLE));
        var owner = actors.find(actor.workspace(), feed.user(), feed.token())
                .orElseThrow(() -> new GratoException(FeedError.RUN_NOT_UNDOABLE));
        imports.undo(owner, Objects.requireNonNull(run.importId()));
        feeds.stop(id, "undone");
        runs.keep(new FeedRun(
                run.id(),
                run.feed(),
                "undone",
                run.isAsked(),
                run.isAnyway(),
                run.startedAt(),
                run.finishedAt(),
                run.fileName(),
                run.fileSize(),
                run.sha256(),
                run.rows(),
                run.asOf(),
                run.importId(),
                run.reason(),
                run.details()));
        return require(actor, id);
    }

    private static SecurityEvent about(SecurityEvent event, Feed feed) {
        return event.about(feed.user())
                .with("feed", feed.name())
                .with("id", feed.id().toString())
                .with("kind", feed.source().kind());
    }
}
