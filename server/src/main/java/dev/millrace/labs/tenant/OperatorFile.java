package dev.millrace.labs.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A shell script for the operator of a cluster that does not let this server make users: for every lab that was asked
/// for, the lines of Kafka's own tools that let it in. It holds the labs' passwords and is readable by its owner only.
/// Written anew whenever a lab is added. Thread-safe.
final class OperatorFile {
    private static final String OWNER_ONLY = "rwx------";
    private final Path file;
    private final TenantSettings settings;
    private final Map<String, String> labs = new TreeMap<>();

    OperatorFile(Path file, TenantSettings settings) {
        this.file = file;
        this.settings = settings;
    }

    Path path() {
        return file;
    }

    /// @param user of the lab
    synchronized void add(String user, String prefix, String password) {
        if (labs.put(user, lines(user, prefix, password)) == null) write();
    }

    /// Also without any lab, so that the operator can read what will come.
    synchronized void write() {
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file)) Files.createFile(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
            }
            Files.writeString(file, head() + String.join("", labs.values()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private String head() {
        return """
                #!/bin/sh
                # For the operator of the Kafka cluster at %s.
                # Run it where Kafka's tools are, with a file of settings that may alter users and access control lists:
                #     sh %s admin.properties
                # Running it again changes nothing. It is rewritten when more labs are asked for. Where your service makes
                # users in a console of its own instead, make those below there, with these names and passwords and
                # SCRAM-SHA-256; students read theirs on their lab's page, under "Connect from your own code".
                set -e
                config=${1:?give the file of settings as the first argument}
                bin=${KAFKA_BIN:-bin}
                on="--bootstrap-server %s --command-config $config"
                """.formatted(settings.bootstrap(), file.getFileName(), settings.bootstrap());
    }

    private String lines(String user, String prefix, String password) {
        var quotas = settings.quotas().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(quota -> quota.getKey() + "=" + quota.getValue())
                .collect(Collectors.joining(","));
        var lines = new StringBuilder("\n# " + user + "\n");
        lines.append(
                "$bin/kafka-configs.sh $on --alter --entity-type users --entity-name '%s' --add-config '%s=[password=%s]'\n"
                        .formatted(user, Tenant.MECHANISM.mechanismName(), password));
        if (!quotas.isEmpty()) {
            lines.append("$bin/kafka-configs.sh $on --alter --entity-type users --entity-name '%s' --add-config '%s'\n"
                    .formatted(user, quotas));
        }
        for (var what : new String[] {"topic", "group", "transactional-id"}) {
            lines.append(
                    "$bin/kafka-acls.sh $on --add --allow-principal 'User:%s' --operation All --%s '%s' --resource-pattern-type prefixed\n"
                            .formatted(user, what, prefix));
        }
        return lines.toString();
    }
}
