package dev.millrace.content;

import dev.millrace.content.source.SourceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The folders `lessons/` and `labs/` of a course, read step by step as the outline asks for them.
final class CourseFolder implements OutlineReader.Steps {
    private final Path folder;
    private final Findings findings;
    private final LessonReader lessonReader;
    private final LabReader labReader;
    private final List<Draft<Lesson>> lessons = new ArrayList<>();
    private final List<Draft<Lab>> labs = new ArrayList<>();

    CourseFolder(Path folder, TextReader text, Findings findings) {
        this.folder = folder;
        this.findings = findings;
        this.lessonReader = new LessonReader(text, findings);
        this.labReader = new LabReader(text, findings);
    }

    @Override
    public Optional<Step> find(Slug slug, String number, int line) {
        var lesson = folder.resolve("lessons").resolve(slug.value()).resolve("lesson.md");
        var lab = folder.resolve("labs").resolve(slug.value());
        if (Files.exists(lesson)) {
            var draft = lessonReader.read(lesson, slug);
            draft.ifPresent(lessons::add);
            return draft.map(d -> lessonStep(d.value(), number));
        }
        if (Files.exists(lab.resolve("lab.yaml"))) {
            var draft = labReader.read(lab, slug);
            draft.ifPresent(labs::add);
            return draft.map(d -> new Step.LabStep(d.value()));
        }
        findings.in(folder.resolve("course.yaml"))
                .at(
                        line,
                        "missing-step",
                        "`" + slug + "` is neither in lessons/ nor in labs/",
                        "write it, mend its name, or list it as {title, kind, minutes} that opens later");
        return Optional.empty();
    }

    List<Draft<Lesson>> lessons() {
        return lessons;
    }

    List<Draft<Lab>> labs() {
        return labs;
    }

    Path courseFile() {
        return folder.resolve("course.yaml");
    }

    /// Every `lesson.md` and `lab.yaml` that is there, listed or not, by the name of its folder.
    SortedMap<String, Path> files() {
        var files = new TreeMap<String, Path>();
        below("lessons", "lesson.md", files);
        below("labs", "lab.yaml", files);
        return files;
    }

    private void below(String kind, String name, SortedMap<String, Path> files) {
        for (var slug : SourceFolder.names(folder.resolve(kind))) {
            var file = folder.resolve(kind).resolve(slug).resolve(name);
            if (Files.exists(file)) {
                files.put(slug, file);
            }
        }
    }

    private static Step lessonStep(Lesson lesson, String number) {
        return new Step.LessonStep(lesson.kind().step() == StepKind.LESSON ? number : lesson.label(), lesson);
    }
}
