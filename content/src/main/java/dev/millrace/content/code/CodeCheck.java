package dev.millrace.content.code;

import dev.millrace.content.source.Report;

/// Looks at a piece of code in one language. Lines count from 1 within the piece.
@FunctionalInterface
interface CodeCheck {
    void check(String code, Report report);
}
