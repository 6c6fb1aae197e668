package dev.millrace.checkout;

import dev.millrace.checkout.Event.OrderPlaced;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A service that answers every OrderPlaced with one fact of its own. Idempotent by order id: what it has stated
/// already it reads from its own topic when it starts. It can be stopped in the middle of its work and started
/// again.
final class Reactor implements AutoCloseable {
    private final Clients clients;
    private final String group;
    private final Topic own;
    private final Dial dial;
    private final Ledger ledger;
    private final Function<OrderPlaced, Event> fact;
    private Optional<Running> running = Optional.empty();

    private record Running(Member member, Facts facts) {}

    /// @param dial how long the work takes
    /// @param ledger gets an entry for each order that was worked on
    Reactor(Clients clients, String group, Topic own, Dial dial, Ledger ledger, Function<OrderPlaced, Event> fact) {
        this.clients = clients;
        this.group = group;
        this.own = own;
        this.dial = dial;
        this.ledger = ledger;
        this.fact = fact;
    }

    synchronized void start() {
        if (running.isPresent()) return;
        var facts = new Facts(clients, group);
        var orders = List.of(Topic.ORDERS.at(clients.broker()));
        running = Optional.of(
                new Running(new Member(clients, group, orders, Member.From.COMMITTED, new Answering(facts)), facts));
    }

    synchronized void stop() {
        running.ifPresent(r -> {
            r.member().close();
            r.facts().close();
        });
        running = Optional.empty();
    }

    synchronized Optional<String> trouble() {
        return running.flatMap(r -> r.member().trouble());
    }

    @Override
    public void close() {
        stop();
    }

    private final class Answering implements Member.Work {
        private final Facts facts;
        private final Set<String> stated = new HashSet<>();

        Answering(Facts facts) {
            this.facts = facts;
        }

        @Override
        public void begin() throws InterruptedException {
            for (var event : new Past(clients).of(own)) {
                stated.add(event.orderId());
                ledger.enter(event.orderId());
            }
        }

        @Override
        public void on(ConsumerRecord<String, String> record) throws CallFailed, InterruptedException {
            var event = Optional.ofNullable(record.value()).flatMap(Event::parse);
            if (event.isEmpty() || !(event.get() instanceof OrderPlaced placed)) return;
            if (stated.contains(placed.orderId())) return;
            dial.work();
            ledger.enter(placed.orderId());
            facts.publish(own, placed.orderId(), fact.apply(placed));
            stated.add(placed.orderId());
        }
    }
}
