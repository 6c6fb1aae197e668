package dev.millrace.grader.sandbox;

import java.util.List;

/// Where worker processes run. An implementation turns a launch into the command line that contains it; who starts the
/// process empties its environment.
public sealed interface Sandbox permits Bubblewrap, NoSandbox {
    /// The name on verdicts and in the start banner.
    String name();

    /// The whole command line, first word a program.
    List<String> command(Launch launch);

    /// The folder for temporary files, as the process sees it.
    String tempFolder(Launch launch);

    /// Whether the user that the process runs as is not ours, so that what it must reach has to be open to others.
    boolean foreignUser();
}
