package dev.millrace.checkout;

import java.util.Optional;

/// One running checkout of Harbour Goods with its services. Thread-safe. Closing it leaves nothing behind in this
/// process; what the event-driven one wrote stays in its topics, and the next one goes on from there.
public sealed interface Shop extends AutoCloseable permits SynchronousShop, EventDrivenShop {
    /// A customer presses *Buy*; returns at once.
    ///
    /// @return why nobody can buy now; empty when it went well
    Optional<String> buy();

    /// Starts and stops services as the dials say now.
    void turned();

    /// Grows when there is something new to show.
    long changes();

    ShopState state();

    @Override
    void close();

    /// Needs no broker.
    static Shop synchronous(Dials dials) {
        return new SynchronousShop(dials);
    }

    /// Makes its topics where they are missing.
    ///
    /// @throws BrokerAway when the broker does not answer
    static Shop eventDriven(Broker broker, Dials dials) throws InterruptedException {
        return new EventDrivenShop(broker, dials);
    }

    /// Deletes the topics and groups of a shop; for one that is closed.
    ///
    /// @throws BrokerAway when the broker does not answer
    static void erase(Broker broker) throws InterruptedException {
        try (var holdings = new Holdings(new Clients(broker))) {
            holdings.delete();
        }
    }
}
