package dev.millrace.checkout;

import dev.millrace.checkout.Event.OrderConfirmed;
import dev.millrace.checkout.Event.OrderPlaced;
import dev.millrace.checkout.Event.PaymentAuthorised;
import dev.millrace.checkout.Event.StockReserved;

/// How far an order is, as the topics say. The facts may come in any order, and more than once.
///
/// @param placed when, in milliseconds since 1970; 0 while that fact has not been seen
/// @param confirmed when, likewise
record Progress(String orderId, String customerId, long placed, boolean reserved, boolean authorised, long confirmed) {
    static final Progress NONE = new Progress("", "", 0, false, false, 0);

    Progress after(Event event, long time) {
        var id = event.orderId();
        return switch (event) {
            case OrderPlaced fact ->
                new Progress(id, fact.customerId(), placed == 0 ? time : placed, reserved, authorised, confirmed);
            case StockReserved _ -> new Progress(id, customerId, placed, true, authorised, confirmed);
            case PaymentAuthorised _ -> new Progress(id, customerId, placed, reserved, true, confirmed);
            case OrderConfirmed _ ->
                new Progress(id, customerId, placed, reserved, authorised, confirmed == 0 ? time : confirmed);
        };
    }

    /// To be confirmed now.
    boolean isReady() {
        return placed > 0 && reserved && authorised && confirmed == 0;
    }
}
