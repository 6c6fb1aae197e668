package dev.millrace.content.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The imports that a lesson need not show: one for each class that a piece names and that is in one of these
/// packages, unless the piece imports or declares that name itself.
final class UsualImports {
    /// Where a name is in several, the first wins; then the last is tried.
    private static final List<String> PACKAGES = List.of(
            "org.apache.kafka.clients.producer",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.clients.admin",
            "org.apache.kafka.streams",
            "org.apache.kafka.streams.kstream",
            "org.apache.kafka.streams.processor.api",
            "org.apache.kafka.streams.processor",
            "org.apache.kafka.streams.state",
            "org.apache.kafka.streams.errors",
            "org.apache.kafka.common",
            "org.apache.kafka.common.config",
            "org.apache.kafka.common.errors",
            "org.apache.kafka.common.header",
            "org.apache.kafka.common.serialization",
            "com.fasterxml.jackson.databind",
            "com.fasterxml.jackson.databind.node",
            "com.fasterxml.jackson.core",
            "dev.millrace.lab",
            "java.io",
            "java.math",
            "java.net",
            "java.net.http",
            "java.nio.charset",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.function",
            "java.util.stream");

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern TAKEN =
            Pattern.compile("\\b(?:class|record|interface|enum|import(?:\\s+static)?\\s[\\w.]*\\.)\\s*([A-Z]\\w*)");
    private static final Pattern NO_CODE =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /// Named by what is put around a fragment.
    private static final List<String> USUAL = List.of("StreamsBuilder", "Admin", "Properties");

    private final Map<String, List<String>> packagesOf = new LinkedHashMap<>();

    UsualImports(JavaCompilation compilation) {
        for (var name : PACKAGES) {
            compilation
                    .classes(name)
                    .forEach(type -> packagesOf
                            .computeIfAbsent(type, key -> new ArrayList<>())
                            .add(name));
        }
    }

    /// Imports on one line; two choices where a name of the piece is in more than one package.
    List<String> choices(String code) {
        var plain = NO_CODE.matcher(code).replaceAll(" ");
        var names = new TreeSet<String>(USUAL);
        NAME.matcher(plain).results().forEach(match -> names.add(match.group()));
        TAKEN.matcher(plain).results().forEach(match -> names.remove(match.group(1)));
        names.retainAll(packagesOf.keySet());
        var first = imports(names, List::getFirst);
        var last = imports(names, List::getLast);
        return first.equals(last) ? List.of(first) : List.of(first, last);
    }

    private String imports(Collection<String> names, Function<List<String>, String> choice) {
        return names.stream()
                .map(name -> "import " + choice.apply(packagesOf.getOrDefault(name, PACKAGES)) + "." + name + ";")
                .collect(Collectors.joining(" ", "", " "));
    }
}
