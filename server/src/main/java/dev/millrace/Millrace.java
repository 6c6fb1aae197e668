package dev.millrace;

import dev.millrace.classes.ClassesRoutes;
import dev.millrace.classes.RosterRoutes;
import dev.millrace.classroom.ClassroomRoutes;
import dev.millrace.classroom.Gate;
import dev.millrace.classroom.HeldBack;
import dev.millrace.classroom.LiveClasses;
import dev.millrace.classroom.Lobby;
import dev.millrace.classroom.LobbyRoutes;
import dev.millrace.classroom.MessageRoutes;
import dev.millrace.classroom.OwnAttemptsRoutes;
import dev.millrace.classroom.PollRoutes;
import dev.millrace.classroom.Presence;
import dev.millrace.course.Courses;
import dev.millrace.desk.Desk;
import dev.millrace.desk.DeskRoutes;
import dev.millrace.desk.MineRoutes;
import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grading.Grading;
import dev.millrace.grading.GradingRoutes;
import dev.millrace.identity.Classroom;
import dev.millrace.identity.Identity;
import dev.millrace.identity.IdentityRoutes;
import dev.millrace.identity.Roll;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Teaching;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.BrokerLabs;
import dev.millrace.labs.ConnectRoutes;
import dev.millrace.labs.CoursePreparation;
import dev.millrace.labs.Keeping;
import dev.millrace.labs.LabRoutes;
import dev.millrace.labs.Labs;
import dev.millrace.labs.Roster;
import dev.millrace.labs.callback.CallRules;
import dev.millrace.notes.NoteRoutes;
import dev.millrace.notes.Notes;
import dev.millrace.peers.LabKeeper;
import dev.millrace.practice.BoardRoutes;
import dev.millrace.practice.DesignRoutes;
import dev.millrace.practice.Practice;
import dev.millrace.practice.PracticeRoutes;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.search.Search;
import dev.millrace.search.SearchRoutes;
import dev.millrace.shop.ShopRoutes;
import dev.millrace.shop.Shops;
import dev.millrace.slides.Projector;
import dev.millrace.slides.SlideRoutes;
import dev.millrace.storage.Database;
import dev.millrace.web.HealthRoutes;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import dev.millrace.web.WebServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running server: constructs every part in start order and closes them in reverse. Nothing else knows how the
/// parts fit together.
public final class Millrace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Millrace.class);

    private final Parts parts;
    private final Identity identity;
    private final ActivityLog log;
    private final Classroom classroom;
    private final Labs labs;
    private final Grading grading;
    private final WebServer web;

    private Millrace(Settings settings, Parts parts) {
        this.parts = parts;
        var clock = Clock.systemUTC();
        var metrics = metrics();
        var database = parts.own(Database.open(settings.data(), settings.databaseUrl()));
        log = new ActivityLog(database, clock);
        identity = new Identity(
                database, (h, student) -> log.append(h, Activity.by(student, Activity.Kind.JOINED)), clock);
        classroom = identity.openClass(Settings.COURSE);

        var courses = parts.own(Courses.open(settings.content().resolve(Settings.COURSE)));
        var classes = new LiveClasses(log);
        var presence = parts.own(new Presence(database, clock));
        var heldBack = new HeldBack(log, classes, courses);
        var practice = new Practice(
                database, log, (viewer, lesson) -> heldBack.from(viewer).modelAnswer(lesson), clock);

        var secrets = identity.secrets();
        var runtime = LabRuntimes.open(settings, lab -> secrets.sign("lab", lab));
        labs = parts.own(new Labs(
                database,
                log,
                BrokerLabs.of(courses::course),
                new CoursePreparation(slug -> BrokerLabs.broker(courses.course(), slug)),
                runtime,
                new CallRules(settings.callbacks(), settings.reachable(), settings.trustProxy()),
                roster(identity),
                new Keeping(settings.labs().idle(), settings.labs().pool()),
                clock));

        var shops = parts.own(new Shops(labs));
        var notes = new Notes(database, courses, clock);
        var projector = new Projector(courses, log);

        Gauge.builder("millrace.labs.ready", labs, Labs::ready)
                .description("Brokers that answer now")
                .register(metrics);
        Gauge.builder("millrace.labs.waiting", labs, Labs::waiting)
                .description("Brokers that wait for a student")
                .register(metrics);

        Gauge.builder("millrace.shops.open", shops, Shops::count)
                .description("Checkouts of the live demos that run")
                .register(metrics);

        grading = parts.own(new Grading(database, courses, log, clock, () -> new Grader(grader(settings))));

        var visitors = new Visitors(identity);
        var views = new Views();
        List<Routes> features = new ArrayList<>();
        features.add(visitors);
        settings.labs()
                .keeper()
                .ifPresent(keeper -> features.add(new LabKeeper(keeper, new LabRequests(courses, visitors))));
        features.add(new Gate(heldBack, courses, classes, grading, visitors));
        features.add(new IdentityRoutes(identity, visitors, views, new LandingWords(courses)));
        var teaching = new Teaching(database, identity, clock);
        features.add(new RosterRoutes(identity, roll(database, clock), teaching, labs, visitors, views));
        features.add(new ClassesRoutes(teaching, courses, visitors, views));
        features.add(new PracticeRoutes(courses, practice, visitors, views));
        features.add(new BoardRoutes(courses, practice, visitors, views));
        features.add(new DesignRoutes(courses, practice, visitors, views));
        var lobby = new Lobby(log, classes, clock);
        features.add(new DeskRoutes(new Desk(courses, practice, labs, grading, heldBack, lobby, log), visitors, views));
        features.add(new LobbyRoutes(lobby, labs, visitors, views));
        features.add(new ClassroomRoutes(
                identity, visitors, views, courses, log, classes, grading, labs, heldBack, presence, database, clock));
        features.add(new OwnAttemptsRoutes(courses, classes, grading, visitors, views));
        features.add(new PollRoutes(identity, visitors, views, courses, log, classes));
        features.add(new MessageRoutes(identity, visitors, views, courses, log, classes, clock));
        features.add(new SlideRoutes(projector, viewer -> heldBack.from(viewer)::step, visitors, views));
        features.add(new NoteRoutes(notes, visitors, views));
        features.add(new MineRoutes(courses, log, notes, heldBack, visitors, views));
        features.add(new SearchRoutes(new Search(courses), viewer -> heldBack.from(viewer)::step, visitors, views));
        features.add(new LabRoutes(labs, visitors, views));
        features.add(new ConnectRoutes(labs, visitors));
        features.add(new ShopRoutes(shops, visitors, views));
        features.add(new GradingRoutes(grading, visitors, views));
        features.add(new HealthRoutes(Map.of("database", database::answers), metrics));

        web = parts.own(WebServer.start(
                new WebServer.Address(settings.bind(), settings.port(), settings.trustProxy()),
                new WebServer.Keys(secrets::token, token -> secrets.sign("csrf", token)),
                views,
                metrics,
                features));
        parts.own(labs::closeStreams);
        parts.own(shops::closeStreams);
        parts.own(projector);
        parts.own(classes); // closed before the server, which waits for open streams
    }

    /// Starts a server; on failure everything that was started is closed again.
    public static Millrace start(Settings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data folder " + settings.data(), e);
        }
        var parts = new Parts();
        try {
            return new Millrace(settings, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    public int port() {
        return web.port();
    }

    /// Every route that this server answers, as `GET /course/{slug}`.
    public List<String> routes() {
        return web.routes();
    }

    public Identity identity() {
        return identity;
    }

    public ActivityLog log() {
        return log;
    }

    public Classroom classroom() {
        return classroom;
    }

    /// The lab runtime in use.
    public String labRuntime() {
        return labs.runtimeName();
    }

    /// The grader, opened now if no student needed it yet: its workers warm up, and it knows its sandbox.
    public Grader grader() {
        return grading.grader();
    }

    private Roll roll(Database database, Clock clock) {
        return new Roll(
                database,
                identity,
                StudentBelongings.ofEveryFeature(),
                (h, classId) -> log.append(h, Activity.in(classId, Activity.Kind.ROSTER_CHANGED)),
                clock);
    }

    private static GraderSettings grader(Settings settings) {
        var usual = GraderSettings.of(settings.home())
                .withSandbox(settings.sandbox())
                .withReachable(settings.reachable());
        return usual.withWorkers(settings.workers().orElse(usual.workers()));
    }

    private static Roster roster(Identity identity) {
        return new Roster() {
            @Override
            public Optional<Student> student(StudentId id) {
                return identity.student(id);
            }

            @Override
            public Set<StudentId> joined() {
                return identity.learning();
            }
        };
    }

    private static PrometheusMeterRegistry metrics() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        return registry;
    }

    @Override
    public void close() {
        parts.close();
    }

    /// What was started, closed in reverse.
    private static final class Parts implements AutoCloseable {
        private final Deque<AutoCloseable> started = new ArrayDeque<>();

        <T extends AutoCloseable> T own(T part) {
            started.push(part);
            return part;
        }

        @Override
        public void close() {
            while (!started.isEmpty()) {
                var part = started.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    LOG.error("could not close part={}", part.getClass().getSimpleName(), e);
                }
            }
        }
    }
}
