package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.text.Fence;
import dev.millrace.content.text.Language;
import dev.millrace.content.text.Markdown.Rendered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One file of text while it is read: where findings go, which ids are taken, and what it points to.
final class Page {
    /// Ids that the pages around the text use themselves.
    private static final Set<String> RESERVED = Set.of("main", "outline", "dock", "hand", "theme");

    private final Path file;
    private final Findings findings;
    private final Report report;
    private final TextReader text;
    private final Set<String> ids = new HashSet<>(RESERVED);
    private final Set<String> questions = new HashSet<>();
    private final List<Pointer> pointers = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final String idPrefix;
    private int figures;
    private int blocks;

    Page(Path file, Findings findings, TextReader text) {
        this(file, findings, text, "");
    }

    /// @param idPrefix what ids of blocks begin with, where one page shows the text of several files
    Page(Path file, Findings findings, TextReader text, String idPrefix) {
        this.file = file;
        this.findings = findings;
        this.report = findings.in(file);
        this.text = text;
        this.idPrefix = idPrefix;
    }

    /// @param meant whether its author says that no other language is wanted
    record Sample(int line, Set<Language> languages, boolean meant) {
        Sample {
            languages = Set.copyOf(languages);
        }
    }

    /// What a text points to: a link's target, or `lab:` and a slug.
    record Pointer(String target, int line) {}

    Path file() {
        return file;
    }

    Path folder() {
        return file.resolveSibling("");
    }

    Report report() {
        return report;
    }

    /// Code that stands together: in one block of tabs, or by itself.
    void shows(List<Fence> fences, int line) {
        var languages = fences.stream().map(Fence::language).collect(Collectors.toSet());
        var meant = fences.stream().anyMatch(fence -> fence.marks().contains(Fence.Mark.ONLY));
        samples.add(new Sample(line, languages, meant));
        fences.stream()
                .filter(fence -> !fence.marks().contains(Fence.Mark.UNCHECKED))
                .forEach(fence -> text.review().look(fence.language(), fence.code(), report.after(fence.line())));
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /// For a file beside this one.
    Report reportOn(Path other) {
        return findings.in(other);
    }

    /// Markdown that begins at `line` of the file.
    String blocks(String markdown, int line) {
        return keep(text.markdown().blocks(markdown, ids, report.after(line - 1)), line);
    }

    /// One line of Markdown, without a paragraph.
    String inline(String markdown, int line) {
        return keep(text.markdown().inline(markdown, report.after(line - 1)), line);
    }

    void pointsToLab(String slug, int line) {
        pointers.add(new Pointer("lab:" + slug, line));
    }

    List<Pointer> pointers() {
        return List.copyOf(pointers);
    }

    boolean hasId(String id) {
        return ids.contains(id);
    }

    boolean hasQuestion(String id) {
        return questions.contains(id);
    }

    void addQuestions(Set<String> more) {
        questions.addAll(more);
    }

    /// `a` for the first figure, `b` for the second.
    String nextLetter() {
        var n = figures++;
        return n < 26 ? String.valueOf((char) ('a' + n)) : "z" + (n - 25);
    }

    /// Whether a figure was asked for, even one that could not be read.
    boolean hasFigure() {
        return figures > 0;
    }

    /// An id for a block of this page.
    String nextId(String kind) {
        return idPrefix + kind + "-" + ++blocks;
    }

    private String keep(Rendered rendered, int line) {
        rendered.links().forEach(link -> pointers.add(new Pointer(link.target(), link.line() + line - 1)));
        rendered.fences().forEach(fence -> {
            var below = fence.line() + line - 1;
            shows(List.of(new Fence(fence.language(), fence.marks(), fence.code(), below)), below);
        });
        return rendered.html();
    }
}
