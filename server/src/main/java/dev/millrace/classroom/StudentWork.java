package dev.millrace.classroom;

import dev.millrace.content.Slug;
import dev.millrace.grading.Attempt;
import dev.millrace.grading.Grading;
import dev.millrace.grading.GradingDock;
import dev.millrace.identity.Student;
import dev.millrace.labs.Labs;
import java.util.List;
import java.util.Optional;

/// What the grading and the labs have of one student.
record StudentWork(Student student, Grading grading, Labs labs) implements DrawerView.Work {
    @Override
    public Optional<GradingDock> at(Slug lab) {
        return grading.work(student.id(), lab);
    }

    @Override
    public List<Attempt> attempts(Slug lab) {
        return grading.attempts(student.id(), lab);
    }

    @Override
    public List<DrawerView.TopicLine> topics() {
        return labs.topics(student).stream()
                .map(topic -> new DrawerView.TopicLine(
                        topic.name(), topic.partitions().size(), topic.records()))
                .toList();
    }
}
