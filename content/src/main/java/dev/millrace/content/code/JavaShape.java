package dev.millrace.content.code;

import com.sun.source.tree.ClassTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a piece of Java is: a file of types, members of a class, or statements; and what must stand around it so that
/// it can be compiled. Imports may stand on top of any of them. Whatever is put around stays on the lines that are
/// there, so a line of the source is a line of the piece.
sealed interface JavaShape {
    /// Where it stops being Java.
    record Broken(int line, String message) implements JavaShape {}

    /// Java that parses.
    ///
    /// @param kind what it is
    /// @param top the package and the imports that the piece begins with
    /// @param rest the piece without them
    record Sound(Kind kind, String top, String rest) implements JavaShape {
        /// The sources to try, with these imports.
        List<String> sources(String imports) {
            return switch (kind) {
                case FILE -> List.of(packaged(imports) + rest);
                case MEMBERS ->
                    List.of(imports + top + " abstract class " + owner(rest) + " { " + rest + "\n" + USUAL + "}");
                case STATEMENTS -> statements(imports);
            };
        }

        /// Where what was put after the piece begins.
        int end(String source) {
            return source.lastIndexOf(rest) + rest.length();
        }

        private List<String> statements(String imports) {
            var head = imports + top + " abstract class Statements { ";
            var tail = rest + "\n} " + USUAL + "}";
            var silent = head + "void run() throws Throwable { " + tail;
            return RETURNS.matcher(rest).find()
                    ? List.of(silent, head + "Object run() throws Throwable { " + tail)
                    : List.of(silent);
        }

        private String packaged(String imports) {
            var declared = PACKAGE.matcher(top);
            return declared.lookingAt() ? declared.group() + imports + top.substring(declared.end()) : imports + top;
        }

        /// A constructor says whose members these are.
        private static String owner(String members) {
            var constructor = CONSTRUCTOR.matcher(members);
            return constructor.find() ? constructor.group(1) : "Members";
        }
    }

    enum Kind {
        FILE,
        MEMBERS,
        STATEMENTS
    }

    /// What a fragment need not declare.
    String USUAL = " StreamsBuilder builder; Admin admin; Properties config; ";

    Pattern TOP = Pattern.compile("\\A(?:\\s*(?:package\\s[^;]+;|import\\s[^;]+;|//[^\\n]*\\n))*");
    Pattern PACKAGE = Pattern.compile("(?:\\s|//[^\\n]*\\n)*package\\s[^;]+;");
    Pattern RETURNS = Pattern.compile("\\breturn\\s*[^;\\s]");
    Pattern CONSTRUCTOR = Pattern.compile(
            "(?m)^\\s*(?:public |protected |private )?([A-Z]\\w*)\\s*\\([^)]*\\)\\s*(?:throws [\\w, .]+)?\\{");

    /// The first way to read it that has no mistake, or the mistake that comes latest over all of them.
    static JavaShape of(String code, JavaCompilation compilation) {
        var match = TOP.matcher(code);
        var top = match.find() ? match.group() : "";
        var rest = code.substring(top.length());
        Optional<Broken> latest = Optional.empty();
        for (var kind : Kind.values()) {
            var sound = new Sound(kind, top, rest);
            var source = sound.sources("").getFirst();
            var parsed = compilation.parse(source);
            if (parsed.errors().isEmpty() && (kind != Kind.FILE || hasOnlyTypes(source, parsed))) return sound;
            var mistake = parsed.errors().stream()
                    .findFirst()
                    .map(e -> new Broken(
                            (int) Math.max(1, e.getLineNumber()), DataCode.words(e.getMessage(Locale.ENGLISH))));
            if (mistake.isPresent()
                    && (latest.isEmpty() || mistake.get().line() >= latest.get().line())) latest = mistake;
        }
        return latest.map(JavaShape.class::cast).orElseGet(() -> new Sound(Kind.MEMBERS, top, rest));
    }

    /// A file of methods without a class is a program to the compiler; in a lesson they are members.
    private static boolean hasOnlyTypes(String source, JavaCompilation.Parsed parsed) {
        var tree = parsed.tree();
        return tree != null
                && tree.getTypeDecls().stream()
                        .allMatch(type -> type instanceof ClassTree named
                                && Pattern.compile(
                                                "\\b(class|record|interface|enum)\\s+" + named.getSimpleName() + "\\b")
                                        .matcher(source)
                                        .find());
    }
}
