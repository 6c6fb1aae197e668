/// Counts of a topic's records, as the checks of a lab ask for them: one record after the other, in bounded memory.
@NullMarked
package dev.millrace.labs.tally;

import org.jspecify.annotations.NullMarked;
