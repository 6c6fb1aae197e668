package dev.millrace.checkout;

import java.net.URI;

/// Where a service is called.
interface Address {
    /// As people call it.
    String name();

    /// Where it listens, or did last.
    URI uri();
}
