package dev.millrace.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/// Who may sign in to the client listener. A fresh storage folder is formatted with them; one that is taken up again
/// is brought to what the file says now before it is called ready.
record Users(Map<String, String> passwords) {
    static final Users NONE = new Users(Map.of());
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    private static final int ITERATIONS = 4096;
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,127}) ([!-~&&[^\",;\\\\\\[\\]]]{8,128})");
    private static final long PATIENCE_SECONDS = 20;

    Users {
        passwords = Map.copyOf(passwords);
    }

    /// Reads lines `user password`; none, or one that is something else, is a usage error. Its text is not repeated.
    static Users read(Optional<Path> file) {
        if (file.isEmpty()) return NONE;
        var found = new LinkedHashMap<String, String>();
        for (var line : lines(file.get())) {
            var match = LINE.matcher(line);
            if (!match.matches()) throw Options.usage("--users has a line that is not `user password`: " + file.get());
            found.put(match.group(1), match.group(2));
        }
        if (found.isEmpty()) throw Options.usage("--users names nobody: " + file.get());
        return new Users(found);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw Options.usage("--users cannot be read: " + e);
        }
    }

    boolean isEmpty() {
        return passwords.isEmpty();
    }

    /// In the words of Kafka's `kafka-storage format --add-scram`.
    List<String> formatArguments() {
        return passwords.entrySet().stream()
                .map(user -> "%s=[name=\"%s\",password=\"%s\",iterations=%d]"
                        .formatted(MECHANISM.mechanismName(), user.getKey(), user.getValue(), ITERATIONS))
                .toList();
    }

    /// Sets every password anew and forgets who is no longer in the file.
    void apply(Map<String, Object> client) {
        try (var admin = Admin.create(client)) {
            var known = admin.describeUserScramCredentials().users().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var gone =
                    known.stream().filter(user -> !passwords.containsKey(user)).map(Users::deletion);
            var kept = passwords.entrySet().stream().map(Users::upsertion);
            admin.alterUserScramCredentials(Stream.concat(gone, kept).toList())
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot set who may sign in", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while setting who may sign in", e);
        }
    }

    private static UserScramCredentialAlteration deletion(String user) {
        return new UserScramCredentialDeletion(user, MECHANISM);
    }

    private static UserScramCredentialAlteration upsertion(Map.Entry<String, String> user) {
        return new UserScramCredentialUpsertion(
                user.getKey(), new ScramCredentialInfo(MECHANISM, ITERATIONS), user.getValue());
    }

    @Override
    public String toString() {
        return "Users" + passwords.keySet();
    }
}
