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
    /// Near the top of the range of ordinary users, 1000 to 59999 (Debian policy, 9.2.2), where few systems arrive.
    private static final int FIRST_USER = 59_000;

    private static final int USERS = 900;
    private static final long TEMP_BYTES = 128L << 20;
    private static final long NATIVE_BYTES = 1L << 30;
    private static final String PRLIMIT = "/usr/bin/prlimit";

    private final boolean asRoot = "root".equals(System.getProperty("user.name"));
    private final Spawner spawner = new Spawner();

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
        var command = new ArrayList<>(List.of("/usr/bin/env", "-i", "PATH=/usr/bin:/bin"));
        if (asRoot) {
            int user = FIRST_USER + launch.number() % USERS;
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
            command.addAll(List.of("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"));
        }
        command.addAll(List.of("bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent"));
        command.addAll(List.of("--new-session", "--hostname", "worker", "--cap-drop", "ALL", "--clearenv"));
        mounts(command, launch);
        command.add("--");
        limits(command, launch);
        command.add(launch.java());
        command.addAll(launch.arguments());
        return command;
    }

    private static void mounts(List<String> command, Launch launch) {
        readOnly(command, Path.of("/usr/lib"));
        systemLink(command, "/lib", "usr/lib");
        systemLink(command, "/lib64", "usr/lib64");
        readOnly(command, Path.of(PRLIMIT));
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"));
        command.addAll(List.of("--size", Long.toString(TEMP_BYTES), "--tmpfs", "/tmp"));
        readOnly(command, real(launch.javaHome()));
        etcJava().forEach(path -> readOnly(command, path));
        launch.readable().forEach(path -> readOnly(command, path));
        readOnly(command, launch.socketFolder());
        command.addAll(List.of("--chdir", "/tmp"));
    }

    /// Core files, files, descriptors, processes (threads count), CPU time of a worker's whole life, native memory.
    private static void limits(List<String> command, Launch launch) {
        command.addAll(List.of(PRLIMIT, "--core=0", "--nofile=512", "--nproc=320", "--cpu=1800"));
        command.add("--fsize=" + TEMP_BYTES);
        command.add("--data=" + (launch.memoryBytes() + NATIVE_BYTES));
    }

    private static void readOnly(List<String> command, Path path) {
        command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }

    /// `/lib` is a link on systems with a merged `/usr`, a folder on others.
    private static void systemLink(List<String> command, String path, String target) {
        if (Files.isSymbolicLink(Path.of(path))) {
            command.addAll(List.of("--ro-bind-try", "/" + target, "/" + target, "--symlink", target, path));
        } else {
            command.addAll(List.of("--ro-bind-try", path, path));
        }
    }

    /// Distributions keep parts of a JDK behind links into `/etc`.
    private static List<Path> etcJava() {
        try (var children = Files.list(Path.of("/etc"))) {
            return children.filter(p -> p.getFileName().toString().startsWith("java-"))
                    .filter(Files::isReadable)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
