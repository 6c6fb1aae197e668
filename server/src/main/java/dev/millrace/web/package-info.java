@NullMarked
package dev.millrace.web;

import org.jspecify.annotations.NullMarked;
