/// Labs as child processes of the server.
@NullMarked
package dev.millrace.labs.embedded;

import org.jspecify.annotations.NullMarked;
