package dev.millrace.labs;

import java.time.Instant;
import java.util.Optional;

/// That a student passed a check: once, for good.
///
/// @param provedAt when it was last judged again on request and still was as it should be
record Pass(Instant at, Optional<Instant> provedAt) {}
