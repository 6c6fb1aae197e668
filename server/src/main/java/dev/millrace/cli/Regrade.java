package dev.millrace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.Settings;
import dev.millrace.content.Slug;
import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.Outcome;
import dev.millrace.grading.Regraded;
import dev.millrace.grading.Regrading;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace regrade`: judges again what students submitted to a lab and shows what would change.
@Command(
        name = "regrade",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judge again what students submitted to a coding lab, with the lab and the engine as they are now, and show"
                    + " what would change. Writes nothing.",
            "An H2 file has one user at a time: stop the server first. A PostgreSQL database may be in use."
        },
        footer = {"", "Exit code: 0 nothing would change, 1 something would, 2 usage, 3 our fault."})
public final class Regrade implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LabOptions lab = new LabOptions();

    @Option(names = "--last", description = "Only the last submission of each student.")
    private boolean lastOnly;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Where the server's data lives (default .millrace).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC URL of a PostgreSQL database instead of the H2 file.")
    private @Nullable String database;

    @Override
    public Integer call() {
        var exercise = lab.streams().exercise();
        var settings = Settings.of(Home.folder());
        var found = new ArrayList<Regraded>();
        try (var opened = Startup.database(
                        settings.withData(data == null ? settings.data() : data), Optional.ofNullable(database));
                var grader = new Grader(GraderSettings.of(settings.home()))) {
            new Regrading(opened, exercise, grader).run(new Slug(lab.slug()), lastOnly, found::add);
            report(found, opened);
        }
        if (found.stream().anyMatch(r -> r.after().outcome() == Outcome.OUR_FAULT)) {
            return Failures.EXIT;
        }
        return found.stream().anyMatch(Regraded::changed) ? 1 : 0;
    }

    private void report(List<Regraded> found, Database opened) {
        var people = new Identity(opened, (_, _) -> {}, Clock.systemUTC());
        if (json) {
            json(found, people);
        } else {
            text(found, people);
        }
    }

    private void text(List<Regraded> found, Identity people) {
        var out = spec.commandLine().getOut();
        for (var one : found) {
            if (one.changed()) {
                out.println(name(people, one) + ", attempt " + one.attempt() + ", " + one.submittedAt() + ": "
                        + one.before().outcome().json() + " → "
                        + one.after().outcome().json());
                one.gained().forEach(id -> out.println("    now passes: " + id));
                one.lost().forEach(id -> out.println("    no longer passes: " + id));
                why(one).forEach(reason -> out.println("    " + reason));
            }
        }
        long changed = found.stream().filter(Regraded::changed).count();
        out.println(lab.slug() + ": " + found.size() + " submissions judged again, " + changed
                + " would change. Nothing was written.");
    }

    /// What is different beside the submission, which is the same.
    private static List<String> why(Regraded one) {
        var was = one.before().circumstances().provenance();
        var is = one.after().circumstances().provenance();
        var reasons = new ArrayList<String>();
        if (!was.fixtures().equals(is.fixtures())) {
            reasons.add("the lab has changed since");
        }
        if (!was.engine().equals(is.engine())) {
            reasons.add("engine " + known(was.engine()) + " → " + is.engine());
        }
        if (!was.jdk().equals(is.jdk())) {
            reasons.add("JDK " + known(was.jdk()) + " → " + is.jdk());
        }
        return reasons;
    }

    private static String known(String version) {
        return version.isEmpty() ? "unknown" : version;
    }

    private void json(List<Regraded> found, Identity people) {
        var json = JsonNodeFactory.instance.objectNode().put("lab", lab.slug());
        var array = json.putArray("submissions");
        for (var one : found) {
            var node = array.addObject().put("student", name(people, one)).put("attempt", one.attempt());
            node.put("submittedAt", one.submittedAt().toString()).put("changed", one.changed());
            node.put("before", one.before().outcome().json());
            node.put("after", one.after().outcome().json());
            one.gained().forEach(node.putArray("gained")::add);
            one.lost().forEach(node.putArray("lost")::add);
            why(one).forEach(node.putArray("because")::add);
        }
        spec.commandLine().getOut().println(json.toPrettyString());
    }

    private static String name(Identity people, Regraded one) {
        return people.student(one.student())
                .map(Student::name)
                .orElse(one.student().value());
    }
}
