package dev.millrace.grader.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/// What a submission threw, in a form that its author can use: the cause, and only the author's own frames.
public final class Failure {
    private static final int FRAMES = 12;
    private static final int LONGEST = 1500;

    private static final String SERDES = "Name the serdes where you read, write, group and join: Consumed.with(…),"
            + " Produced.with(…), Grouped.with(…), Materialized.with(…).";

    private Failure() {}

    /// A few lines of text.
    ///
    /// @param own binary names of the submission's classes
    public static String describe(Throwable thrown, Set<String> own) {
        try {
            return text(thrown, own);
        } catch (Throwable e) {
            // messages, causes and frames of a submission's exception are its own code, and may throw themselves
            return thrown.getClass().getName();
        }
    }

    private static String text(Throwable thrown, Set<String> own) {
        if (thrown instanceof UnusableTopologyException) {
            return String.valueOf(thrown.getMessage());
        }
        var cause = cause(thrown);
        var text = new StringBuilder(named(cause));
        var frames = ownFrames(cause, own);
        for (var frame : frames) {
            text.append("\n    at ").append(frame);
        }
        if (frames.isEmpty() && thrown instanceof KafkaException && thrown.getCause() != null) {
            text.append("\nKafka Streams says: ").append(cut(firstLine(thrown)));
        }
        if (cause instanceof ConfigException && message(cause).contains("serde")) {
            text.append("\n").append(SERDES);
        }
        return text.toString();
    }

    /// The innermost exception that is not a wrapping of another by Kafka or by the loading of a class.
    private static Throwable cause(Throwable thrown) {
        var at = thrown;
        for (int depth = 0; depth < 20 && wraps(at) && at.getCause() != null; depth++) {
            at = at.getCause();
        }
        return at;
    }

    private static boolean wraps(Throwable thrown) {
        return thrown instanceof KafkaException || thrown instanceof ExceptionInInitializerError;
    }

    private static List<String> ownFrames(Throwable cause, Set<String> own) {
        var frames = new ArrayList<String>();
        for (var frame : cause.getStackTrace()) {
            if (frames.size() < FRAMES && own.contains(frame.getClassName())) {
                frames.add(frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")");
            }
        }
        return frames;
    }

    private static String named(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        var message = message(cause);
        return message.isEmpty() ? name : name + ": " + cut(message);
    }

    private static String firstLine(Throwable thrown) {
        return message(thrown).lines().findFirst().orElse("");
    }

    private static String message(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? "" : message;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
