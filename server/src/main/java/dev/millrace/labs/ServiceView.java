package dev.millrace.labs;

/// A service of the student's that checks of a lab are about.
///
/// @param asked the port that the lab says
/// @param port where it is called for this student
/// @param computer which computer that is
public record ServiceView(int asked, int port, String computer) {}
