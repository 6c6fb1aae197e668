package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.text.Markdown;
import dev.millrace.content.text.Markdown.Rendered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One file of text while it is read: where findings go, which ids are taken, and what it points to.
final class Page {
    /// Ids that the pages around the text use themselves.
    private static final Set<String> RESERVED = Set.of("main", "outline", "dock", "hand", "theme");

    private final Path file;
    private final Findings findings;
    private final Report report;
    private final Markdown markdown;
    private final Set<String> ids = new HashSet<>(RESERVED);
    private final Set<String> questions = new HashSet<>();
    private final List<Pointer> pointers = new ArrayList<>();
    private final String idPrefix;
    private int figures;
    private int blocks;

    Page(Path file, Findings findings, Markdown markdown) {
        this(file, findings, markdown, "");
    }

    /// @param idPrefix what ids of blocks begin with, where one page shows the text of several files
    Page(Path file, Findings findings, Markdown markdown, String idPrefix) {
        this.file = file;
        this.findings = findings;
        this.report = findings.in(file);
        this.markdown = markdown;
        this.idPrefix = idPrefix;
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

    /// For a file beside this one.
    Report reportOn(Path other) {
        return findings.in(other);
    }

    /// Markdown that begins at `line` of the file.
    String blocks(String text, int line) {
        return keep(markdown.blocks(text, ids, report.after(line - 1)), line);
    }

    /// One line of Markdown, without a paragraph.
    String inline(String text, int line) {
        return keep(markdown.inline(text, report.after(line - 1)), line);
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
        return rendered.html();
    }
}
