package dev.millrace.broker;

import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.LoggerFactory;

/// A Kafka broker of one student: one process, one data folder, started and stopped by the server's lab runtime.
///
/// Prints `READY bootstrap=HOST:PORT` on standard output once clients can use it. SIGTERM stops it cleanly; a start
/// on the same data folder finds topics, offsets and groups as they were. Whatever ends it otherwise is one line on
/// standard error and the code of an [Ending]; what Kafka itself had to say is in `broker.log` in the data folder.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var log = (CappedLog) LoggerFactory.getILoggerFactory();
        translateKafkaExits(log);
        try {
            var options = Options.parse(List.of(arguments));
            var broker = new Broker(options, log);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop"));
            broker.start();
            options.lease().ifPresent(file -> new Lease(file, options.leaseTime(), Main::leaseExpired).watch());
            options.diskLimit().ifPresent(limit -> new DiskGuard(options.data(), limit, Main::tooMuchStored).watch());
            System.out.println("READY bootstrap=" + options.bind() + ":" + options.port());
            broker.await();
        } catch (BrokerFailure failure) {
            end(failure.ending(), String.valueOf(failure.getMessage()));
        }
    }

    private static void leaseExpired() {
        System.err.println("stopping: the lease has not been renewed");
        System.exit(Ending.LEASE_EXPIRED.code());
    }

    private static void tooMuchStored(long bytes) {
        System.err.println("disk limit: this broker stores " + (bytes >> 20) + " MiB, more than it may");
        System.exit(Ending.DISK_LIMIT.code());
    }

    /// Kafka ends its own process where its storage breaks. Its exit code says nothing; ours says what happened. It
    /// always halts: an orderly exit from one of Kafka's threads would wait for that thread.
    private static void translateKafkaExits(CappedLog log) {
        Exit.Procedure ending = (status, message) -> {
            if (log.sawDiskFull()) end(Ending.DISK_FULL, "disk full: the broker could not write its log");
            end(Ending.FAILED, "Kafka ended with status " + status + (message == null ? "" : ": " + message));
        };
        Exit.setExitProcedure(ending);
        Exit.setHaltProcedure(ending);
    }

    private static void end(Ending ending, String line) {
        System.err.println(line);
        Runtime.getRuntime().halt(ending.code());
    }
}
