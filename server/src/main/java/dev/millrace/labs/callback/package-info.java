/// Calls to services that students run on their own computers: whom the server may call, how, and what came of it.
@NullMarked
package dev.millrace.labs.callback;

import org.jspecify.annotations.NullMarked;
