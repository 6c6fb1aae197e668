package dev.millrace.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What the command line says when a command fails: a sentence for what a person can mend, a stack trace for what is a
/// bug. Either way the exit code is 3, "our fault or the machine's".
public final class Failures implements IExecutionExceptionHandler {
    static final int EXIT = 3;

    /// Something about the machine or the arguments that the person at the keyboard can mend; the message says how.
    static final class Mendable extends RuntimeException {
        Mendable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof Mendable) {
            command.getErr().println("millrace " + command.getCommandName() + ": " + e.getMessage());
        } else {
            e.printStackTrace(command.getErr());
        }
        return EXIT;
    }
}
