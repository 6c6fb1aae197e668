package dev.millrace.content.check;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import java.util.regex.Pattern;

/// What a lab asks a student's service for: the port that the author named, and a path, with a query if there is one.
/// On which computer is not the author's to say.
public record HttpTarget(int port, String path) {
    /// Those below belong to the system's own services.
    public static final int FIRST_PORT = 1024;

    public static final int LAST_PORT = 65_535;

    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}){0,299}");

    /// @throws IllegalArgumentException for what could be read as more than a port and a path
    public HttpTarget {
        if (!isPort(port) || !isPath(path)) throw new IllegalArgumentException("port=" + port + " path=" + path);
    }

    public static boolean isPort(int port) {
        return port >= FIRST_PORT && port <= LAST_PORT;
    }

    private static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /// Reads `port` and `path`; of a wrong one, which is reported, something harmless stays.
    public static HttpTarget read(YamlMap keys, Report report) {
        return new HttpTarget(port(keys, report), path(keys, report));
    }

    private static int port(YamlMap keys, Report report) {
        int port = keys.whole("port", FIRST_PORT);
        if (isPort(port)) return port;
        report.at(
                keys.line("port"),
                "port",
                "there is no port " + port,
                "use a number from " + FIRST_PORT + " to " + LAST_PORT);
        return LAST_PORT;
    }

    private static String path(YamlMap keys, Report report) {
        var path = keys.text("path");
        if (isPath(path)) return path;
        if (!path.isEmpty()) {
            report.at(
                    keys.line("path"),
                    "http-path",
                    "`" + path + "` is not a path",
                    "begin with /, write other characters as %20, and leave host and port out");
        }
        return "/";
    }
}
