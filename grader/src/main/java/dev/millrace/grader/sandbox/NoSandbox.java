package dev.millrace.grader.sandbox;

import java.util.ArrayList;
import java.util.List;

/// No sandbox: a child process with an empty environment and a temporary folder of its own. It holds a submission's
/// time, memory and output, and nothing else: for a server that only its own user can reach.
public record NoSandbox() implements Sandbox {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public List<String> command(Launch launch) {
        var command = new ArrayList<String>();
        command.add(launch.java());
        command.addAll(launch.arguments());
        return command;
    }

    @Override
    public String tempFolder(Launch launch) {
        return launch.ownFolder().resolve("tmp").toString();
    }

    @Override
    public boolean foreignUser() {
        return false;
    }
}
