package dev.millrace.classes;

import dev.millrace.StudentBelongings;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.ClassSettings;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Roll;
import dev.millrace.identity.Student;
import dev.millrace.identity.Teaching;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;

/// A database with people in it: an instructor, Marit, of one class, and whoever joins.
record People(Database database, ActivityLog log, Identity identity, Teaching teaching, Roll roll, Instructor marit) {
    static People in(Database database) {
        var clock = Clock.systemUTC();
        var log = new ActivityLog(database, clock);
        var identity = new Identity(
                database, (h, student) -> log.append(h, Activity.by(student, Activity.Kind.JOINED)), clock);
        var roll = new Roll(
                database,
                identity,
                StudentBelongings.ofEveryFeature(),
                (h, id) -> log.append(h, Activity.in(id, Activity.Kind.ROSTER_CHANGED)),
                clock);
        var link = identity.invite(identity.openClass("course").id());
        var admitted = (Identity.Entry.Admitted) identity.claim(link, "Marit", "correct horse battery");
        return new People(
                database, log, identity, new Teaching(database, identity, clock), roll, (Instructor) admitted.viewer());
    }

    ClassId classId() {
        return marit.classId();
    }

    Identity.Entry tryToJoin(String name) {
        return identity.join(identity.classroom(marit).code(), name);
    }

    Student join(String name) {
        return (Student) ((Identity.Entry.Admitted) tryToJoin(name)).viewer();
    }

    /// Another class of Marit's.
    ClassId open(String name) {
        return ((Teaching.Outcome.Done) teaching.open(marit, "course", settings(name, ""))).id();
    }

    void seats(int seats) {
        teaching.change(marit, classId(), settings("Spring", Integer.toString(seats)));
    }

    static ClassSettings.Typed settings(String name, String seats) {
        return new ClassSettings.Typed(name, "2027-03-15", "Europe/Amsterdam", seats, "");
    }
}
