package dev.millrace.checkout;

/// The topics, each owned by the one service that writes it.
enum Topic {
    ORDERS("shop.orders"),
    INVENTORY("shop.inventory"),
    PAYMENTS("shop.payments");

    static final int PARTITIONS = 3;

    private final String plain;

    Topic(String plain) {
        this.plain = plain;
    }

    /// Without the lab's prefix.
    String plain() {
        return plain;
    }

    String at(Broker broker) {
        return broker.prefix() + plain;
    }
}
