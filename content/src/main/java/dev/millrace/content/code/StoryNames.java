package dev.millrace.content.code;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/// Tells errors of the author from names that only the story has. A name that stands alone and is not declared
/// (`customers`, `OrderPlaced`, `publish(…)`) belongs to the story, and so does a package that is not on the class
/// path; a name after a dot must be known where what stands before the dot is. Types are not compared in a statement
/// that holds a name of the story.
final class StoryNames {
    private static final Pattern LOST_PACKAGE = Pattern.compile("package (\\S+) does not exist");
    private static final Pattern KNOWN_PACKAGE = Pattern.compile(
            "(java|javax|org\\.apache\\.kafka|com\\.fasterxml\\.jackson|org\\.apache\\.avro|com\\.google\\.protobuf|dev\\.millrace)(\\..*)?");

    private static final Pattern OF_TYPES = Pattern.compile(
            "compiler\\.err\\.(cant\\.apply|prob\\.found|incompatible|ref\\.ambiguous|invalid\\.mref|unreported)");

    private StoryNames() {}

    /// The errors that remain, those of the compiler first.
    static List<Mistake> without(JavaCompilation.Compiled compiled, String source, JavaShape.Sound piece) {
        var story = compiled.errors().stream()
                .filter(error -> isStory(error, source, piece))
                .map(Diagnostic::getPosition)
                .toList();
        var remaining = compiled.errors().stream()
                .filter(error -> !story.contains(error.getPosition()))
                .filter(error -> !isOfTypes(error) || !compiled.statements().share(error.getPosition(), story))
                .map(error -> new Mistake((int) Math.max(1, error.getLineNumber()), words(error)))
                .toList();
        var lines = remaining.stream().map(Mistake::line).collect(Collectors.toSet());
        return Stream.concat(
                        remaining.stream(),
                        compiled.unknownMethods().stream().filter(mistake -> !lines.contains(mistake.line())))
                .toList();
    }

    private static boolean isStory(Diagnostic<?> error, String source, JavaShape.Sound piece) {
        var code = String.valueOf(error.getCode());
        var at = (int) error.getPosition();
        if (at >= piece.end(source)) return true;
        if (code.startsWith("compiler.err.cant.resolve")) return !isAfterDot(source, at);
        return switch (code) {
            case "compiler.err.doesnt.exist" -> !isKnownPackage(error);
            // the class around the members is the story's
            case "compiler.err.method.does.not.override.superclass" -> piece.kind() == JavaShape.Kind.MEMBERS;
            // types that stand among members were not meant as parts of an object
            case "compiler.err.non-static.cant.be.ref" -> message(error).contains("variable this");
            default -> false;
        };
    }

    /// What types do not fit is not known where one of them is the story's.
    private static boolean isOfTypes(Diagnostic<?> error) {
        return OF_TYPES.matcher(String.valueOf(error.getCode())).lookingAt();
    }

    private static boolean isAfterDot(String source, int at) {
        return at > 0
                && at < source.length()
                && source.charAt(at) == '.'
                && !source.substring(0, at).endsWith("this");
    }

    private static boolean isKnownPackage(Diagnostic<?> error) {
        var lost = LOST_PACKAGE.matcher(message(error));
        return lost.find() && KNOWN_PACKAGE.matcher(lost.group(1)).matches();
    }

    private static String words(Diagnostic<?> error) {
        return DataCode.words(message(error)).replace(" symbol: ", ": ").replace(" location: ", " in ");
    }

    private static String message(Diagnostic<?> error) {
        return error.getMessage(Locale.ENGLISH);
    }
}
