package dev.millrace.labs.docker;

import org.junit.jupiter.api.Nested;

/// Tests that share the Docker daemon, make it a swarm or kill it, one after the other: other test classes run several
/// at a time.
class TogetherIT {
    @Nested
    class Away extends DaemonAwayIT {}

    @Nested
    class Docker extends DockerRuntimeIT {}

    @Nested
    class Isolation extends IsolationIT {}

    @Nested
    class Swarm extends SwarmRuntimeIT {}

    @Nested
    class Tls extends DaemonTlsIT {}
}
