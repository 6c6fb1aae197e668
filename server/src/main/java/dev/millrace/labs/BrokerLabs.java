package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Slug;
import java.util.List;
import java.util.Optional;

/// The course's broker labs, as far as this feature needs them; asked again at every use, because a course may change
/// while it is taught.
public interface BrokerLabs {
    /// The checks of a broker lab; empty where the slug is not one.
    Optional<List<BrokerCheck>> checks(Slug step);
}
