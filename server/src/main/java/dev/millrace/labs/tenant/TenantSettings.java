package dev.millrace.labs.tenant;

import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabsMisconfigured;
import dev.millrace.labs.runtime.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The existing cluster, from a file of properties: those of `millrace.` are ours, all others go to the
/// administrator's client as they are. docs/operating.md explains each.
///
/// @param admin the administrator's client; among it, perhaps, a password
/// @param bootstrap what students are told
/// @param tls present where students' connections are encrypted
/// @param name begins every user, topic and group; another server on the same cluster has another one
/// @param credentials whether this server makes users, or the cluster's operator does
/// @param quotas Kafka's client quotas of each student, by their names
/// @param patience how long the cluster may take to answer
/// @param pulse how often it is asked whether it is still there
record TenantSettings(
        Map<String, Object> admin,
        String bootstrap,
        Optional<Security.Tls> tls,
        String name,
        Credentials credentials,
        Map<String, Double> quotas,
        Duration patience,
        Duration pulse) {
    private static final String OURS = "millrace.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");
    private static final Map<String, String> QUOTAS = Map.of(
            "quota.producer-bytes", "producer_byte_rate",
            "quota.consumer-bytes", "consumer_byte_rate",
            "quota.request-percent", "request_percentage",
            "quota.mutations", "controller_mutation_rate");
    /// A class at work stays far below these; one student's loop does not take the cluster from the others.
    private static final Map<String, String> USUAL = Map.of(
            "quota.producer-bytes", "5000000",
            "quota.consumer-bytes", "10000000",
            "quota.request-percent", "50",
            "quota.mutations", "20");
    private static final Set<String> KEYS = Set.of("bootstrap", "protocol", "ca", "name", "credentials");

    /// Who makes the students' users on the cluster.
    enum Credentials {
        /// This server where the cluster lets it, its operator otherwise.
        AUTO,
        /// Its operator, by the file that this server writes.
        OPERATOR
    }

    TenantSettings {
        admin = Map.copyOf(admin);
        quotas = Map.copyOf(quotas);
    }

    /// @throws LabsMisconfigured with a sentence for whoever wrote the file
    static TenantSettings read(Path file) {
        var given = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            given.load(reader);
        } catch (IOException e) {
            throw new LabsMisconfigured("Cannot read --tenant-config " + file + ": " + e.getMessage(), e);
        }
        return of(given, file);
    }

    private static TenantSettings of(Properties given, Path file) {
        var admin = new HashMap<String, Object>();
        var ours = new HashMap<String, String>();
        for (var key : given.stringPropertyNames()) {
            if (key.startsWith(OURS))
                ours.put(key.substring(OURS.length()), given.getProperty(key).strip());
            else admin.put(key, given.getProperty(key).strip());
        }
        if (!admin.containsKey("bootstrap.servers")) throw new LabsMisconfigured(file + " has no bootstrap.servers.");
        refuseUnknown(ours, file);
        var own = String.valueOf(admin.getOrDefault("security.protocol", "PLAINTEXT"));
        var protocol = ours.getOrDefault("protocol", own.endsWith("SSL") ? "SASL_SSL" : "SASL_PLAINTEXT");
        var name = ours.getOrDefault("name", "millrace");
        if (!NAME.matcher(name).matches()) {
            throw new LabsMisconfigured(file + ": millrace.name is 1 to 32 small letters and digits: " + name);
        }
        return new TenantSettings(
                admin,
                ours.getOrDefault("bootstrap", String.valueOf(admin.get("bootstrap.servers"))),
                tls(protocol, Optional.ofNullable(ours.get("ca")), file),
                name,
                credentials(ours.getOrDefault("credentials", "auto"), file),
                quotas(ours, file),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5));
    }

    private static void refuseUnknown(Map<String, String> ours, Path file) {
        var unknown = new TreeSet<>(ours.keySet());
        unknown.removeAll(KEYS);
        unknown.removeAll(QUOTAS.keySet());
        if (unknown.isEmpty()) return;
        throw new LabsMisconfigured(file + ": there is no millrace." + unknown.first() + ".");
    }

    private static Optional<Security.Tls> tls(String protocol, Optional<String> authority, Path file) {
        return switch (protocol) {
            case "SASL_PLAINTEXT" -> Optional.empty();
            case "SASL_SSL" ->
                Optional.of(new Security.Tls(authority.map(ca -> pem(ca, file)).orElse("")));
            default ->
                throw new LabsMisconfigured(file + ": millrace.protocol is SASL_SSL or SASL_PLAINTEXT: " + protocol);
        };
    }

    private static String pem(String authority, Path file) {
        try {
            return Files.readString(file.toAbsolutePath().resolveSibling(authority));
        } catch (IOException e) {
            throw new LabsMisconfigured(file + ": cannot read millrace.ca: " + e.getMessage(), e);
        }
    }

    private static Credentials credentials(String text, Path file) {
        return switch (text) {
            case "auto" -> Credentials.AUTO;
            case "operator" -> Credentials.OPERATOR;
            default -> throw new LabsMisconfigured(file + ": millrace.credentials is auto or operator: " + text);
        };
    }

    /// An empty value switches a quota off.
    private static Map<String, Double> quotas(Map<String, String> ours, Path file) {
        var quotas = new LinkedHashMap<String, Double>();
        for (var quota : QUOTAS.entrySet()) {
            var text = ours.getOrDefault(quota.getKey(), USUAL.getOrDefault(quota.getKey(), ""));
            if (text.isEmpty()) continue;
            if (!text.matches("[0-9]{1,12}([.][0-9]{1,3})?")) {
                throw new LabsMisconfigured(file + ": millrace." + quota.getKey() + " is not a number: " + text);
            }
            quotas.put(quota.getValue(), Double.valueOf(text));
        }
        return quotas;
    }

    /// The lab's user on the cluster. Neither part of it holds a dot, so that no user is taken for another's.
    String user(LabId lab) {
        return name + "." + lab.value();
    }

    /// What the lab's topics, groups and transactional ids begin with.
    String prefix(LabId lab) {
        return user(lab) + ".";
    }

    /// The lab of a user; empty for users that are none of ours.
    Optional<LabId> lab(String user) {
        if (!user.startsWith(name + ".")) return Optional.empty();
        return Optional.of(user.substring(name.length() + 1))
                .filter(LabId::isValid)
                .map(LabId::new);
    }

    /// Passwords stay out of logs.
    @Override
    public String toString() {
        return "TenantSettings[" + bootstrap + ", " + name + "]";
    }
}
