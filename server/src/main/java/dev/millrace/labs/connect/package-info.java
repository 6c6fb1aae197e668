/// What a student needs to reach their lab from their own computer: settings, snippets, projects to start from.
@NullMarked
package dev.millrace.labs.connect;

import org.jspecify.annotations.NullMarked;
