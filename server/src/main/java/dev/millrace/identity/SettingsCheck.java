package dev.millrace.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Reads what was typed of a class: the settings, or which field is wrong and what to do about it.
sealed interface SettingsCheck {
    int MOST_SEATS = 1_000;

    record Right(ClassSettings settings) implements SettingsCheck {}

    record Wrong(String field, String message) implements SettingsCheck {}

    /// Reads it.
    ///
    /// @param code for a field that is left empty
    /// @param taken whether another class has a code
    static SettingsCheck of(ClassSettings.Typed typed, String code, Predicate<String> taken) {
        var name = PersonName.of(typed.name());
        if (name.isEmpty()) return new Wrong("name", "Type a name of 1 to " + PersonName.LIMIT + " characters.");
        var firstDay = day(typed.firstDay());
        if (firstDay.isEmpty()) return new Wrong("firstDay", "Choose the first day, as 2027-03-15.");
        var zone = zone(typed.zone());
        if (zone.isEmpty()) {
            return new Wrong("zone", "There is no time zone of this name. It looks like Europe/Amsterdam.");
        }
        if (!typed.seats().isBlank() && seats(typed.seats()).isEmpty()) {
            return new Wrong("seats", "Type a number from 1 to " + MOST_SEATS + ", or nothing for no limit.");
        }
        var chosen = typed.code().isBlank() ? code : JoinCode.normalise(typed.code());
        if (!JoinCode.isValid(chosen)) {
            return new Wrong(
                    "code",
                    "A code is a word of 3 to 20 letters, A to Z, and two digits, as HERON-27. Choose such a one.");
        }
        if (taken.test(chosen)) return new Wrong("code", "Another class has this code. Choose another.");
        return new Right(new ClassSettings(name.get(), chosen, firstDay, zone.get(), seats(typed.seats())));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()))
                    .filter(day -> day.getYear() >= 2000 && day.getYear() < 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// By its name in the IANA database; an offset is no place.
    private static Optional<ZoneId> zone(String typed) {
        var name = typed.strip();
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static OptionalInt seats(String typed) {
        var digits = typed.strip();
        if (!digits.matches("[0-9]{1,4}")) return OptionalInt.empty();
        int seats = Integer.parseInt(digits);
        return seats >= 1 && seats <= MOST_SEATS ? OptionalInt.of(seats) : OptionalInt.empty();
    }
}
