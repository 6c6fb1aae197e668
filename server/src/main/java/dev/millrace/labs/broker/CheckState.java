package dev.millrace.labs.broker;

/// Where one check stands.
///
/// @param seen what the broker shows, in a few words
/// @param expected what it should show
public record CheckState(String id, String title, Standing standing, String seen, String expected) {
    /// How far a check has come.
    public enum Standing {
        /// As it should be, for as long as it should be.
        PASSED,
        /// As it should be, but not yet for long enough.
        HOLDING,
        /// Not as it should be.
        NOT_YET,
        /// Not known yet: records are still being counted.
        COUNTING
    }

    public boolean passed() {
        return standing == Standing.PASSED;
    }
}
