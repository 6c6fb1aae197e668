package dev.millrace.content.text;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Asks the JDK's own parser whether a piece of Java is Java: as a whole file, as members of a class, or as
/// statements. Imports may stand on top of any of them. Nothing is resolved or compiled.
public final class JavaSyntax {
    private static final Pattern IMPORTS = Pattern.compile("\\A(?:\\s*(?:import\\s[^;]+;|//[^\\n]*\\n))*");

    private JavaSyntax() {}

    /// Where it stops being Java. The line counts from 1 within the piece.
    public record Mistake(int line, String message) {}

    /// The mistake that comes latest in the piece, over all three ways to read it; nothing if one succeeds.
    public static Optional<Mistake> check(String code) {
        var imports = IMPORTS.matcher(code);
        var top = imports.find() ? imports.group() : "";
        var rest = code.substring(top.length());
        Optional<Mistake> latest = Optional.empty();
        for (var reading : List.of(
                code,
                top + " class Members { " + rest + "\n}",
                top + " class Statements { void run() { " + rest + "\n} }")) {
            var mistake = parse(reading);
            if (mistake.isEmpty()) {
                return Optional.empty();
            }
            if (latest.isEmpty() || mistake.get().line() >= latest.get().line()) {
                latest = mistake;
            }
        }
        return latest;
    }

    private static Optional<Mistake> parse(String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java runtime has no compiler; run with a JDK");
        }
        var found = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask)
                compiler.getTask(null, null, found, List.of("-proc:none"), null, List.of(new Piece(source)));
        try {
            task.parse();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error -> new Mistake((int) Math.max(1, error.getLineNumber()), error.getMessage(Locale.ENGLISH)));
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
    }
}
