package dev.millrace.classroom;

import dev.millrace.identity.ClassId;
import dev.millrace.progress.ActivityLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The classes that somebody has looked at since the start. Closing it ends their event streams. Thread-safe.
public final class LiveClasses implements AutoCloseable {
    private final ActivityLog log;
    private final Map<ClassId, LiveClass> classes = new ConcurrentHashMap<>();

    public LiveClasses(ActivityLog log) {
        this.log = log;
    }

    LiveClass of(ClassId id) {
        return classes.computeIfAbsent(id, key -> new LiveClass(log, key));
    }

    @Override
    public void close() {
        classes.values().forEach(LiveClass::close);
    }
}
