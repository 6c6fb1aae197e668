package dev.millrace.desk;

import dev.millrace.content.Block;

/// Puts into the text of a lab what is a student's own: the broker's address, and what names of topics and groups begin
/// with. In HTML the address is marked: it may become known, or another one, while the page is open (`address.js`).
final class Brief {
    private Brief() {}

    /// Where the student's topics are.
    ///
    /// @param prefix empty on a broker that nobody else uses
    record Place(String bootstrap, String prefix) {
        /// Stands for a broker that was never started.
        static final Place UNKNOWN = new Place("your-lab:9092", "");
    }

    static Block at(Block block, Place place) {
        return switch (block) {
            case Block.Prose prose -> new Block.Prose(fill(prose.html(), place));
            case Block.Callout callout ->
                new Block.Callout(callout.kind(), callout.titleHtml(), fill(callout.html(), place));
            case Block.Tabs tabs ->
                new Block.Tabs(
                        tabs.id(),
                        tabs.tabs().stream()
                                .map(tab -> new Block.Tab(
                                        tab.language(), tab.label(), plain(tab.code(), place), fill(tab.html(), place)))
                                .toList());
            default -> block;
        };
    }

    private static String fill(String html, Place place) {
        return html.replace("{{bootstrap}}", "<span data-address>" + place.bootstrap() + "</span>")
                .replace("{{prefix}}", place.prefix());
    }

    private static String plain(String code, Place place) {
        return code.replace("{{bootstrap}}", place.bootstrap()).replace("{{prefix}}", place.prefix());
    }
}
