package dev.millrace.grader.replay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import org.apache.kafka.streams.Topology;

/// The method that a lab calls: `static Topology topology()` in the entry class, with a package or without.
public record EntryPoint(Method method) {

    /// Finds it.
    ///
    /// @param names binary names of the submission's classes
    /// @throws NoEntryPointException when it is not there; the message tells the student what to write
    public static EntryPoint find(ClassLoader loader, Collection<String> names, String entry)
            throws NoEntryPointException {
        var name = names.stream()
                .filter(n -> n.equals(entry) || n.endsWith("." + entry))
                .findFirst()
                .orElseThrow(() -> new NoEntryPointException("There is no class `" + entry + "`. " + wanted(entry)));
        try {
            var method = Class.forName(name, false, loader).getDeclaredMethod("topology");
            if (!Modifier.isStatic(method.getModifiers()) || !Topology.class.isAssignableFrom(method.getReturnType())) {
                throw new NoEntryPointException("`topology()` must be static and return a Topology. " + wanted(entry));
            }
            method.setAccessible(true);
            return new EntryPoint(method);
        } catch (NoSuchMethodException e) {
            throw new NoEntryPointException("The class `" + entry + "` has no method `topology()`. " + wanted(entry));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new NoEntryPointException("The class `" + entry + "` cannot be loaded: " + e);
        }
    }

    /// The student's topology, built anew.
    ///
    /// @throws Throwable whatever the submission throws
    Topology topology() throws Throwable {
        try {
            if (method.invoke(null) instanceof Topology topology) {
                return check(topology);
            }
            throw new UnusableTopologyException("`topology()` returned null. Return what `builder.build()` gives.");
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Topology check(Topology topology) {
        var description = topology.describe();
        if (description.subtopologies().isEmpty() && description.globalStores().isEmpty()) {
            throw new UnusableTopologyException(
                    "Your topology reads no topic. Begin with `builder.stream(…)` or `builder.table(…)`.");
        }
        return topology;
    }

    private static String wanted(String entry) {
        return "The grader calls `static Topology topology()` in the class `" + entry + "`.";
    }
}
