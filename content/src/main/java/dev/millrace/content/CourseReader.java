package dev.millrace.content;

import dev.millrace.content.code.CodeReview;
import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.text.Markdown;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a course folder. Whatever is wrong in it becomes a finding with file and line; nothing that a file
/// may hold makes it throw. Thread-safe.
public final class CourseReader {
    private final TextReader text;
    private final CodeReview review;

    /// How closely to look.
    public enum Depth {
        /// What a page needs.
        PAGES,
        /// Also whether the code in it parses, which takes parsers of many languages.
        SYNTAX,
        /// Also whether Java in it compiles.
        EVERYTHING
    }

    /// Looks at everything.
    public CourseReader() {
        this(Depth.EVERYTHING);
    }

    public CourseReader(Depth depth) {
        this.review = new CodeReview(depth == Depth.EVERYTHING);
        this.text = new TextReader(
                new Markdown(),
                switch (depth) {
                    case PAGES -> (language, code, report) -> {};
                    case SYNTAX, EVERYTHING -> review::look;
                });
    }

    /// What could not be looked at on this machine in all readings so far, as a sentence without a full stop.
    public Optional<String> notice() {
        return review.notice();
    }

    public Reading read(Path folder) {
        var findings = new Findings();
        var file = folder.resolve("course.yaml");
        var report = findings.in(file);
        var course = SourceText.read(file, report)
                .flatMap(yaml -> YamlMap.parse(yaml, report))
                .flatMap(keys -> course(folder, keys, findings));
        return new Reading(course, findings.all());
    }

    private Optional<Course> course(Path folder, YamlMap keys, Findings findings) {
        var report = findings.in(folder.resolve("course.yaml"));
        var name = folder.toAbsolutePath().normalize().getFileName();
        if (name == null || !Slug.isValid(name.toString())) {
            report.at(1, "slug", "the folder's name is not a slug", "name it with lower-case words joined by hyphens");
            return Optional.empty();
        }
        if (keys.whole("format", 1) != 1) {
            report.at(keys.line("format"), "format", "only format 1 is known", "write `format: 1`");
        }
        var folders = new CourseFolder(folder, text, findings);
        var outline = new OutlineReader(folders, report);
        var title = keys.text("title");
        var tagline = keys.text("tagline", "");
        var licence = keys.text("licence", "");
        var authors = keys.texts("authors");
        var outcomes = new OutcomesReader(report).read(keys);
        var depth = LessonDepth.read(keys, report);
        new ContractFiles(folder.resolve("contracts"), findings).check();
        var days = outline.days(keys);
        keys.noOthers();
        var course = new Course(new Slug(name.toString()), title, tagline, licence, authors, outcomes, days);
        var advice = new LessonAdvice(depth, findings);
        folders.lessons().forEach(advice::look);
        new CrossChecks(course, folders, findings).run(outline.listed(), keys.line("outcomes"));
        return days.isEmpty() ? Optional.empty() : Optional.of(course);
    }
}
