package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.broker.BrokerState;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.broker.CheckState;
import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes [LabDock]s: what a page shows of a lab right now. Thread-safe.
final class DockViews {
    /// What a page waits for a broker that nobody looked at so far; with script the rest follows by itself.
    private static final Duration FIRST_LOOK = Duration.ofMillis(1_500);

    private final LabJournal journal;
    private final BrokerLabs course;

    DockViews(LabJournal journal, BrokerLabs course) {
        this.journal = journal;
        this.course = course;
    }

    /// For a page that is opened now.
    LabDock fresh(StudentLab lab, Optional<Endpoint> bootstrap, Optional<Slug> step, Optional<String> topic) {
        lab.now().open().ifPresent(open -> {
            open.watch().glance(topic.orElse(""), FIRST_LOOK);
            var chosen = chosen(open.watch().state(), step, topic);
            chosen.ifPresent(c -> open.watch().glance(c.name(), FIRST_LOOK));
        });
        return now(lab, bootstrap, step, topic);
    }

    /// For a page that is already open.
    LabDock now(StudentLab lab, Optional<Endpoint> bootstrap, Optional<Slug> step, Optional<String> topic) {
        var now = lab.now();
        var watch = now.open().map(StudentLab.Open::watch);
        var state = watch.map(BrokerWatch::state).orElse(BrokerState.NOTHING_YET);
        var chosen = chosen(state, step, topic);
        var rows = watch.flatMap(w -> chosen.map(c -> w.rows(c.name()).after(null, 0)))
                .orElse(List.of());
        return new LabDock(
                step.map(Slug::value),
                LabWords.status(now),
                bootstrap.map(Endpoint::toString),
                checks(now.row().student(), step, watch.map(BrokerWatch::judged).orElse(Map.of())),
                state.topics(),
                state.groups(),
                chosen,
                topic,
                rows,
                state.problem());
    }

    /// The topic that was asked for, else the first that the lab's checks are about, else the first there is.
    private Optional<BrokerState.Topic> chosen(BrokerState state, Optional<Slug> step, Optional<String> asked) {
        var wanted = Stream.concat(asked.stream(), checksOf(step).stream().flatMap(DockViews::topic));
        return wanted.flatMap(name -> state.topic(name).stream())
                .findFirst()
                .or(() -> state.topics().stream().findFirst());
    }

    private static Stream<String> topic(BrokerCheck check) {
        return switch (check) {
            case TopicCheck topic -> Stream.of(topic.name());
            case RecordsCheck records -> Stream.of(records.topic());
            case BrokerCheck.ConfigCheck config -> Stream.of(config.topic());
            case BrokerCheck.GroupCheck _ -> Stream.empty();
        };
    }

    private List<LabDock.Check> checks(StudentId student, Optional<Slug> step, Map<String, CheckState> judged) {
        var passed = step.map(slug -> journal.passed(student, slug)).orElse(Set.of());
        return checksOf(step).stream()
                .map(check -> new LabDock.Check(
                        check.id(), check.title(), passed.contains(check.id()), seen(judged.get(check.id()))))
                .toList();
    }

    private static String seen(@Nullable CheckState state) {
        return state == null ? "" : state.seen();
    }

    private List<BrokerCheck> checksOf(Optional<Slug> step) {
        return step.flatMap(course::checks).orElse(List.of());
    }
}
