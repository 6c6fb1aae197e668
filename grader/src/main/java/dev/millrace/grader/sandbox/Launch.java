package dev.millrace.grader.sandbox;

import java.nio.file.Path;
import java.util.List;

/// A Java process to be started in a sandbox.
///
/// @param number which worker it is, counted from 0; a sandbox may derive a user from it
/// @param javaHome the JDK
/// @param readable jars and folders that the process may read, beside the JDK
/// @param socketFolder folder with the socket that the process connects to
/// @param ownFolder the worker's own folder outside
/// @param memoryBytes its heap
/// @param arguments all that follows `java`
public record Launch(
        int number,
        Path javaHome,
        List<Path> readable,
        Path socketFolder,
        Path ownFolder,
        long memoryBytes,
        List<String> arguments) {
    public Launch {
        readable = List.copyOf(readable);
        arguments = List.copyOf(arguments);
    }

    String java() {
        return javaHome.resolve("bin/java").toString();
    }

    /// The same with other arguments.
    public Launch with(List<String> others) {
        return new Launch(number, javaHome, readable, socketFolder, ownFolder, memoryBytes, others);
    }
}
