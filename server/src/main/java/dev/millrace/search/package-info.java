/// Full text of the course, for whoever reads it.
@NullMarked
package dev.millrace.search;

import org.jspecify.annotations.NullMarked;
