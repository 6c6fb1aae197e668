package dev.millrace.web;

import java.util.Optional;

/// What every full page shares.
///
/// @param title the document's title, without the product's name
/// @param csrf the token that every change must carry
/// @param nonce allows one page's own style sheets made by script (CodeMirror), nothing else
/// @param assets changes when a bundled file changes; part of the bundles' addresses
public record Page(String title, String csrf, String nonce, String assets, Optional<Person> person) {

    /// Who is signed in, as the top bar shows them.
    public record Person(String name, boolean instructor) {
        /// The first letter, for the avatar.
        public String initial() {
            return name.isEmpty()
                    ? "?"
                    : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
        }
    }
}
