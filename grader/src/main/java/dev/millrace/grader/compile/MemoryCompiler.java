package dev.millrace.grader.compile;

import dev.millrace.grader.frames.FromWorker.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The JDK's compiler on sources in memory, against a class path of a few jars. Annotation processors are off. One file
/// manager is kept for the life of the worker, because opening the jars costs more than compiling. For one thread.
public final class MemoryCompiler {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-implicit:none", "-Xmaxerrs", "50", "-Xmaxwarns", "20", "-Xlint:unchecked");

    private static final String NO_WORDS = "The compiler stopped without saying why. This happens when an expression or"
            + " a type is nested too deep: split it into smaller parts.";

    private final JavaCompiler compiler = Objects.requireNonNull(
            ToolProvider.getSystemJavaCompiler(), "this Java has no compiler: the worker needs a JDK");
    private final StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);

    /// Opens the compiler.
    ///
    /// @param classPath all that a submission may use beside the JDK
    public MemoryCompiler(Collection<Path> classPath) {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the class path " + classPath, e);
        }
    }

    /// Compiles these sources, names to text. A source that the compiler breaks down on gives an error like any other.
    public Compilation compile(Map<String, String> sources) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var output = new MemoryFiles(files);
        var units = sources.entrySet().stream()
                .map(e -> new SourceText(e.getKey(), e.getValue()))
                .toList();
        boolean done = run(found, output, units);
        var problems = new ArrayList<>(Problems.of(found.getDiagnostics(), sources.keySet()));
        if (!done && problems.stream().noneMatch(Problem::error)) {
            problems.add(Problems.atTop(sources, NO_WORDS));
        }
        return new Compilation(done ? output.classes() : Map.of(), problems);
    }

    private boolean run(
            DiagnosticCollector<JavaFileObject> found, MemoryFiles output, List<? extends JavaFileObject> units) {
        try {
            var task = compiler.getTask(new StringWriter(), output, found, OPTIONS, null, units);
            return Boolean.TRUE.equals(task.call());
        } catch (IllegalStateException | StackOverflowError e) {
            // javac wraps what breaks it: a crash on a hostile source is the source's error
            return false;
        }
    }
}
