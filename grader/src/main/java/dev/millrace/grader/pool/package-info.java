/// Worker processes seen from outside: started ahead, given to one owner each, ended at the first sign of trouble.
@NullMarked
package dev.millrace.grader.pool;

import org.jspecify.annotations.NullMarked;
