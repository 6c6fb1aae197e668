package dev.millrace.classes;

import dev.millrace.identity.IdentityRoutes.Form;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Teaching.Taught;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page of one class: what is set of it, who teaches it, and its end.
///
/// @param id nothing for a class that is to be made
/// @param zones what the field for the time zone suggests
/// @param link a one-time link for another instructor, just made
/// @param done what was just done
public record ClassView(
        Optional<String> id,
        String title,
        Form form,
        List<String> zones,
        List<TeacherRow> teachers,
        boolean archived,
        Optional<String> link,
        Optional<String> done) {
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
            .sorted()
            .toList();

    public ClassView {
        zones = List.copyOf(zones);
        teachers = List.copyOf(teachers);
    }

    /// Somebody who teaches the class.
    public record TeacherRow(String id, String name, boolean me) {}

    /// Where the form goes.
    public String action() {
        return id.map(value -> "/classes/" + value).orElse("/classes");
    }

    /// The last one stays.
    public boolean canLeave() {
        return teachers.size() > 1;
    }

    static ClassView fresh(Form form) {
        return new ClassView(
                Optional.empty(), "New class", form, ZONES, List.of(), false, Optional.empty(), Optional.empty());
    }

    static ClassView of(Taught taught, Instructor viewer, Form form, Optional<String> link, Optional<String> done) {
        var classroom = taught.classroom();
        return new ClassView(
                Optional.of(classroom.id().value()),
                classroom.title(),
                form,
                ZONES,
                taught.teachers().stream()
                        .map(teacher -> new TeacherRow(
                                teacher.id().value(),
                                teacher.name(),
                                teacher.id().equals(viewer.id())))
                        .toList(),
                classroom.archived(),
                link,
                done);
    }

    /// The settings as the form shows them.
    static Map<String, String> values(Taught taught, String today) {
        var settings = taught.classroom().settings();
        return Map.of(
                "name", settings.name(),
                "firstDay", settings.firstDay().map(Object::toString).orElse(today),
                "zone", settings.zone().getId(),
                "seats",
                        settings.seats().isPresent()
                                ? Integer.toString(settings.seats().getAsInt())
                                : "",
                "code", settings.code());
    }
}
