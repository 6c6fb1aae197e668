package dev.millrace.labs.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.ResourceSpecs;
import java.util.List;
import java.util.Map;

/// What Docker's API can bound in a service since 20.10 and the library does not name yet.
final class SwarmBounds {
    private SwarmBounds() {}

    /// A container without capabilities, which dumps no core.
    static final class Container extends ContainerSpec {
        private static final long serialVersionUID = 1;

        @JsonProperty("CapabilityDrop")
        List<String> capabilityDrop() {
            return List.of("ALL");
        }

        @JsonProperty("Ulimits")
        List<Map<String, Object>> ulimits() {
            return List.of(Map.of("Name", "core", "Soft", 0, "Hard", 0));
        }
    }

    /// Memory, processors, and so many processes and threads.
    static final class Resources extends ResourceSpecs {
        private static final long serialVersionUID = 1;

        @JsonProperty("Pids")
        private final long pids;

        Resources(long pids) {
            this.pids = pids;
        }

        long pids() {
            return pids;
        }
    }
}
