package dev.millrace.identity;

/// Who is looking at a page: everything a request may load, it loads through this.
public sealed interface Viewer permits Student, Instructor {
    /// The class this viewer is in.
    ClassId classId();

    /// What others call them; typed by a person, so untrusted text.
    String name();
}
