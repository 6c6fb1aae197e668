/// The checkout of Harbour Goods as small services, twice: synchronous, and event driven. Small enough to be read
/// aloud; knows nothing of the server that runs it.
@NullMarked
package dev.millrace.checkout;

import org.jspecify.annotations.NullMarked;
