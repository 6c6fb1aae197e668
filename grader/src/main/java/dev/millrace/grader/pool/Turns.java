package dev.millrace.grader.pool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One thing at a time for each owner: a worker has one conversation, and what an owner compiled is where they run it.
/// Safe for many threads.
final class Turns {
    private final int longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    /// How many hold or want the turn of an owner.
    private final Map<String, Integer> wanting = new HashMap<>();

    private final Set<String> holding = new HashSet<>();

    /// @param longest how many of one owner may wait
    Turns(int longest) {
        this.longest = longest;
    }

    /// Takes the owner's turn if nobody has it or waits for it.
    boolean tryTake(String owner) {
        lock.lock();
        try {
            if (wanting.containsKey(owner)) {
                return false;
            }
            wanting.put(owner, 1);
            holding.add(owner);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the owner's turn.
    ///
    /// @return false when too many of this owner wait, or the wait was interrupted
    boolean take(String owner) {
        lock.lock();
        try {
            if (wanting.getOrDefault(owner, 0) > longest) {
                return false;
            }
            wanting.merge(owner, 1, Integer::sum);
            return await(owner);
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody waits for the turn of this owner.
    boolean isWanted(String owner) {
        lock.lock();
        try {
            return wanting.getOrDefault(owner, 0) > 1;
        } finally {
            lock.unlock();
        }
    }

    void give(String owner) {
        lock.lock();
        try {
            holding.remove(owner);
            leave(owner);
            given.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean await(String owner) {
        try {
            while (!holding.add(owner)) {
                given.await();
            }
            return true;
        } catch (InterruptedException e) {
            leave(owner);
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave(String owner) {
        wanting.computeIfPresent(owner, (_, n) -> n > 1 ? n - 1 : null);
    }
}
