package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.broker.BrokerState;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.broker.RecordPage;
import dev.millrace.labs.broker.TopicBrowser;
import dev.millrace.labs.callback.Callbacks;
import dev.millrace.labs.connect.Connection;
import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes [LabDock]s: what a page shows of a lab right now. Thread-safe.
final class DockViews {
    /// What a page waits for a broker that nobody looked at so far; with script the rest follows by itself.
    private static final Duration FIRST_LOOK = Duration.ofMillis(1_500);

    private final LabJournal journal;
    private final BrokerLabs course;
    private final Callbacks callbacks;

    DockViews(LabJournal journal, BrokerLabs course, Callbacks callbacks) {
        this.journal = journal;
        this.course = course;
        this.callbacks = callbacks;
    }

    /// For a page that is opened now.
    LabDock fresh(StudentLab lab, Optional<Endpoint> bootstrap, Optional<Slug> step, RecordQuery query) {
        var open = lab.now().open();
        if (open.isEmpty()) return now(lab, bootstrap, step, query);
        var watch = open.get().watch();
        watch.glance(query.topic(), FIRST_LOOK);
        var chosen = chosen(watch.state(), step, query.topicAsked());
        chosen.ifPresent(c -> watch.glance(c.name(), FIRST_LOOK));
        var browse = chosen.map(c -> browse(watch, c, query)).orElse(LabBrowse.NOTHING);
        return view(lab, bootstrap, step, query, browse);
    }

    /// For a page that is already open: what it shows from back in the topic stays as it is.
    LabDock now(StudentLab lab, Optional<Endpoint> bootstrap, Optional<Slug> step, RecordQuery query) {
        var watch = lab.now().open().map(StudentLab.Open::watch);
        var chosen = watch.flatMap(w -> chosen(w.state(), step, query.topicAsked()));
        var rate = watch.flatMap(w -> chosen.map(c -> w.rate(c.name()))).orElse(0L);
        var still = new LabBrowse(query, List.of(), Optional.empty(), "", rate, !query.isPlain());
        return view(lab, bootstrap, step, query, still);
    }

    private LabDock view(
            StudentLab lab, Optional<Endpoint> bootstrap, Optional<Slug> step, RecordQuery query, LabBrowse browse) {
        var now = lab.now();
        var watch = now.open().map(StudentLab.Open::watch);
        var state = watch.map(BrokerWatch::state).orElse(BrokerState.NOTHING_YET);
        return new LabDock(
                step.map(Slug::value),
                LabWords.status(now),
                bootstrap.map(Connection::new),
                checks(now.row().student(), step, watch),
                services(now.row().student(), step),
                state.topics(),
                state.groups(),
                chosen(state, step, query.topicAsked()),
                browse,
                step.map(course::places).orElse(List.of()),
                state.problem().or(() -> LabWords.problem(now)));
    }

    /// The newest as they were read anyway; anything else is looked for in the topic.
    private static LabBrowse browse(BrokerWatch watch, BrokerState.Topic topic, RecordQuery query) {
        var live = watch.rows(topic.name(), query.filter()); // from here on what fits is kept, so that none is missed
        long rate = watch.rate(topic.name());
        var fault = query.fault();
        if (query.isPlain()) {
            return new LabBrowse(query, live.after(null, 0), Optional.empty(), fault, rate, false);
        }
        var answer = watch.browser().page(topic.name(), topic.partitions().size(), query.seek(), query.filter());
        return switch (answer) {
            case TopicBrowser.Answer.Found<RecordPage>(var page) ->
                new LabBrowse(
                        query, page.rows(), Optional.of(page), fault.isEmpty() ? page.note() : fault, rate, false);
            case TopicBrowser.Answer.Refused<RecordPage>(var sentence) ->
                new LabBrowse(query, List.of(), Optional.empty(), sentence, rate, false);
        };
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
            case BrokerCheck.GroupCheck _, BrokerCheck.HttpCheck _ -> Stream.empty();
        };
    }

    private List<CheckView> checks(StudentId student, Optional<Slug> step, Optional<BrokerWatch> watch) {
        var passes = step.map(slug -> journal.passes(student, slug)).orElse(Map.of());
        var judged = watch.map(BrokerWatch::judged).orElse(Map.of());
        var proofs = watch.map(BrokerWatch::proofs).orElse(Map.of());
        return checksOf(step).stream()
                .map(c -> CheckView.of(c, passes.get(c.id()), judged.get(c.id()), proofs.get(c.id())))
                .toList();
    }

    private List<ServiceView> services(StudentId student, Optional<Slug> step) {
        var computer = callbacks.computer(student);
        if (computer.isEmpty()) return List.of();
        return step.map(this::services).orElse(List.of()).stream()
                .map(port -> new ServiceView(port, callbacks.port(student, port), computer.get()))
                .toList();
    }

    /// The ports at which checks look for the student's services.
    List<Integer> services(Slug step) {
        return checksOf(Optional.of(step)).stream()
                .filter(HttpCheck.class::isInstance)
                .map(check -> ((HttpCheck) check).target().port())
                .distinct()
                .toList();
    }

    private List<BrokerCheck> checksOf(Optional<Slug> step) {
        return step.flatMap(course::checks).orElse(List.of());
    }
}
