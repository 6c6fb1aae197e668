/// What students keep for themselves: notes and bookmarks. Everything is found by the student who asks; there is no way
/// to another's.
@NullMarked
package dev.millrace.notes;

import org.jspecify.annotations.NullMarked;
