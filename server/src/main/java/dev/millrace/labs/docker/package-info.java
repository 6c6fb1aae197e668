/// Labs in containers: one daemon (`DockerRuntime`), or the machines of a swarm (`SwarmRuntime`).
@NullMarked
package dev.millrace.labs.docker;

import org.jspecify.annotations.NullMarked;
