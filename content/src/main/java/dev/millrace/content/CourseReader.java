package dev.millrace.content;

import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.text.Markdown;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a course folder. Whatever is wrong in it becomes a finding with file and line; nothing that a file
/// may hold makes it throw. Thread-safe.
public final class CourseReader {
    private final Markdown markdown = new Markdown();
    private final Depth depth;

    /// How closely to look.
    public enum Depth {
        /// What a page needs.
        PAGES,
        /// Also what no page can be broken by: whether Java in tabs is Java, which takes a compiler.
        EVERYTHING
    }

    /// Looks at everything.
    public CourseReader() {
        this(Depth.EVERYTHING);
    }

    public CourseReader(Depth depth) {
        this.depth = depth;
    }

    public Reading read(Path folder) {
        var findings = new Findings();
        var file = folder.resolve("course.yaml");
        var report = findings.in(file);
        var course = SourceText.read(file, report)
                .flatMap(text -> YamlMap.parse(text, report))
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
        var folders = new CourseFolder(folder, markdown, depth, findings);
        var outline = new OutlineReader(folders, report);
        var title = keys.text("title");
        var tagline = keys.text("tagline", "");
        var licence = keys.text("licence", "");
        var authors = keys.texts("authors");
        var outcomes = new OutcomesReader(report).read(keys);
        new ContractFiles(folder.resolve("contracts"), findings).check();
        var days = outline.days(keys);
        keys.noOthers();
        var course = new Course(new Slug(name.toString()), title, tagline, licence, authors, outcomes, days);
        new CrossChecks(course, folders, findings).run(outline.listed(), keys.line("outcomes"));
        return days.isEmpty() ? Optional.empty() : Optional.of(course);
    }
}
