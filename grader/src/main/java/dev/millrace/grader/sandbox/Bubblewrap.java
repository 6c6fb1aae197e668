package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Linux namespaces by `bwrap`: no network, no process but its own, nothing mounted but the JDK, the system's libraries
/// and the worker's jars, all read-only, and a small temporary file system. No capabilities, no further user
/// namespaces, bounds by `prlimit`.
///
/// A server that runs as root steps down to an unprivileged user first: root's child would keep writable `/proc/sys`
/// and escape the limit on processes, because outside the namespace the kernel still sees root. Each worker gets a user
/// number of its own.
public final class Bubblewrap implements Sandbox {
    private static final String PRLIMIT = "/usr/bin/prlimit";

    /// A JVM hands no descriptor but 0, 1 and 2 to a child; this shell opens one more and becomes the program.
    private static final String OPEN_FILTER = "exec 9<\"$0\"; exec \"$@\"";

    private final boolean asRoot = "root".equals(System.getProperty("user.name"));
    private final Spawner spawner = new Spawner();
    private final Path filter;

    private Bubblewrap(Path filter) {
        this.filter = filter;
    }

    /// Leaves the filter for system calls in a folder of ours.
    ///
    /// @throws IOException when there is none for this kind of processor
    public static Bubblewrap open(Path folder) throws IOException {
        var filter = folder.resolve("seccomp.bpf");
        Files.write(filter, Seccomp.program(Seccomp.Processor.here()));
        return new Bubblewrap(filter);
    }

    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public boolean foreignUser() {
        return asRoot;
    }

    @Override
    public String tempFolder(Launch launch) {
        return "/tmp";
    }

    @Override
    public boolean refusesPrograms() {
        return true;
    }

    @Override
    public Contained start(Launch launch) throws IOException {
        return spawner.start(command(launch));
    }

    @Override
    public void close() {
        spawner.close();
    }

    /// `env -i` stays in front: bubblewrap's own first process would otherwise show the environment it was started
    /// with.
    private List<String> command(Launch launch) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", OPEN_FILTER, filter.toString()));
        command.addAll(List.of("/usr/bin/env", "-i", "PATH=/usr/bin:/bin"));
        if (asRoot) {
            int user = Bounds.user(launch);
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
            command.addAll(List.of("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"));
        }
        command.addAll(List.of("bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent"));
        command.addAll(List.of("--new-session", "--hostname", "worker", "--cap-drop", "ALL", "--clearenv"));
        command.addAll(List.of("--seccomp", "9"));
        mounts(command, launch);
        command.add("--");
        limits(command, launch);
        command.add(launch.java());
        command.addAll(launch.arguments());
        return command;
    }

    private static void mounts(List<String> command, Launch launch) {
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"));
        command.addAll(List.of("--size", Long.toString(Bounds.TEMP_BYTES), "--tmpfs", "/tmp"));
        var mounts = Mounts.of(launch, List.of(Path.of(PRLIMIT)));
        mounts.paths().forEach(path -> command.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        mounts.links().forEach((path, target) -> command.addAll(List.of("--symlink", target, path)));
        command.addAll(List.of("--chdir", "/tmp"));
    }

    private static void limits(List<String> command, Launch launch) {
        command.addAll(List.of(PRLIMIT, "--core=0", "--nofile=" + Bounds.FILES, "--nproc=" + Bounds.TASKS));
        command.addAll(List.of("--cpu=" + Bounds.CPU_SECONDS, "--fsize=" + Bounds.TEMP_BYTES));
        command.add("--data=" + Bounds.dataBytes(launch));
    }
}
