/// Whether the code in a lesson is code: each language by a compiler or parser of its own.
@NullMarked
package dev.millrace.content.code;

import org.jspecify.annotations.NullMarked;
