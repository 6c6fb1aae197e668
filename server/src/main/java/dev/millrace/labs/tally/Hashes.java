package dev.millrace.labs.tally;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// A bounded set of values, kept as 64-bit hashes: eight bytes each, whatever the value's length. Two different values
/// of a full set have the same hash once in 500 million sets.
final class Hashes {
    /// How many are told apart at most: 262,144, in 4 MiB.
    static final int MOST = 1 << 18;

    private final int most;
    private long[] slots = new long[64];
    private int size;

    Hashes() {
        this(MOST);
    }

    /// @param most how many are told apart, at most [#MOST]
    Hashes(long most) {
        this.most = (int) Math.min(most, MOST);
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size >= most;
    }

    /// False where the value was there already; a full set takes no new ones, and says true.
    boolean add(byte[] value) {
        return add(hash(value));
    }

    boolean add(JsonNode value) {
        return add(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private boolean add(long hash) {
        int slot = slot(slots, hash);
        if (slots[slot] == hash) return false;
        if (isFull()) return true;
        slots[slot] = hash;
        if (++size * 2 > slots.length) grow();
        return true;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) larger[slot(larger, hash)] = hash;
        }
        slots = larger;
    }

    /// Where the hash is, or where it would go.
    private static int slot(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    /// FNV-1a, stirred as in MurmurHash3; never 0, which marks an empty slot.
    static long hash(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
