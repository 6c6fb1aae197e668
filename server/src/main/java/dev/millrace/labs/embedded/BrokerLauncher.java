package dev.millrace.labs.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes broker processes from the packaged broker (`lab-images/broker/target/dist`), with this server's own Java.
///
/// Every process is started with the same file of arguments: flags, AOT cache and class path. Its path in a command
/// line is how a process that nobody recorded is still found to be ours.
final class BrokerLauncher {
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");
    /// Ctrl-C in the server's terminal goes to every process there; brokers leave stopping to the server.
    private static final String IGNORE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    private final Path arguments;
    private final EmbeddedSettings settings;
    private boolean prepared;

    BrokerLauncher(EmbeddedSettings settings) {
        this.settings = settings;
        this.arguments = settings.labs().resolve("launch.args").toAbsolutePath();
    }

    /// Writes the file of arguments, before the first start: a server whose broker was not packaged runs all the same
    /// and says so to whoever asks for a lab.
    private synchronized void prepare() throws IOException {
        if (prepared) return;
        var dist = settings.broker().toAbsolutePath();
        if (Files.notExists(dist.resolve("jvm.args"))) {
            throw new IOException("the broker is not packaged at " + dist + " (mvn package makes it)");
        }
        Files.createDirectories(settings.labs());
        Files.writeString(arguments, argumentFile(dist));
        prepared = true;
    }

    private static String argumentFile(Path dist) throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<String> flags = Files.lines(dist.resolve("jvm.args"))) {
            flags.filter(line -> !line.startsWith("#")).forEach(lines::add);
        }
        lines.add(quoted("-XX:AOTCache=" + dist.resolve("broker.aot")));
        lines.add("-cp");
        lines.add(quoted(classPath(dist)));
        lines.add("dev.millrace.broker.Main");
        return String.join("\n", lines) + "\n";
    }

    private static String classPath(Path dist) throws IOException {
        try (Stream<Path> files = Files.list(dist)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    BrokerProcess launch(LabFolder folder, Reach reach) throws IOException {
        prepare();
        var command = new ArrayList<>(List.of("/bin/sh", "-c", IGNORE_TERMINAL, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:ErrorFile=" + folder.path().resolve("crash.txt"));
        command.add("@" + arguments);
        command.addAll(List.of("--data", folder.data().toString()));
        reach.keep(folder);
        command.addAll(reach.arguments(folder));
        command.addAll(List.of("--disk-limit", String.valueOf(settings.diskLimit() >> 20)));
        command.addAll(List.of("--lease", folder.lease().toString()));
        command.addAll(List.of("--lease-time", settings.leaseTime().toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(folder.out().toFile())
                .redirectError(folder.err().toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return BrokerProcess.of(builder.start().toHandle());
    }

    /// Processes of this launcher, whether or not anybody recorded them; with the lab's folder.
    List<Found> findAll() {
        return ProcessHandle.allProcesses()
                .filter(BrokerProcess::runs)
                .flatMap(handle -> found(handle).stream())
                .toList();
    }

    private Optional<Found> found(ProcessHandle handle) {
        var words = List.of(handle.info().arguments().orElse(new String[0]));
        int data = words.indexOf("--data");
        if (!words.contains("@" + arguments) || data < 0 || data + 1 == words.size()) return Optional.empty();
        var folder = new LabFolder(Path.of(words.get(data + 1)).resolveSibling("."));
        return Optional.of(new Found(new LabFolder(folder.path().normalize()), BrokerProcess.of(handle)));
    }

    record Found(LabFolder folder, BrokerProcess process) {}
}
