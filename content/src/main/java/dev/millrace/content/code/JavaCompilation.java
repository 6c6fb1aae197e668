package dev.millrace.content.code;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The JDK's compiler on one source in memory, up to the point where classes would be written. Its class path is what
/// a submission may use: Kafka's clients and Streams, Jackson, Avro, Protobuf and the lab's own serdes, found where
/// this program has them. One file manager is kept, because opening the jars costs more than compiling.
final class JavaCompilation {
    private static final List<String> ON_THE_CLASS_PATH = List.of(
            "org.apache.kafka.clients.producer.KafkaProducer",
            "org.apache.kafka.streams.StreamsBuilder",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.core.JsonParser",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "org.apache.avro.Schema",
            "com.google.protobuf.Message",
            "org.slf4j.Logger",
            "dev.millrace.lab.JsonSerde");

    private final JavaCompiler compiler = Objects.requireNonNull(
            ToolProvider.getSystemJavaCompiler(), "this Java runtime has no compiler; run with a JDK");
    private final StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);

    JavaCompilation() {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the class path of lessons", e);
        }
    }

    /// What the parser says of a source, and what it made of it.
    record Parsed(
            List<Diagnostic<? extends JavaFileObject>> errors,
            @Nullable CompilationUnitTree tree) {}

    Parsed parse(String source) {
        var found = new DiagnosticCollector<JavaFileObject>();
        try {
            var units = task(source, found).parse().iterator();
            return new Parsed(errors(found), units.hasNext() ? units.next() : null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The errors of a source, and the calls of methods that are not there, both in order.
    record Compiled(
            List<Diagnostic<? extends JavaFileObject>> errors, List<Mistake> unknownMethods, Statements statements) {}

    Compiled compile(String source) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var task = task(source, found);
        try {
            var unit = task.parse().iterator().next();
            task.analyze();
            return new Compiled(errors(found), UnknownMethods.in(task, unit), Statements.of(task, unit));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The simple names of the public classes in a package that belong to no other class.
    Stream<String> classes(String packageName) {
        try {
            var location = packageName.startsWith("java.")
                    ? files.getLocationForModule(
                            StandardLocation.SYSTEM_MODULES,
                            packageName.startsWith("java.net.http") ? "java.net.http" : "java.base")
                    : StandardLocation.CLASS_PATH;
            var listed = new LinkedHashSet<String>();
            for (var file : files.list(location, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                listed.add(file.getName().replaceFirst(".*[/\\\\(]", "").replaceFirst("\\.class\\)?$", ""));
            }
            return listed.stream().filter(name -> name.indexOf('$') < 0 && !name.endsWith("-info"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + packageName, e);
        }
    }

    private JavacTask task(String source, DiagnosticCollector<JavaFileObject> found) {
        var options = List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn");
        return (JavacTask)
                compiler.getTask(new StringWriter(), files, found, options, null, List.of(new Piece(source)));
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> found) {
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static List<Path> classPath() {
        return ON_THE_CLASS_PATH.stream().map(JavaCompilation::home).distinct().toList();
    }

    private static Path home(String className) {
        try {
            var type = Class.forName(className, false, JavaCompilation.class.getClassLoader());
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException absent) {
            throw new IllegalStateException("lessons may use " + className + ", and it is not there", absent);
        }
    }

    private static final class Piece extends SimpleJavaFileObject {
        private final String source;

        Piece(String source) {
            super(URI.create("string:///Piece.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        /// A public class may have any name here.
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }

        @Override
        public @Nullable NestingKind getNestingKind() {
            return null;
        }

        @Override
        public @Nullable Modifier getAccessLevel() {
            return null;
        }
    }
}
