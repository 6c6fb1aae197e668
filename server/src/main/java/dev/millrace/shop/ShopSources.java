package dev.millrace.shop;

import dev.millrace.checkout.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The source of the two orders services, as it runs: the files are in the jar beside their classes.
final class ShopSources {
    static final String SYNCHRONOUS = "SynchronousOrders.java";
    static final String EVENT_DRIVEN = "EventDrivenOrders.java";

    private ShopSources() {}

    static List<SideBySide.Row> sideBySide() {
        return SideBySide.of(read(SYNCHRONOUS), read(EVENT_DRIVEN));
    }

    /// From the comment of the class on: package and imports say nothing here.
    private static List<String> read(String name) {
        try (var in = Shop.class.getResourceAsStream(name)) {
            var bytes = Optional.ofNullable(in)
                    .orElseThrow(() -> new IllegalStateException(name + " is not in the jar of the checkout"))
                    .readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> !line.startsWith("///"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
