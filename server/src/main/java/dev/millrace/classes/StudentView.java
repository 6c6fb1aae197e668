package dev.millrace.classes;

import dev.millrace.identity.IdentityRoutes.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One student of the class, and what an instructor can do with their record.
///
/// @param link their personal link, where it was asked for
/// @param form the one that was refused, or what the page begins with
/// @param others records that may be of the same person
/// @param classes where the student could be moved
/// @param done what was just done
public record StudentView(
        RosterView.Row student,
        Optional<String> link,
        Form form,
        List<Choice> others,
        List<Choice> classes,
        Optional<String> done) {
    public StudentView {
        others = List.copyOf(others);
        classes = List.copyOf(classes);
    }

    /// Something to choose from a list.
    public record Choice(String id, String label) {}

    /// The form for the name: as it was refused, or with the name as it is.
    public Form nameForm() {
        return form.typed().containsKey("name")
                ? form
                : new Form(Map.of("name", student.name()), form.field(), form.message());
    }

    public String path() {
        return "/classes/roster/" + student.id();
    }
}
