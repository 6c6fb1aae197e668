package dev.millrace.labs.callback;

import dev.millrace.content.check.HttpTarget;

/// Calls the services of one student. Blocks for a few seconds at most.
@FunctionalInterface
public interface Caller {
    Called call(HttpTarget target) throws InterruptedException;
}
