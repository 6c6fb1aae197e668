package dev.millrace.checkout;

/// The service that the storefront talks to.
interface Orders {
    /// POST /orders
    ///
    /// @throws CallFailed when there is no order
    Reply place(Basket basket) throws CallFailed, InterruptedException;
}
