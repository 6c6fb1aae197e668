/// Labs as users of a Kafka cluster that somebody else keeps: a name, a password, and rights to everything that begins
/// with the name.
@NullMarked
package dev.millrace.labs.tenant;

import org.jspecify.annotations.NullMarked;
