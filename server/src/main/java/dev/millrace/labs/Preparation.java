package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.labs.runtime.Endpoint;
import java.util.Optional;

/// Puts on a broker what a lab begins with. Called once a student and lab, after its broker answered for the first
/// time, and again after a reset; from a thread of its own, which is interrupted when the broker is to stop.
public interface Preparation {
    /// For courses whose labs begin with an empty broker.
    Preparation NONE = new Preparation() {
        @Override
        public boolean isNeeded(Slug lab) {
            return false;
        }

        @Override
        public Optional<String> put(Endpoint broker, Slug lab, Optional<String> checkpoint) {
            return Optional.empty();
        }
    };

    /// Whether this lab begins with anything at all.
    boolean isNeeded(Slug lab);

    /// Puts the beginning of the lab in place and, on top of it, what the checkpoint says.
    ///
    /// @return a sentence for the student where it did not work
    Optional<String> put(Endpoint broker, Slug lab, Optional<String> checkpoint) throws InterruptedException;
}
