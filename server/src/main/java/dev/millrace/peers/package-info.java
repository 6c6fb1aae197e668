@NullMarked
package dev.millrace.peers;

import org.jspecify.annotations.NullMarked;
