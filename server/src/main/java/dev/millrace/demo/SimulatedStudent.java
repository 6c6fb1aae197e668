package dev.millrace.demo;

import dev.millrace.client.Visitor;
import dev.millrace.content.Course;
import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Lesson;
import dev.millrace.content.Question;
import dev.millrace.content.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One student of the simulated class: reads, answers, works in labs, gets stuck, asks. Everything goes through HTTP to
/// the real server, so every row, verdict and broker behind it is real. Runs on a virtual thread of its own.
final class SimulatedStudent {
    private final Visitor visitor;
    private final Course course;
    private final LabSources sources;
    private final Temper temper;
    private final Random random;

    /// How somebody learns.
    ///
    /// @param pace how long a step takes, in the middle
    /// @param skill 0 to 1: the chance of a right answer, and how soon a lab is passed
    /// @param startsBroker whether they start their own broker (each takes about 160 MB)
    record Temper(Duration pace, double skill, boolean startsBroker) {}

    SimulatedStudent(Visitor visitor, Course course, LabSources sources, Temper temper, long seed) {
        this.visitor = visitor;
        this.course = course;
        this.sources = sources;
        this.temper = temper;
        this.random = new Random(seed);
    }

    /// Goes through the course for ever, or until interrupted; the first `caughtUp` steps at once.
    void learn(int caughtUp) throws InterruptedException {
        var steps = course.openSteps();
        for (int i = 0; i < caughtUp && i < steps.size(); i++) {
            visit(steps.get(i), Duration.ZERO);
        }
        for (int i = caughtUp; true; i = (i + 1) % steps.size()) {
            visit(steps.get(i % steps.size()), temper.pace());
        }
    }

    private void visit(Step step, Duration pace) throws InterruptedException {
        switch (step) {
            case Step.LessonStep lesson -> read(lesson.lesson(), pace);
            case Step.LabStep lab -> work(lab.lab(), pace);
            case Step.LaterStep _ -> {}
        }
    }

    private void read(Lesson lesson, Duration pace) throws InterruptedException {
        var path = "/course/" + lesson.slug().value();
        visitor.get(path);
        pause(pace);
        for (var question : lesson.questions()) {
            visitor.htmx("POST", path + "/quiz/" + question.id(), answer(question));
            pause(pace.dividedBy(4));
        }
        if (pace.isPositive() && random.nextInt(12) == 0) {
            askForHelp(path);
        }
        visitor.htmx("POST", path + "/read", Map.of());
    }

    private void work(Lab lab, Duration pace) throws InterruptedException {
        var path = "/course/" + lab.slug().value();
        visitor.get(path);
        pause(pace);
        if (lab.spec() instanceof LabSpec.Broker) {
            if (temper.startsBroker()) {
                workAtBroker(path);
            }
            return;
        }
        for (var attempt : attempts(lab)) {
            visitor.htmx("POST", "/labs/" + lab.slug().value() + "/submissions", submission(attempt));
            pause(pace);
            if (pace.isPositive() && random.nextInt(6) == 0) {
                askForHelp(path);
            }
        }
    }

    /// Starts the broker, makes the topic that the lab asks for and orders something now and then.
    private void workAtBroker(String path) throws InterruptedException {
        visitor.post("/lab/start", Map.of());
        for (int i = 0; i < 60 && !visitor.get(path).body().contains("Lab ready"); i++) {
            Thread.sleep(500);
        }
        visitor.htmx("POST", "/lab/topics", Map.of("name", "orders", "partitions", "3"));
        for (int i = 0; i < 12; i++) {
            var order = "{\"orderId\":\"o-%d\",\"total\":{\"minor\":%d,\"currency\":\"EUR\"}}"
                    .formatted(i, 500 + random.nextInt(9_500));
            visitor.htmx("POST", "/lab/topics/orders/records", Map.of("key", "c-" + i % 4, "value", order));
            pause(Duration.ofSeconds(1));
        }
    }

    /// Wrong ways first, fewer the more skilled; the less skilled give up before the solution now and then.
    private List<Map<String, String>> attempts(Lab lab) {
        var attempts = new ArrayList<Map<String, String>>();
        var wrong = sources.wrong(lab.slug());
        var detours = (int) Math.round((1 - temper.skill()) * 6);
        for (int i = 0; i < detours; i++) {
            attempts.add(wrong.get(random.nextInt(wrong.size())));
        }
        if (random.nextDouble() < 0.3 + temper.skill()) {
            attempts.add(sources.solution(lab.slug()));
        }
        return attempts;
    }

    private static Map<String, String> submission(Map<String, String> files) {
        var form = new LinkedHashMap<String, String>();
        form.put("scope", "all");
        files.forEach((name, source) -> form.put("source:" + name, source));
        return form;
    }

    private Map<String, String> answer(Question question) {
        var right = random.nextDouble() < temper.skill();
        return switch (question) {
            case Question.Single single -> Map.of("a", Integer.toString(choice(single.options(), right)));
            case Question.Multiple multiple -> Map.of("a", Integer.toString(choice(multiple.options(), right)));
            case Question.Order order -> places(order.itemsHtml().size(), 1);
            case Question.Match match -> places(match.pairs().size(), 0);
            case Question.Numeric numeric -> Map.of("a", right ? numeric.value().toPlainString() : "7");
        };
    }

    private int choice(List<Question.Option> options, boolean right) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).right() == right) {
                return i;
            }
        }
        return 0;
    }

    private static Map<String, String> places(int count, int first) {
        var form = new LinkedHashMap<String, String>();
        for (int i = 0; i < count; i++) {
            form.put("a" + i, Integer.toString(first + i));
        }
        return form;
    }

    private void askForHelp(String path) throws InterruptedException {
        visitor.htmx("POST", "/class/hand", Map.of("step", path.substring(path.lastIndexOf('/') + 1)));
        pause(temper.pace().multipliedBy(2));
        visitor.htmx("DELETE", "/class/hand", Map.of());
    }

    /// Half to one and a half times `middle`.
    private void pause(Duration middle) throws InterruptedException {
        if (middle.isPositive()) {
            Thread.sleep(Math.round(middle.toMillis() * (0.5 + random.nextDouble())));
        }
    }
}
