package dev.millrace.practice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Answer;
import dev.millrace.content.Block;
import dev.millrace.content.Judgement;
import dev.millrace.content.Lesson;
import dev.millrace.content.Question;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps and judges what students answer in lessons, and gives back what a page shows of it. Answers are judged
/// here, on the server; a question's solution leaves it only with an answer. Façade of this feature; thread-safe.
public final class Practice {
    private final Database database;
    private final PracticeStore store;
    private final ActivityLog log;
    private final Designs designs;
    private final Boards boards;
    private final Clock clock;

    /// @param modelAnswers what an instructor holds back
    public Practice(Database database, ActivityLog log, ModelAnswers modelAnswers, Clock clock) {
        this.database = database;
        this.store = new PracticeStore(database);
        this.log = log;
        this.designs = new Designs(database, log, modelAnswers, clock);
        this.boards = new Boards(database, log, clock);
        this.clock = clock;
    }

    /// Judges an answer, and keeps it unless it is unclear.
    Judgement answer(Student student, Slug step, Question question, Answer answer) {
        var judgement = question.judge(answer);
        if (judgement instanceof Judgement.Judged judged) {
            var payload = JsonNodeFactory.instance
                    .objectNode()
                    .put("question", question.id())
                    .put("right", judged.right());
            database.jdbi().useTransaction(h -> {
                store.answer(h, student.id(), step, question.id(), answer, judged.right(), clock.instant());
                log.append(
                        h,
                        Activity.by(student, Activity.Kind.ANSWERED)
                                .at(step.value())
                                .with(payload));
            });
        }
        return judgement;
    }

    /// The boards under discussions.
    Boards boards() {
        return boards;
    }

    /// What students design in lessons, and how their classes compare.
    public Designs designs() {
        return designs;
    }

    /// The questions of a lesson as this viewer may see them, in order. `hinted` is the id of a question that was
    /// answered unclearly just now, or empty.
    public List<QuestionView> questions(Viewer viewer, Lesson lesson, String hinted) {
        var answers = answers(viewer, lesson.slug());
        var questions = lesson.questions();
        var views = new ArrayList<QuestionView>();
        for (var question : questions) {
            var hint = question.id().equals(hinted) ? unclear(question) : "";
            views.add(QuestionView.of(
                    viewer,
                    lesson.slug(),
                    new QuestionView.Place(views.size() + 1, questions.size()),
                    question,
                    Optional.ofNullable(answers.get(question.id())),
                    hint));
        }
        return views;
    }

    /// The board under a discussion as this viewer's class has written it.
    public DiscussionView discussion(Viewer viewer, Slug step, Block.Discuss discuss, boolean open) {
        return boards.view(viewer, step, discuss, open);
    }

    private Map<String, Answered> answers(Viewer viewer, Slug step) {
        return viewer instanceof Student student ? store.answers(student.id(), step) : Map.of();
    }

    /// What a question says to an answer that is none.
    private static String unclear(Question question) {
        return question.judge(new Answer(List.of())) instanceof Judgement.Unclear unclear ? unclear.what() : "";
    }
}
