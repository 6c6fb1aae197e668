package dev.millrace.labs;

import dev.millrace.content.Slug;

/// A place in a lab that a student can be put at.
///
/// @param id unique in its lab
record ResetPoint(Slug lab, String id) {
    String stored() {
        return lab.value() + "/" + id;
    }

    static ResetPoint of(String stored) {
        int split = stored.indexOf('/');
        return new ResetPoint(new Slug(stored.substring(0, split)), stored.substring(split + 1));
    }
}
