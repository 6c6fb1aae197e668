package dev.millrace.checkout;

import dev.millrace.checkout.Event.PaymentAuthorised;
import dev.millrace.checkout.Event.StockReserved;
import dev.millrace.checkout.ShopState.GroupLag;
import dev.millrace.checkout.ShopState.Tally;
import dev.millrace.checkout.ShopState.TopicTail;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Storefront → orders → one record. Inventory and payments read the placed orders, each in a group of its own,
/// and state what they did; orders reads all of it. What was decided is in the topics, so a shop that is opened
/// again goes on.
final class EventDrivenShop implements Shop {
    static final String INVENTORY = "shop-inventory";
    static final String PAYMENTS = "shop-payments";
    static final String ORDERS = "shop-orders";
    /// Which group reads which topics.
    static final Map<String, List<Topic>> READS = Map.of(
            INVENTORY,
            List.of(Topic.ORDERS),
            PAYMENTS,
            List.of(Topic.ORDERS),
            ORDERS,
            List.of(Topic.ORDERS, Topic.INVENTORY, Topic.PAYMENTS));

    private static final Logger LOG = LoggerFactory.getLogger(EventDrivenShop.class);
    private static final Duration SURVEY = Duration.ofSeconds(1);
    private static final Duration LONGEST_SURVEY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Clients.DEADLINE.plusSeconds(2);

    private final Dials dials;
    private final Broker broker;
    private final Changes changes = new Changes();
    private final CountDownLatch ordersKnown = new CountDownLatch(1);
    private final Tape tape = new Tape();
    private final Ledger holds = new Ledger();
    private final Ledger authorisations = new Ledger();
    private final Calls calls = new Calls(new Traces());
    private final Reactor inventory;
    private final Reactor payments;
    private final Facts facts;
    private final EventDrivenOrders orders;
    private final Member follower;
    private final HttpService<Basket> ordersApi;
    private final Storefront storefront;
    private final Holdings holdings;
    private final Thread surveyor;
    private volatile Holdings.Standing standing = Holdings.Standing.NONE;
    private volatile boolean closed;

    EventDrivenShop(Broker broker, Dials dials) throws InterruptedException {
        this.dials = dials;
        this.broker = broker;
        var clients = new Clients(broker);
        holdings = new Holdings(clients);
        facts = new Facts(clients, ORDERS);
        try {
            standing = holdings.create();
            facts.prepare(Topic.ORDERS);
        } catch (BrokerAway | InterruptedException e) {
            facts.close();
            holdings.close();
            calls.close();
            throw e;
        }
        inventory = new Reactor(
                clients,
                INVENTORY,
                Topic.INVENTORY,
                dials.inventory(),
                holds,
                placed -> new StockReserved(placed.orderId(), placed.sku()));
        payments = new Reactor(
                clients,
                PAYMENTS,
                Topic.PAYMENTS,
                dials.payments(),
                authorisations,
                placed -> new PaymentAuthorised(placed.orderId(), placed.total()));
        orders = new EventDrivenOrders(facts);
        follower = new Member(
                clients,
                ORDERS,
                Arrays.stream(Topic.values()).map(topic -> topic.at(broker)).toList(),
                Member.From.BEGINNING,
                new Following());
        ordersApi = new HttpService<>("orders", "/" + UUID.randomUUID() + "/orders", Basket.class, orders::place);
        ordersApi.start();
        turned();
        boolean _ = calls.isUp(ordersApi);
        storefront = new Storefront(ordersApi, dials, calls, PATIENCE, changes);
        surveyor = Thread.ofVirtual().name("shop-survey").start(this::survey);
        awaitOrders();
    }

    /// Orders is ready once it knows what was bought before; where that takes too long, the trouble says why.
    private void awaitOrders() throws InterruptedException {
        try {
            if (!ordersKnown.await(Clients.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("orders has not read its topics yet broker={}", broker);
            }
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /// What orders does with each record: its table is a fold over them.
    private final class Following implements Member.Work {
        @Override
        public void begin() {
            tape.clear();
        }

        @Override
        public void on(ConsumerRecord<String, String> record) {
            var event = Optional.ofNullable(record.value()).flatMap(Event::parse);
            if (event.isEmpty()) return;
            orders.on(event.get(), record.timestamp());
            Arrays.stream(Topic.values())
                    .filter(topic -> topic.at(broker).equals(record.topic()))
                    .forEach(topic -> tape.add(topic, record, event.get()));
            changes.happened();
        }

        @Override
        public void upToDate() throws CallFailed, InterruptedException {
            orders.upToDate();
            ordersKnown.countDown();
        }
    }

    /// Asks the broker how far everybody is, less often while nothing happens.
    private void survey() {
        long seen = -1;
        var rest = SURVEY;
        try {
            while (!closed) {
                if (seen != changes.count() || rest.compareTo(LONGEST_SURVEY) >= 0) {
                    var before = standing;
                    look();
                    if (!standing.equals(before)) changes.happened();
                    else seen = changes.count();
                    rest = SURVEY;
                } else rest = rest.plus(SURVEY);
                Thread.sleep(SURVEY);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() throws InterruptedException {
        try {
            standing = holdings.standing();
        } catch (BrokerAway e) {
            LOG.debug("the broker is away", e);
        }
    }

    @Override
    public Optional<String> buy() {
        return storefront.buy();
    }

    @Override
    public synchronized void turned() {
        if (closed) return;
        turn(inventory, dials.inventory());
        turn(payments, dials.payments());
        changes.happened();
    }

    private static void turn(Reactor service, Dial dial) {
        if (dial.running()) service.start();
        else service.stop();
    }

    @Override
    public long changes() {
        return changes.count();
    }

    @Override
    public ShopState state() {
        var count = storefront.count();
        var known = orders.orders();
        var placed = known.values().stream().filter(order -> order.placed() > 0).toList();
        int confirmed =
                (int) placed.stream().filter(order -> order.confirmed() > 0).count();
        return new ShopState(
                new Tally(
                        Math.max(count.placed(), placed.size() + count.lost() + count.waiting()),
                        count.waiting(),
                        confirmed,
                        placed.size() - confirmed,
                        count.lost(),
                        storefront.lostIn(authorisations),
                        storefront.lostIn(holds),
                        count.p95()),
                EventRows.of(placed, storefront.latest(), dials),
                List.of(),
                Arrays.stream(Topic.values()).map(this::tail).toList(),
                List.of(
                        lag(INVENTORY, dials.inventory().running()),
                        lag(PAYMENTS, dials.payments().running()),
                        lag(ORDERS, true)),
                trouble());
    }

    private TopicTail tail(Topic topic) {
        return new TopicTail(topic.at(broker), standing.ends().getOrDefault(topic, 0L), tape.of(topic));
    }

    private GroupLag lag(String group, boolean running) {
        var reads = READS.getOrDefault(group, List.of()).stream()
                .sorted()
                .map(topic -> topic.at(broker))
                .collect(Collectors.joining(", "));
        return new GroupLag(broker.prefix() + group, reads, standing.lags().getOrDefault(group, 0L), running);
    }

    private Optional<String> trouble() {
        return Stream.of(storefront.full(), follower.trouble(), inventory.trouble(), payments.trouble())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// All at once: each service has its own deadline.
    @Override
    public synchronized void close() {
        closed = true;
        surveyor.interrupt();
        storefront.close();
        ordersApi.close();
        var closing = Stream.<Runnable>of(inventory::close, payments::close, follower::close)
                .map(part -> Thread.ofVirtual().start(part))
                .toList();
        try {
            for (var part : closing) part.join();
            surveyor.join(Clients.DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        facts.close();
        holdings.close();
        calls.close();
    }
}
