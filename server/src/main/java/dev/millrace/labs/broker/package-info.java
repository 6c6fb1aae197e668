@NullMarked
package dev.millrace.labs.broker;

import org.jspecify.annotations.NullMarked;
