@NullMarked
package dev.millrace.shop;

import org.jspecify.annotations.NullMarked;
