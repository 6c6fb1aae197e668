package dev.millrace.checkout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/// A fact about an order, as its owner states it. JSON on the wire, with the event's name in `type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.OrderPlaced.class, name = "OrderPlaced"),
    @JsonSubTypes.Type(value = Event.OrderConfirmed.class, name = "OrderConfirmed"),
    @JsonSubTypes.Type(value = Event.StockReserved.class, name = "StockReserved"),
    @JsonSubTypes.Type(value = Event.PaymentAuthorised.class, name = "PaymentAuthorised")
})
sealed interface Event {
    String orderId();

    /// Of orders: a customer's *Buy* was accepted. Keyed by the customer.
    record OrderPlaced(String orderId, String customerId, String sku, Money total) implements Event {
        static OrderPlaced of(Order order) {
            return new OrderPlaced(order.id(), order.customerId(), order.sku(), order.total());
        }
    }

    /// Of orders: stock and payment are both there. Keyed by the customer, like OrderPlaced.
    record OrderConfirmed(String orderId, String customerId) implements Event {
        static OrderConfirmed of(Progress order) {
            return new OrderConfirmed(order.orderId(), order.customerId());
        }
    }

    /// Of inventory. Keyed by the order.
    record StockReserved(String orderId, String sku) implements Event {}

    /// Of payments. Keyed by the order.
    record PaymentAuthorised(String orderId, Money total) implements Event {}

    default String json() {
        try {
            return Json.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON: " + this, e);
        }
    }

    /// Nothing for what is not one of these: anybody may write to a topic.
    static Optional<Event> parse(String json) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(json, Event.class)).filter(Event::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Event event) {
        // a record's component is null where the JSON leaves it out
        return Optional.ofNullable(event.orderId()).isPresent()
                && switch (event) {
                    case OrderPlaced placed ->
                        Optional.ofNullable(placed.customerId()).isPresent();
                    case OrderConfirmed confirmed ->
                        Optional.ofNullable(confirmed.customerId()).isPresent();
                    case StockReserved _, PaymentAuthorised _ -> true;
                };
    }

    /// The one mapper; Jackson's are thread-safe.
    final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        private Json() {}
    }
}
