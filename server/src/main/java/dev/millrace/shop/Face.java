package dev.millrace.shop;

/// What a panel shows instead of a shop, or that there is one.
public enum Face {
    /// The shop runs.
    OPEN,
    /// Its services are being started.
    OPENING,
    /// The student's lab is off.
    NO_LAB,
    /// The lab is on its way, or what it runs on is away.
    LAB_COMING,
    /// Instructors have no lab.
    NOT_THEIRS,
    /// The broker does not do what the shop needs.
    BROKER_AWAY,
    /// As many shops run as the machine is to bear.
    FULL
}
