@NullMarked
package dev.millrace.grader.contract;

import org.jspecify.annotations.NullMarked;
