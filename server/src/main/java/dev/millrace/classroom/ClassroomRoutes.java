package dev.millrace.classroom;

import dev.millrace.course.Courses;
import dev.millrace.grading.Grading;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Visitors;
import dev.millrace.labs.ClassLabs;
import dev.millrace.labs.Labs;
import dev.millrace.practice.Typed;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The instructor's live class, and the student's raised hand. Thread-safe.
public final class ClassroomRoutes implements Routes {
    /// Tells an instructor's page that it is to be loaded again.
    private static final String LEFT_EVENT = "left";

    private final Identity identity;
    private final Visitors visitors;
    private final Views views;
    private final Courses courses;
    private final LiveClasses classes;
    private final Clock clock;
    private final Grading grading;
    private final Labs labs;
    private final Hands hands;
    private final LedRoutes leading;
    private final FollowRoutes following;
    private final Presence presence;
    private final Regions regions;

    public ClassroomRoutes(
            Identity identity,
            Visitors visitors,
            Views views,
            Courses courses,
            ActivityLog log,
            LiveClasses classes,
            Grading grading,
            Labs labs,
            HeldBack heldBack,
            Presence presence,
            Database database,
            Clock clock) {
        this.identity = identity;
        this.visitors = visitors;
        this.views = views;
        this.courses = courses;
        this.classes = classes;
        this.grading = grading;
        this.labs = labs;
        this.clock = clock;
        this.hands = new Hands(log, classes);
        this.presence = presence;
        var led = Led.of(database, log, classes, heldBack, clock);
        this.leading = new LedRoutes(led, identity, visitors, views, courses, this::moment);
        this.following = new FollowRoutes(led, classes, visitors, views, courses);
        this.regions = new Regions(views);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(this::notePresence);
        routes.get("/class", this::page);
        routes.before("/class/events", visitors::instructor); // refused before the stream begins
        routes.sse("/class/events", this::stream);
        routes.get("/class/regions", this::regions);
        routes.get("/class/students/{id}", this::drawer);
        routes.delete("/class/hands/{id}", this::takeHand);
        routes.post("/class/labs/starts", this::startLabs);
        routes.post("/class/labs/extensions", this::extendLabs);
        routes.post("/class/labs/stops", this::stopLabs);
        leading.addTo(routes);
        following.addTo(routes);
        routes.before("/class/here/events", visitors::student);
        routes.sse("/class/here/events", this::streamOfStudent);
        routes.get("/class/here/regions", this::regionsOfStudent);
        routes.get("/class/here", ctx -> here(ctx, visitors.student(ctx)));
        routes.post("/class/hand", this::raiseHand);
        routes.delete("/class/hand", this::lowerHand);
        routes.post("/class/hand/lowered", this::lowerHand); // without script
    }

    private void notePresence(Context ctx) {
        if (visitors.viewer(ctx).orElse(null) instanceof Student student) {
            presence.saw(student);
        }
    }

    private void page(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var moment = moment(instructor, classes.of(instructor.classId()).state());
        var page = page(moment, Angle.of(ctx), code(instructor), origin(ctx));
        views.page(
                ctx,
                page.dayTitle() + ", live class",
                "classroom/class.jte",
                new ClassView(identity.classroom(instructor).title(), page, courses.notice(), grading.caution()));
    }

    private void stream(SseClient client) {
        var ctx = client.ctx();
        var instructor = visitors.instructor(ctx);
        var angle = Angle.of(ctx);
        var code = code(instructor);
        var origin = origin(ctx);
        var looksStill = visitors.still(ctx);
        follow(client, instructor.classId(), new LiveStream.Page() {
            @Override
            public boolean isTheirs(ClassState state) {
                if (looksStill.test(instructor)) return true;
                client.sendEvent(LEFT_EVENT, "this browser looks at another class");
                return false;
            }

            @Override
            public Cut cut(ClassState state) {
                return regions.cut(page(moment(instructor, state), angle, code, origin));
            }

            @Override
            public boolean isNews(ClassState seen, ClassState now) {
                return !seen.version().equals(now.version());
            }
        });
    }

    /// What the stream would send first, for pages that no stream reaches.
    private void regions(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var moment = moment(instructor, classes.of(instructor.classId()).state());
        var page = page(moment, Angle.of(ctx), code(instructor), origin(ctx));
        ctx.html(regions.cut(page).since(Cut.NOTHING));
    }

    private void regionsOfStudent(Context ctx) {
        var student = visitors.student(ctx);
        ctx.html(cut(student, classes.of(student.classId()).state()).since(Cut.NOTHING));
    }

    private Cut cut(Student student, ClassState state) {
        return regions.cut(here(student, state), AskedView.of(courses.course(), state, student.id()))
                .with(following.regions(student, state));
    }

    private void streamOfStudent(SseClient client) {
        var student = visitors.student(client.ctx());
        var still = new StillInClass(identity, student);
        follow(client, student.classId(), new LiveStream.Page() {
            @Override
            public boolean isTheirs(ClassState state) {
                return still.in(state);
            }

            @Override
            public Cut cut(ClassState state) {
                presence.saw(student);
                return ClassroomRoutes.this.cut(student, state);
            }

            @Override
            public boolean isNews(ClassState seen, ClassState now) {
                return seen.differsFor(student.id(), now);
            }
        });
    }

    private void follow(SseClient client, ClassId classId, LiveStream.Page page) {
        client.keepAlive();
        Thread.ofVirtual().name("class-stream").start(new LiveStream(client, classes.of(classId), page));
    }

    private ClassPage page(Moment moment, Angle angle, String code, String origin) {
        var lobby = LobbyView.of(moment, labs.ofClass());
        return PageView.of(moment, angle, code, origin, fleet(moment, Optional.empty()), lobby);
    }

    private ClassPage.Fleet fleet(Moment moment, Optional<String> said) {
        return FleetView.of(moment.students(), labs.ofClass(), said);
    }

    private void startLabs(Context ctx) {
        forAll(ctx, students -> "Starting: " + labs.ofClass().startAll(students) + ".");
    }

    private void extendLabs(Context ctx) {
        forAll(ctx, students -> {
            int kept = labs.ofClass().keepAll(students);
            return "Kept awake for " + ClassLabs.KEPT.toHours() + " hours: " + kept + ".";
        });
    }

    private void stopLabs(Context ctx) {
        forAll(ctx, students -> "Stopping: " + labs.ofClass().stopAll(students) + ".");
    }

    private void forAll(Context ctx, Function<List<Student>, String> wish) {
        var instructor = visitors.instructor(ctx);
        var said = wish.apply(identity.students(instructor));
        var moment = moment(instructor, classes.of(instructor.classId()).state());
        views.fragment(ctx, "classroom/fleet.jte", fleet(moment, Optional.of(said)));
    }

    private void drawer(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        views.fragment(ctx, "classroom/drawer.jte", drawer(instructor, student));
    }

    private DrawerView drawer(Instructor instructor, Student student) {
        return DrawerView.of(
                moment(instructor, classes.of(instructor.classId()).state()),
                student,
                new StudentWork(student, grading, labs),
                labs.ofClass().standing(student),
                labs.failure(student));
    }

    private void takeHand(Context ctx) {
        var instructor = visitors.instructor(ctx);
        var student = student(ctx, instructor);
        hands.take(instructor, student);
        var moment = moment(instructor, classes.of(instructor.classId()).state());
        var taken = new TakenView(PageView.hands(moment), drawer(instructor, student));
        views.fragment(ctx, "classroom/taken.jte", taken);
    }

    private void raiseHand(Context ctx) {
        var student = visitors.student(ctx);
        hands.raise(
                student,
                OpenStep.of(ctx, courses.course()),
                Typed.text(ctx, "question", HandView.LONGEST_QUESTION).strip());
        hereOrAsk(ctx, student);
    }

    private void lowerHand(Context ctx) {
        var student = visitors.student(ctx);
        hands.lower(student);
        hereOrAsk(ctx, student);
    }

    private void hereOrAsk(Context ctx, Student student) {
        if (Views.wantsFragment(ctx)) {
            here(ctx, student);
        } else {
            ctx.redirect("/class/ask", HttpStatus.SEE_OTHER);
        }
    }

    private void here(Context ctx, Student student) {
        var view = here(student, classes.of(student.classId()).state());
        views.fragment(ctx, "classroom/here.jte", view);
    }

    private HereView here(Student student, ClassState state) {
        return HereView.of(state, student.id(), presence.here(student.classId()).size(), clock.instant());
    }

    private Moment moment(Instructor instructor, ClassState state) {
        return new Moment(
                courses.course(),
                identity.students(instructor),
                state,
                presence.here(instructor.classId()),
                clock.instant());
    }

    private Student student(Context ctx, Instructor instructor) {
        return identity.student(instructor, new StudentId(ctx.pathParam("id")))
                .orElseThrow(() -> Problem.notFound("No student of your class has this address."));
    }

    private String code(Instructor instructor) {
        return identity.classroom(instructor).code();
    }

    private static String origin(Context ctx) {
        return ctx.scheme() + "://" + ctx.host();
    }
}
