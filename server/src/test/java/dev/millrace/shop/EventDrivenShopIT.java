package dev.millrace.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.checkout.Broker;
import dev.millrace.checkout.Dials;
import dev.millrace.checkout.Shop;
import dev.millrace.checkout.ShopState;
import dev.millrace.checkout.ShopState.GroupLag;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.InstructorId;
import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.StartResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The event-driven checkout on a real broker, each test under a prefix of its own.
@Timeout(300)
class EventDrivenShopIT {
    private static final LabId LAB = new LabId("shop");

    @TempDir
    static Path data;

    private static EmbeddedRuntime runtime;
    private static Map<String, Object> settings = Map.of();
    private static int prefixes;

    private final Dials dials = new Dials();
    private final Broker broker = new Broker(settings, "sam" + ++prefixes + ".");
    private final List<Shop> shops = new ArrayList<>();

    @BeforeAll
    static void start() {
        runtime = new EmbeddedRuntime(
                EmbeddedSettings.of(TestServer.home(), data, new Access(Exposure.loopback(), _ -> "secret")));
        settings = ((StartResult.Ready) runtime.start(LAB, _ -> {})).endpoint().clientSettings();
    }

    @AfterAll
    static void stop() {
        runtime.remove(LAB);
        runtime.close();
    }

    @AfterEach
    void close() {
        shops.forEach(Shop::close);
    }

    @Test
    void anOrderIsTakenAtOnceAndConfirmedByWhatTheTopicsSay() throws Exception {
        var shop = open();
        assertThat(shop.buy()).isEmpty();
        var row = await(shop, s -> s.tally().confirmed() == 1).rows().getFirst();
        assertThat(row.waited()).isPresent();
        assertThat(row.settled()).isPresent();

        var orders = read("shop.orders");
        assertThat(orders).extracting(EventDrivenShopIT::type).containsExactly("OrderPlaced", "OrderConfirmed");
        assertThat(orders).extracting(ConsumerRecord::key).containsOnly(row.customerId());
        assertThat(orders)
                .extracting(ConsumerRecord::partition)
                .containsOnly(orders.getFirst().partition());
        assertThat(read("shop.inventory")).extracting(EventDrivenShopIT::type).containsExactly("StockReserved");
        assertThat(read("shop.payments")).extracting(ConsumerRecord::key).containsExactly(row.orderId());
    }

    @Test
    void whilePaymentsIsStoppedOrdersAreTakenAndAfterwardsNoneIsLostOrDoubled() throws Exception {
        var shop = open();
        dials.payments().running(false);
        shop.turned();
        for (int n = 0; n < 12; n++) assertThat(shop.buy()).isEmpty();
        var waiting =
                await(shop, s -> s.tally().pending() == 12 && lag(s, "payments").lag() == 12);
        assertThat(waiting.tally().lost()).isZero();
        assertThat(waiting.rows().getFirst().words()).contains("payments (stopped)");
        assertThat(lag(waiting, "payments").running()).isFalse();

        dials.payments().running(true);
        shop.turned();
        await(shop, s -> s.tally().confirmed() == 12);
        assertThat(byOrder("shop.payments")).hasSize(12).containsValue(1).doesNotContainValue(2);
        assertThat(byOrder("shop.orders")).hasSize(12).containsValue(2).doesNotContainValue(3);
    }

    @Test
    void paymentsThatIsKilledInTheMiddleOfAnOrderDoesItAgainAndOnce() throws Exception {
        dials.payments().latency(Duration.ofSeconds(5));
        var shop = open();
        for (int n = 0; n < 3; n++) shop.buy();
        // inventory is through, so payments has been at the first of them for a while
        await(shop, s -> s.topics().get(1).records() == 3);
        for (int n = 0; n < 3; n++) {
            dials.payments().running(false);
            shop.turned();
            dials.payments().running(true);
            shop.turned();
        }
        assertThat(read("shop.payments")).isEmpty();

        dials.payments().latency(Duration.ZERO);
        await(shop, s -> s.tally().confirmed() == 3);
        assertThat(byOrder("shop.payments")).hasSize(3).containsValue(1).doesNotContainValue(2);
    }

    @Test
    void aShopThatIsOpenedAgainGoesOnFromItsTopics() throws Exception {
        dials.payments().running(false);
        var first = open();
        for (int n = 0; n < 4; n++) first.buy();
        await(first, s -> s.tally().pending() == 4);
        first.close();

        var second = open();
        await(second, s -> s.tally().pending() == 4);
        dials.payments().running(true);
        second.turned();
        await(second, s -> s.tally().confirmed() == 4);
        assertThat(byOrder("shop.inventory")).hasSize(4).doesNotContainValue(2);
    }

    @Test
    void whatIsNoEventIsPassedOver() throws Exception {
        var shop = open();
        try (var producer =
                new KafkaProducer<String, String>(settings, new StringSerializer(), new StringSerializer())) {
            var topic = broker.prefix() + "shop.orders";
            producer.send(new ProducerRecord<>(topic, "k", "no json")).get();
            producer.send(new ProducerRecord<>(topic, "k", "{\"type\":\"OrderPlaced\"}"))
                    .get();
            producer.send(new ProducerRecord<>(topic, "k", null)).get();
        }
        shop.buy();
        await(shop, s -> s.tally().confirmed() == 1);
    }

    @Test
    void anErasedShopBeginsEmpty() throws Exception {
        var first = open();
        first.buy();
        await(first, s -> s.tally().confirmed() == 1);
        first.close();
        Shop.erase(broker);

        var second = open();
        second.buy();
        await(second, s -> s.tally().confirmed() == 1);
        assertThat(read("shop.orders")).hasSize(2);
    }

    @Test
    void aShopGoesWithTheLabAndComesBackWithIt() throws Exception {
        var ground = new AtomicReference<Ground>(new Ground.Missing(Face.NO_LAB));
        var viewer = new Instructor(new InstructorId("marit"), new ClassId("class"), "Marit");
        try (var all = new Shops((_, _) -> ground.get(), new Shops.Bounds(1, Duration.ofSeconds(30)))) {
            var shop = ((Shops.Entry.In) all.enter(viewer, Mode.EVENT_DRIVEN)).shop();
            awaitFace(shop, Face.NO_LAB);
            ground.set(new Ground.Lab(broker, Instant.EPOCH));
            awaitFace(shop, Face.OPEN);
            shop.buy();
            ground.set(new Ground.Missing(Face.LAB_COMING));
            awaitFace(shop, Face.LAB_COMING);
            assertThat(shop.state()).isEmpty();
            ground.set(new Ground.Lab(broker, Instant.EPOCH.plusSeconds(1)));
            awaitFace(shop, Face.OPEN);
        }
    }

    private static void awaitFace(OpenShop shop, Face face) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (shop.face() != face) {
            assertThat(System.nanoTime()).as("in time, not %s", shop.face()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void aClosedShopLeavesNeitherThreadsNorMembersBehind() throws Exception {
        var before = threads();
        var shop = open();
        shop.buy();
        await(shop, s -> s.tally().confirmed() == 1);
        assertThat(threads()).hasSizeGreaterThan(before.size());
        shop.close();

        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!before.containsAll(threads()) && System.nanoTime() < deadline) Thread.sleep(50);
        assertThat(before).containsAll(threads());
        try (var admin = Admin.create(settings)) {
            var groups = Stream.of("shop-orders", "shop-inventory", "shop-payments")
                    .map(group -> broker.prefix() + group)
                    .toList();
            assertThat(admin.describeConsumerGroups(groups).all().get().values())
                    .hasSize(3)
                    .allSatisfy(group -> assertThat(group.members()).isEmpty());
        }
    }

    /// Platform threads of Kafka's and HTTP's clients and servers.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(HTTP-|idle-timeout|HttpClient-|kafka-).*"))
                .collect(Collectors.toSet());
    }

    private Shop open() throws InterruptedException {
        var shop = Shop.eventDriven(broker, dials);
        shops.add(shop);
        return shop;
    }

    private static GroupLag lag(ShopState state, String service) {
        return state.groups().stream()
                .filter(group -> group.group().endsWith(service))
                .findFirst()
                .orElseThrow();
    }

    private static String type(ConsumerRecord<String, String> record) {
        return record.value().replaceFirst(".*\"type\":\"(\\w+)\".*", "$1");
    }

    /// How many records there are of each order.
    private Map<String, Integer> byOrder(String topic) {
        var counts = new HashMap<String, Integer>();
        for (var record : read(topic)) {
            counts.merge(record.value().replaceFirst(".*\"orderId\":\"([^\"]+)\".*", "$1"), 1, Integer::sum);
        }
        return counts;
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var places = consumer.partitionsFor(broker.prefix() + topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            var ends = consumer.endOffsets(places);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static ShopState await(Shop shop, Predicate<ShopState> condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.test(shop.state())) {
            assertThat(System.nanoTime()).as("in time, not %s", shop.state()).isLessThan(deadline);
            Thread.sleep(20);
        }
        return shop.state();
    }
}
