package dev.millrace.grader.sandbox;

import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Which grader a container belongs to, written on it as labels, so that a later grader can tell what was left behind.
///
/// @param folder the grader's own, unique while it runs
/// @param pid its process
/// @param pidNamespace where that number counts; another one's processes cannot be seen from here
record Owner(String folder, String pid, String pidNamespace) {
    private static final String FOLDER = "dev.millrace.grader.folder";
    private static final String PID = "dev.millrace.grader.pid";
    private static final String NAMESPACE = "dev.millrace.grader.pid-namespace";

    static Owner of(Path folder) throws IOException {
        return new Owner(
                folder.toString(), Long.toString(ProcessHandle.current().pid()), namespace());
    }

    private static String namespace() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    }

    Map<String, String> labels() {
        return Map.of(EmptyImage.LABEL, EmptyImage.VERSION, FOLDER, folder, PID, pid, NAMESPACE, pidNamespace);
    }

    /// Removes the containers of graders that are gone: their folder is, or their process.
    void sweep(Daemon daemon) throws IOException {
        for (var container : list(daemon, Map.of(EmptyImage.LABEL, EmptyImage.VERSION))) {
            if (isGone(container.getLabels())) {
                dev.millrace.grader.sandbox.Container.remove(daemon, container.getId());
            }
        }
    }

    /// Removes this grader's containers.
    void removeAll(Daemon daemon) throws IOException {
        for (var container : list(daemon, Map.of(FOLDER, folder))) {
            dev.millrace.grader.sandbox.Container.remove(daemon, container.getId());
        }
    }

    private static List<Container> list(Daemon daemon, Map<String, String> labels) throws IOException {
        return daemon.ask(
                "list containers",
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(labels)
                        .exec());
    }

    private boolean isGone(Map<String, String> labels) {
        var itsPid = labels.getOrDefault(PID, "");
        if (labels.getOrDefault(NAMESPACE, "").equals(pidNamespace) && itsPid.matches("\\d{1,10}")) {
            return ProcessHandle.of(Long.parseLong(itsPid)).isEmpty();
        }
        return !Files.exists(Path.of(labels.getOrDefault(FOLDER, "/nowhere")));
    }
}
