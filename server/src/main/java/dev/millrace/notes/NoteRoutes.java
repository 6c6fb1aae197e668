package dev.millrace.notes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Visitors;
import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import dev.millrace.web.Views;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// A student's own notes and bookmarks. Saved while typing with script, by a form without.
public final class NoteRoutes implements Routes {
    private final Notes notes;
    private final Visitors visitors;
    private final Views views;

    public NoteRoutes(Notes notes, Visitors visitors, Views views) {
        this.notes = notes;
        this.visitors = visitors;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/course/{slug}/mine", this::ofStep);
        routes.put("/course/{slug}/note", this::saveTyped);
        routes.post("/course/{slug}/note", this::saveForm);
        routes.post("/course/{slug}/note/preview", this::preview);
        routes.put("/course/{slug}/bookmarks", this::mark);
        routes.delete("/course/{slug}/bookmarks", this::unmark);
        routes.post("/course/{slug}/bookmarks", this::markForm);
        routes.get("/bookmarks", this::bookmarks);
        routes.get("/mine/notes.md", this::file);
    }

    private void ofStep(Context ctx) {
        var view = view(visitors.student(ctx), slug(ctx));
        if (Views.wantsFragment(ctx)) {
            views.fragment(ctx, "notes/mine.jte", view);
        } else {
            views.page(ctx, "Your notes: " + view.name(), "notes/minePage.jte", view);
        }
    }

    private NoteView view(Student student, Slug slug) {
        var marked = notes.bookmarks(student);
        var places = notes.places(slug).stream()
                .map(place -> new NoteView.Place(
                        place, marked.stream().anyMatch(mark -> mark.href().equals(place.href()))))
                .toList();
        if (places.isEmpty()) {
            throw noStep();
        }
        var note = notes.note(student, slug);
        return new NoteView(
                student.id().value(),
                slug.value(),
                places.getFirst().place().title(),
                note,
                notes.html(note.text()),
                places);
    }

    private void saveTyped(Context ctx) {
        switch (notes.save(visitors.student(ctx), openStep(ctx), base(ctx), text(ctx, "text"))) {
            case Saving.Saved(Note note) -> ctx.json(json(note).toString());
            case Saving.Changed(Note other) ->
                ctx.status(HttpStatus.CONFLICT)
                        .json(json(other).put("text", other.text()).toString());
            case Saving.TooLong() -> throw tooLong();
        }
    }

    /// Without script nobody can be asked: what another tab saved and what was sent are both kept.
    private void saveForm(Context ctx) {
        var student = visitors.student(ctx);
        var step = openStep(ctx);
        var text = text(ctx, "text").replace("\r\n", "\n");
        var saving = notes.save(student, step, base(ctx), text);
        if (saving instanceof Saving.Changed(Note other)) {
            saving = notes.save(student, step, other.version(), other.text() + "\n\n---\n\n" + text);
        }
        if (saving instanceof Saving.TooLong) {
            throw tooLong();
        }
        ctx.redirect("/course/" + step + "/mine", HttpStatus.SEE_OTHER);
    }

    private void preview(Context ctx) {
        visitors.student(ctx);
        var text = text(ctx, "text");
        if (text.length() > Notes.LONGEST) {
            throw tooLong();
        }
        ctx.html(notes.html(text));
    }

    private void mark(Context ctx) {
        if (!notes.mark(visitors.student(ctx), slug(ctx), text(ctx, "anchor"))) {
            throw Problem.notFound("The step has no such heading.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void unmark(Context ctx) {
        var anchor = Optional.ofNullable(ctx.queryParam("anchor")).orElse("");
        notes.unmark(visitors.student(ctx), slug(ctx), anchor);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void markForm(Context ctx) {
        var student = visitors.student(ctx);
        var slug = slug(ctx);
        if (text(ctx, "on").equals("no")) {
            notes.unmark(student, slug, text(ctx, "anchor"));
        } else if (!notes.mark(student, slug, text(ctx, "anchor"))) {
            throw Problem.notFound("The step has no such heading.");
        }
        ctx.redirect("/course/" + slug + "/mine#places", HttpStatus.SEE_OTHER);
    }

    private void bookmarks(Context ctx) {
        views.fragment(ctx, "notes/bookmarks.jte", notes.bookmarks(visitors.student(ctx)));
    }

    private void file(Context ctx) {
        var file = notes.file(visitors.student(ctx));
        ctx.header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"notes.md\"")
                .contentType("text/markdown; charset=utf-8")
                .result(file);
    }

    private static ObjectNode json(Note note) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", note.version())
                .put("savedAt", note.savedAt().toString());
    }

    /// A step that the course has open; a note on nothing is a mistake of the address.
    private Slug openStep(Context ctx) {
        var slug = slug(ctx);
        if (notes.places(slug).isEmpty()) {
            throw noStep();
        }
        return slug;
    }

    private static int base(Context ctx) {
        return Optional.of(text(ctx, "base"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> Problem.badRequest("Reload the page and save again; it keeps what you typed."));
    }

    private static String text(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    private static Slug slug(Context ctx) {
        return Optional.of(ctx.pathParam("slug"))
                .filter(Slug::isValid)
                .map(Slug::new)
                .orElseThrow(NoteRoutes::noStep);
    }

    private static Problem noStep() {
        return Problem.notFound("The course has no such lesson or lab, or it opens later.");
    }

    private static Problem tooLong() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "That note is too long",
                "A note takes " + Notes.LONGEST
                        + " characters, about ten pages. What you typed was not saved: shorten it,"
                        + " or move a part to another step's note.",
                new Problem.Next("To the course", "/course"));
    }
}
