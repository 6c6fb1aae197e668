package dev.millrace.grader.replay;

import dev.millrace.grader.contract.Contracts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines a submission's classes, fresh for each case so that static state starts anew. What it may link to is the
/// JDK and the lab's API; the harness is not there by name. This keeps honest code honest: the boundary is the
/// process.
public final class SubmissionLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final List<String> API = List.of(
            "org.apache.kafka.",
            "com.fasterxml.jackson.",
            "dev.millrace.lab.",
            "org.apache.avro.",
            "com.google.protobuf.",
            "org.slf4j.",
            "org.rocksdb.");

    private final Map<String, byte[]> classes;
    private final Map<String, byte[]> resources;
    private final ClassLoader harness;

    /// For classes that need no contract.
    public SubmissionLoader(Map<String, byte[]> classes) {
        this(classes, Contracts.NONE);
    }

    /// Finds the contracts as resources under `contracts/`.
    public SubmissionLoader(Map<String, byte[]> classes, Contracts contracts) {
        super("submission", ClassLoader.getPlatformClassLoader());
        this.classes = classes;
        this.resources = Resources.of(contracts);
        this.harness = SubmissionLoader.class.getClassLoader();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = classes.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        if (API.stream().anyMatch(name::startsWith)) {
            return harness.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        var bytes = resources.get(name);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
