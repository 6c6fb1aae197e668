package dev.millrace.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One submission of the hostile corpus: a file, or a folder of files. Its header, lines `// NAME: VALUE` at the top,
/// says what it tries and what may come of it:
///
/// - `tries`: what it does, in words.
/// - `outcome`: the outcomes that are right, `passed`, `failed`, `exceeded-limit time` …, separated by `|`.
/// - `outcome in SANDBOX`: the same for one sandbox, where it differs.
/// - `not in`: sandboxes in which it would do its harm, because they do not claim to hold it.
/// - `says`: words that the verdict contains.
/// - `twice`: a second run gives the same records as the first.
/// - `file name`: under which name the file is submitted; otherwise its own.
///
/// A class `Harm` with `shout` is called for each word by a topology that is added; other files bring a class `Loud`.
/// A line `//@repeat 3: a#` stands for `a0 a1 a2`; `##` is the next number. `@CANARY@` and such are filled in by the
/// test.
record HostileFile(String name, Map<String, String> header, Map<String, String> files) {
    private static final Pattern HEADER = Pattern.compile("// ([a-z ]+): (.+)");
    private static final Pattern REPEAT = Pattern.compile("(?m)^//@repeat (\\d+): (.*)$");

    private static final String LOUD = """
            import org.apache.kafka.common.serialization.Serdes;
            import org.apache.kafka.streams.StreamsBuilder;
            import org.apache.kafka.streams.Topology;
            import org.apache.kafka.streams.kstream.Consumed;
            import org.apache.kafka.streams.kstream.Produced;

            class Loud {
                static Topology topology() {
                    var builder = new StreamsBuilder();
                    builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                            .mapValues(Loud::shout)
                            .to("loud", Produced.with(Serdes.String(), Serdes.String()));
                    return builder.build();
                }

                private static String shout(String word) {
                    try {
                        return Harm.shout(word);
                    } catch (RuntimeException | Error e) {
                        throw e;
                    } catch (Throwable e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    /// All of them, in order of their names.
    static List<HostileFile> all() {
        try (var children = Files.list(Samples.HOME.resolve("grader/src/test/hostile"))) {
            return children.sorted().map(HostileFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Outcomes that are right in this sandbox.
    List<String> outcomes(String sandbox) {
        var said = header.getOrDefault("outcome in " + sandbox, header.getOrDefault("outcome", ""));
        return Arrays.stream(said.split("\\|")).map(String::strip).toList();
    }

    /// The limit for each case: short where running into it is right, else so long that even a busy machine does not.
    Duration time(String sandbox) {
        return Duration.ofSeconds(outcomes(sandbox).contains("exceeded-limit time") ? 2 : 30);
    }

    /// Without a sandbox a worker holds limits and nothing else: only who runs into one is of interest there.
    boolean concerns(String sandbox) {
        return !List.of(header.getOrDefault("not in", "").split(" ")).contains(sandbox)
                && (!sandbox.equals("none")
                        || outcomes(sandbox).stream().allMatch(outcome -> outcome.startsWith("exceeded-limit")));
    }

    Optional<String> says() {
        return Optional.ofNullable(header.get("says"));
    }

    boolean twice() {
        return header.containsKey("twice");
    }

    /// The sources with what stands between `@` filled in.
    Map<String, String> sources(Map<String, String> places) {
        var sources = new LinkedHashMap<String, String>();
        files.forEach((file, text) -> {
            var filled = text;
            for (var place : places.entrySet()) {
                filled = filled.replace("@" + place.getKey() + "@", place.getValue());
            }
            sources.put(file, filled);
        });
        if (files.values().stream().noneMatch(text -> text.contains("class Loud"))) {
            sources.put("Loud.java", LOUD);
        }
        return sources;
    }

    private static HostileFile read(Path path) {
        var parts = parts(path);
        var name = path.getFileName().toString().replace(".java", "");
        var files = new LinkedHashMap<String, String>();
        for (var part : parts) {
            var text = text(part);
            files.put(header(text).getOrDefault("file name", fileName(part, text)), repeated(text));
        }
        var header = header(text(parts.getFirst()));
        if (!header.containsKey("tries") || !header.containsKey("outcome")) {
            throw new IllegalStateException(path + " does not say what it tries and what may come of it");
        }
        return new HostileFile(name, header, files);
    }

    /// A folder's `Harm.java` comes first.
    private static List<Path> parts(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var children = Files.list(path)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Path part, String text) {
        return Stream.of("Loud", "Harm")
                        .filter(name -> text.contains("class " + name + " "))
                        .findFirst()
                        .orElse(part.getFileName().toString().replace(".java", ""))
                + ".java";
    }

    private static Map<String, String> header(String text) {
        return text.lines()
                .takeWhile(line -> line.startsWith("//"))
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
    }

    private static String repeated(String text) {
        return REPEAT.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(IntStream.range(0, Integer.parseInt(m.group(1)))
                        .mapToObj(i -> m.group(2).replace("##", "" + (i + 1)).replace("#", "" + i))
                        .collect(Collectors.joining(" "))));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
