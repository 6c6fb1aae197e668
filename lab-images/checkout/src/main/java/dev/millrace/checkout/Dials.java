package dev.millrace.checkout;

/// What a spectator can turn: two services, and how many customers come. Thread-safe.
public final class Dials {
    /// Customers a second.
    public static final double BUSIEST = 4;

    private final Dial inventory = new Dial();
    private final Dial payments = new Dial();
    private volatile double customers;

    public Dial inventory() {
        return inventory;
    }

    public Dial payments() {
        return payments;
    }

    /// A second.
    public double customers() {
        return customers;
    }

    public void customers(double perSecond) {
        customers = Math.clamp(perSecond, 0, BUSIEST);
    }
}
