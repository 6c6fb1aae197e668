package dev.millrace.shop;

import java.util.List;

/// The frame of a panel, before anything in it lives.
///
/// @param name "Figure 2.1a"
/// @param alt what the demo shows
/// @param fallbackHtml sanitised; what stands there without script
/// @param code both orders services, side by side
public record ShopPanel(
        Mode mode, String name, String alt, String fallbackHtml, List<SideBySide.Row> code, ShopView live) {
    /// What is the same for everybody, read once.
    private static final List<SideBySide.Row> CODE = ShopSources.sideBySide();

    public ShopPanel {
        code = List.copyOf(code);
    }

    /// The frame for one block of a lesson, whose mode the reader of courses has looked at.
    public static ShopPanel of(String mode, String name, String alt, String fallbackHtml) {
        var known = Mode.of(mode).orElseThrow(() -> new IllegalArgumentException("no such checkout: " + mode));
        return new ShopPanel(known, name, alt, fallbackHtml, CODE, ShopView.without(known, Face.OPENING, ""));
    }

    public String path() {
        return "/shop/" + mode.word();
    }

    public String left() {
        return ShopSources.SYNCHRONOUS;
    }

    public String right() {
        return ShopSources.EVENT_DRIVEN;
    }
}
