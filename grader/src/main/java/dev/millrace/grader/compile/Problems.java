package dev.millrace.grader.compile;

import dev.millrace.grader.frames.FromWorker.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// The compiler's diagnostics as places and words, cut to what a reader can use.
final class Problems {
    private static final int MOST = 60;
    private static final int LONGEST = 2000;

    private Problems() {}

    static List<Problem> of(List<Diagnostic<? extends JavaFileObject>> found, Collection<String> names) {
        var result = new ArrayList<Problem>();
        for (var diagnostic : found) {
            if (result.size() < MOST && diagnostic.getKind() != Diagnostic.Kind.NOTE) {
                result.add(problem(diagnostic, names.iterator().next()));
            }
        }
        return result;
    }

    /// An error about the sources as a whole, shown at the top of the first.
    static Problem atTop(Map<String, String> sources, String message) {
        return new Problem(true, sources.keySet().iterator().next(), 1, 1, 1, 1, message);
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic, String firstFile) {
        var source = diagnostic.getSource();
        int line = number(diagnostic.getLineNumber());
        int column = number(diagnostic.getColumnNumber());
        long length = Math.max(1, diagnostic.getEndPosition() - diagnostic.getPosition());
        return new Problem(
                diagnostic.getKind() == Diagnostic.Kind.ERROR,
                source instanceof SourceText text ? text.getName() : firstFile,
                line,
                column,
                line,
                column + number(Math.min(length, 500)),
                cut(diagnostic.getMessage(Locale.ENGLISH)));
    }

    private static int number(long position) {
        return position < 0 ? 0 : (int) Math.min(position, Integer.MAX_VALUE);
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " …";
    }
}
