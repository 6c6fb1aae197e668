/// What a broker lab demands, as values: how many, under which conditions, by which schema.
@NullMarked
package dev.millrace.content.check;

import org.jspecify.annotations.NullMarked;
