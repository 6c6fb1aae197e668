package dev.millrace.broker;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the command line asks for.
///
/// @param data folder that holds everything of this broker: storage, log, pid of nothing else
/// @param port client port on `bind`, 1 to 65535
/// @param lease file that the owner touches while it wants this broker; without one the broker runs until stopped
/// @param leaseTime how long an untouched lease is honoured
record Options(Path data, int port, String bind, Optional<Path> lease, Duration leaseTime) {
    static final String USAGE = "usage: dev.millrace.broker.Main --data DIR --port N [--bind ADDRESS] [--lease FILE]"
            + " [--lease-time PT5M]";
    private static final List<String> NAMES = List.of("--data", "--port", "--bind", "--lease", "--lease-time");

    static Options parse(List<String> arguments) {
        var given = pairs(arguments);
        var data = given.get("--data");
        var port = given.get("--port");
        if (data == null || port == null) throw usage("--data and --port are needed");
        return new Options(
                Path.of(data).toAbsolutePath(),
                port(port),
                given.getOrDefault("--bind", "127.0.0.1"),
                Optional.ofNullable(given.get("--lease")).map(Path::of).map(Path::toAbsolutePath),
                duration(given.getOrDefault("--lease-time", "PT5M")));
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

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) return port;
        } catch (NumberFormatException notANumber) {
            // said below, in one way for both
        }
        throw usage("--port is not a port number: " + text);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            throw usage("--lease-time is not a duration like PT5M: " + text);
        }
    }

    private static BrokerFailure usage(String problem) {
        return new BrokerFailure(Ending.USAGE, problem + "; " + USAGE);
    }
}
