package dev.millrace.labs.docker;

import com.github.dockerjava.api.model.Image;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lab image that belongs to this installation: what goes into it, and the name that says so. Its name holds the
/// digest of the packaged broker, the JDK and the Dockerfile, so an image is current exactly when it has the name.
public final class BrokerImage {
    /// On every image of ours; the value is what it is for.
    static final String LABEL = "dev.millrace.image";
    static final String BROKER = "broker";
    static final String MILLRACE = "dev.millrace.version";
    static final String KAFKA = "dev.millrace.kafka";
    static final String JAVA = "dev.millrace.java";
    static final String CONTENT = "dev.millrace.content";
    static final String BASE = "dev.millrace.base";

    private static final String REPOSITORY = "millrace/broker";
    private static final String INSIDE = "/opt/millrace/broker/";

    private final Path folder;
    private final String digest;

    private BrokerImage(Path folder, String digest) {
        this.folder = folder;
        this.digest = digest;
    }

    /// The image of the installation at `home`. Reads the packaged broker, some 50 MB.
    ///
    /// @throws DaemonRefusal when the broker is not packaged
    public static BrokerImage of(Path home) {
        var folder = home.resolve("lab-images/broker");
        if (Files.notExists(folder.resolve("target/dist/jvm.args"))) {
            throw new DaemonRefusal("the broker is not packaged at " + folder.resolve("target/dist")
                    + " (./millrace builds it, or mvn package)");
        }
        try {
            return new BrokerImage(folder, digest(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static String digest(Path folder) throws IOException {
        var content = sha256();
        content.update((jdk() + JavaRuntime.MODULES).getBytes(StandardCharsets.UTF_8));
        var files = new ArrayList<>(List.of(dockerfile(folder)));
        files.addAll(scripts(folder));
        files.addAll(packaged(folder));
        for (var file : files) {
            content.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), content)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(content.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// `millrace/broker:DIGEST`
    public String name() {
        return REPOSITORY + ":" + digest.substring(0, 12);
    }

    Path dockerfile() {
        return dockerfile(folder);
    }

    private static Path dockerfile(Path folder) {
        return folder.resolve("Dockerfile");
    }

    /// What else runs in containers: the gate, and who looks after a broker.
    List<Path> scripts() {
        return scripts(folder);
    }

    private static List<Path> scripts(Path folder) {
        var image = folder.resolve("src/main/image");
        return List.of(image.resolve("gate.sh"), image.resolve("guard.sh"));
    }

    /// Jars and flags, sorted; not the AOT cache, which is made for one runtime and one place.
    List<Path> packaged() {
        try {
            return packaged(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static List<Path> packaged(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target/dist"))) {
            return files.filter(file -> file.toString().endsWith(".jar") || file.endsWith("jvm.args"))
                    .sorted()
                    .toList();
        }
    }

    /// The file of arguments that every container starts Java with: flags, AOT cache, class path, program.
    String launchArguments() throws IOException {
        var jars = packaged().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> INSIDE + name)
                .collect(Collectors.joining(":"));
        return Files.readString(folder.resolve("target/dist/jvm.args")) + "-XX:AOTCache=" + INSIDE + "broker.aot\n-cp\n"
                + jars + "\ndev.millrace.broker.Main\n";
    }

    Map<String, String> labels(String base) {
        return Map.of(
                LABEL,
                BROKER,
                MILLRACE,
                version("millrace-broker-"),
                KAFKA,
                version("kafka-clients-"),
                JAVA,
                jdk(),
                CONTENT,
                digest,
                BASE,
                base);
    }

    private String version(String jar) {
        return packaged().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(jar))
                .map(name -> name.substring(jar.length(), name.length() - ".jar".length()))
                .findFirst()
                .orElse("unknown");
    }

    private static String jdk() {
        return System.getProperty("java.runtime.version") + " " + System.getProperty("os.arch");
    }

    /// Whether the daemon has it.
    public boolean isAt(Daemon daemon) {
        return !daemon.ask(
                        "list images",
                        docker -> docker.listImagesCmd()
                                .withFilter("reference", List.of(name()))
                                .exec())
                .isEmpty();
    }

    /// Every lab image of ours that the daemon has, of whatever version.
    public static List<Image> all(Daemon daemon) {
        return daemon.ask(
                "list images",
                docker -> docker.listImagesCmd()
                        .withLabelFilter(Map.of(LABEL, BROKER))
                        .exec());
    }
}
