package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.util.ArrayList;

/// No sandbox: a child process with an empty environment and a temporary folder of its own. It holds a submission's
/// time, memory and output, and nothing else: for a server that only its own user can reach.
public final class NoSandbox implements Sandbox {
    private final Spawner spawner = new Spawner();

    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean refusesPrograms() {
        return false;
    }

    @Override
    public Contained start(Launch launch) throws IOException {
        var command = new ArrayList<String>();
        command.add(launch.java());
        command.addAll(launch.arguments());
        return spawner.start(command);
    }

    @Override
    public void close() {
        spawner.close();
    }

    @Override
    public boolean contains() {
        return false;
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
