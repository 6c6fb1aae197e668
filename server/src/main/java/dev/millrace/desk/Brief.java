package dev.millrace.desk;

import dev.millrace.content.Block;

/// Puts a student's own broker address into the text of a lab.
final class Brief {
    private static final String PLACEHOLDER = "{{bootstrap}}";

    private Brief() {}

    static Block withBootstrap(Block block, String address) {
        return switch (block) {
            case Block.Prose prose -> new Block.Prose(fill(prose.html(), address));
            case Block.Callout callout ->
                new Block.Callout(callout.kind(), callout.titleHtml(), fill(callout.html(), address));
            case Block.Tabs tabs ->
                new Block.Tabs(
                        tabs.id(),
                        tabs.tabs().stream()
                                .map(tab -> new Block.Tab(
                                        tab.language(),
                                        tab.label(),
                                        fill(tab.code(), address),
                                        fill(tab.html(), address)))
                                .toList());
            default -> block;
        };
    }

    static String fill(String html, String address) {
        return html.replace(PLACEHOLDER, address);
    }
}
