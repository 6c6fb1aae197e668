package dev.millrace.identity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/// What an instructor sets of a class.
///
/// @param name untrusted text of at most 60 characters; empty for the class that a server makes at its first start
/// @param code what students type to join, as HERON-27
/// @param zone where the class meets
/// @param seats how many students may be in it, if that is limited
public record ClassSettings(String name, String code, Optional<LocalDate> firstDay, ZoneId zone, OptionalInt seats) {
    static ClassSettings unnamed(String code) {
        return new ClassSettings("", code, Optional.empty(), ZoneId.systemDefault(), OptionalInt.empty());
    }

    /// As it comes from a form.
    public record Typed(String name, String firstDay, String zone, String seats, String code) {}
}
