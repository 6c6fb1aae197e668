package dev.millrace.broker;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// What the command line asks for.
///
/// @param data folder that holds everything of this broker: storage, log, pid of nothing else
/// @param port client port on `bind`, 1 to 65535
/// @param advertise `HOST:PORT` that clients are told to come back to; `bind` and `port` unless given
/// @param users file of lines `user password`; with one, clients have to sign in (SASL/SCRAM-SHA-256)
/// @param tls what the client listener proves itself with; with it clients come by TLS
/// @param lease file that the owner touches while it wants this broker; without one the broker runs until stopped
/// @param leaseTime how long an untouched lease is honoured
/// @param diskLimit most bytes of records; above them the broker stops
record Options(
        Path data,
        int port,
        String bind,
        String advertise,
        Optional<Path> users,
        Optional<Tls> tls,
        Optional<Path> lease,
        Duration leaseTime,
        OptionalLong diskLimit) {
    static final String USAGE = "usage: dev.millrace.broker.Main --data DIR --port N [--bind ADDRESS]"
            + " [--advertise HOST:PORT] [--users FILE] [--tls-cert PEM --tls-key PEM] [--lease FILE]"
            + " [--lease-time PT5M] [--disk-limit MIB]";
    private static final List<String> NAMES = List.of(
            "--data",
            "--port",
            "--bind",
            "--advertise",
            "--users",
            "--tls-cert",
            "--tls-key",
            "--lease",
            "--lease-time",
            "--disk-limit");
    private static final List<String> EVERY_ADDRESS = List.of("0.0.0.0", "::", "[::]");

    static Options parse(List<String> arguments) {
        var given = pairs(arguments);
        var data = given.get("--data");
        var port = given.get("--port");
        if (data == null || port == null) throw usage("--data and --port are needed");
        var bind = given.getOrDefault("--bind", "127.0.0.1");
        int number = port("--port", port);
        return new Options(
                Path.of(data).toAbsolutePath(),
                number,
                bind,
                advertised(Optional.ofNullable(given.get("--advertise")), bind, number),
                file(given, "--users"),
                tls(file(given, "--tls-cert"), file(given, "--tls-key")),
                file(given, "--lease"),
                duration(given.getOrDefault("--lease-time", "PT5M")),
                mebibytes(Optional.ofNullable(given.get("--disk-limit"))));
    }

    private static Map<String, String> pairs(List<String> arguments) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!NAMES.contains(name)) throw usage("unknown option " + name);
            if (i + 1 == arguments.size()) throw usage(name + " needs a value");
            given.put(name, arguments.get(i + 1));
        }
        return given;
    }

    private static Optional<Path> file(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(Path::of).map(Path::toAbsolutePath);
    }

    private static String advertised(Optional<String> asked, String bind, int port) {
        Predicate<String> everywhere = EVERY_ADDRESS::contains;
        if (asked.isEmpty()) {
            if (everywhere.test(bind)) throw usage("--bind " + bind + " needs --advertise HOST:PORT");
            return bind + ":" + port;
        }
        var text = asked.get();
        int colon = text.lastIndexOf(':');
        if (colon < 1 || everywhere.test(text.substring(0, colon))) {
            throw usage("--advertise is not HOST:PORT: " + text);
        }
        port("--advertise", text.substring(colon + 1));
        return text;
    }

    private static Optional<Tls> tls(Optional<Path> certificate, Optional<Path> key) {
        if (certificate.isPresent() != key.isPresent()) throw usage("--tls-cert and --tls-key belong together");
        return certificate.map(file -> Tls.read(file, key.orElseThrow()));
    }

    private static int port(String option, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) return port;
        } catch (NumberFormatException notANumber) {
            // said below, in one way for both
        }
        throw usage(option + " is not a port number: " + text);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            throw usage("--lease-time is not a duration like PT5M: " + text);
        }
    }

    private static OptionalLong mebibytes(Optional<String> text) {
        if (text.isEmpty()) return OptionalLong.empty();
        if (!text.get().matches("[1-9][0-9]{0,8}")) throw usage("--disk-limit is not a number of MiB: " + text.get());
        return OptionalLong.of(Long.parseLong(text.get()) << 20);
    }

    static BrokerFailure usage(String problem) {
        return new BrokerFailure(Ending.USAGE, problem + "; " + USAGE);
    }
}
