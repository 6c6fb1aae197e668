package dev.millrace.labs.tenant;

import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.labs.runtime.Security;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.labs.runtime.Starts;
import dev.millrace.labs.runtime.Starts.Start;
import dev.millrace.labs.runtime.Traits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Labs as users of one existing cluster: a start makes the user with its rights, a stop withdraws both and leaves what
/// is stored, a wipe deletes every topic and group that begins with the user's prefix.
///
/// A lab runs while the cluster knows its user; nothing else is kept. Where the cluster does not let this server make
/// users, they are asked of its operator by a file, and a lab starts once its password works.
public final class TenantRuntime implements LabRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(TenantRuntime.class);
    private static final Duration ONE_TRY = Duration.ofSeconds(4);
    private final TenantSettings settings;
    private final Access access;
    private final Cluster cluster;
    private final OperatorFile operator;
    private final Ledger ledger;
    private final Starts starts = new Starts(Integer.MAX_VALUE, Duration.ZERO);
    /// Labs that were ready and are wanted; whichever takes one out, stop or end, speaks for it.
    private final Set<LabId> kept = ConcurrentHashMap.newKeySet();

    private final Thread pulse;
    private volatile Optional<Powers> powers = Optional.empty();
    private volatile Listener listener = (_, _) -> {};
    private volatile boolean closed;

    /// @param config the file of `--tenant-config`
    /// @param data the server's data folder, for the operator's file
    /// @throws dev.millrace.labs.runtime.LabsMisconfigured with a sentence for whoever wrote the file
    public TenantRuntime(Path config, Path data, Access access) {
        this(TenantSettings.read(config), data, access);
    }

    TenantRuntime(TenantSettings settings, Path data, Access access) {
        var folder = data.toAbsolutePath().normalize().resolve("tenant");
        this.settings = settings;
        this.access = access;
        this.cluster = new Cluster(settings.admin(), settings.patience(), "the administrator of --tenant-config");
        this.operator = new OperatorFile(folder.resolve("for-the-operator.sh"), settings);
        this.ledger = new Ledger(folder.resolve("labs"));
        this.pulse = Thread.ofVirtual().name("tenant-pulse").start(this::watch);
    }

    @Override
    public String name() {
        return "tenant";
    }

    @Override
    public Traits traits() {
        return new Traits(false, 0, false);
    }

    @Override
    public Optional<Endpoint> reserved(LabId lab) {
        return Optional.of(endpoint(lab));
    }

    private Endpoint endpoint(LabId lab) {
        var password = access.scram(lab, settings.tls()).password();
        var security = new Security.Scram(settings.user(lab), password, settings.tls());
        return new Endpoint(settings.bootstrap(), security, settings.prefix(lab));
    }

    @Override
    public StartResult start(LabId lab, Progress progress) {
        return starts.run(lab, progress, start -> admitted(lab, start, progress));
    }

    private StartResult admitted(LabId lab, Start start, Progress progress) throws InterruptedException {
        progress.at(new Phase.Launching());
        var able = powers();
        if (able.refusal().isPresent())
            return StartResult.failed(Failure.Reason.BROKE, able.refusal().get());
        var endpoint = endpoint(lab);
        if (able.users()) admit(lab, endpoint, able);
        else operator.add(settings.user(lab), endpoint.prefix(), password(endpoint));
        progress.at(new Phase.Booting());
        if (!start.cancelled() && letIn(endpoint, start, able)) return ready(lab, able, endpoint);
        if (able.users()) withdraw(lab);
        if (start.cancelled()) return new StartResult.Cancelled();
        if (able.users())
            return StartResult.failed(Failure.Reason.TOO_SLOW, "the cluster does not let in the user it just made");
        ledger.asked(lab);
        return StartResult.failed(
                Failure.Reason.BROKE,
                "the cluster does not know the user %s yet: its operator has to run %s"
                        .formatted(settings.user(lab), operator.path()));
    }

    private void admit(LabId lab, Endpoint endpoint, Powers able) {
        var tenant = tenant(lab);
        tenant.allow();
        if (able.quotas()) tenant.limit(settings.quotas());
        tenant.setPassword(password(endpoint));
    }

    private StartResult ready(LabId lab, Powers able, Endpoint endpoint) {
        if (!able.users()) ledger.started(lab);
        kept.add(lab);
        return new StartResult.Ready(endpoint);
    }

    /// Whether the student's own password works. A user of ours works within a moment; one of the operator's now or
    /// not.
    private boolean letIn(Endpoint endpoint, Start start, Powers able) throws InterruptedException {
        long end = System.nanoTime() + settings.patience().toNanos();
        while (true) {
            if (signsIn(endpoint)) return true;
            if (start.cancelled() || !able.users() || System.nanoTime() > end) return false;
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean signsIn(Endpoint endpoint) {
        try (var student = new Cluster(endpoint.clientSettings(), ONE_TRY, "the student")) {
            student.ask(admin -> admin.describeCluster().clusterId());
            return true;
        } catch (RuntimeUnreachable e) {
            LOG.debug("not let in endpoint={}", endpoint, e);
            return false;
        }
    }

    private static String password(Endpoint endpoint) {
        return ((Security.Scram) endpoint.security()).password();
    }

    @Override
    public void cancel(LabId lab) {
        starts.cancel(lab);
    }

    @Override
    public void stop(LabId lab) {
        cancel(lab);
        kept.remove(lab);
        if (powers().users()) withdraw(lab);
        else if (ledger.all().contains(lab)) ledger.asked(lab);
    }

    private void withdraw(LabId lab) {
        var tenant = tenant(lab);
        tenant.withdrawPassword();
        tenant.forbid();
        if (powers().quotas()) tenant.unlimit(settings.quotas());
    }

    private Tenant tenant(LabId lab) {
        return new Tenant(cluster, settings.user(lab), settings.prefix(lab));
    }

    @Override
    public void wipe(LabId lab) {
        stop(lab);
        try {
            new Holdings(cluster, settings.prefix(lab), settings.patience()).delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void remove(LabId lab) {
        wipe(lab);
        ledger.forget(lab);
    }

    @Override
    public Optional<Endpoint> adopt(LabId lab) {
        if (!running().contains(lab)) return Optional.empty();
        kept.add(lab);
        return Optional.of(endpoint(lab));
    }

    @Override
    public Set<LabId> running() {
        if (!powers().users()) return ledger.allStarted();
        return cluster.ask(admin -> admin.describeUserScramCredentials().users()).stream()
                .flatMap(user -> settings.lab(user).stream())
                .collect(Collectors.toSet());
    }

    /// Nothing of a lab runs that could be halted.
    @Override
    public void freeze(LabId lab) {}

    @Override
    public void thaw(LabId lab) {}

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void close() {
        closed = true;
        pulse.interrupt();
        cluster.close();
    }

    private Powers powers() {
        return powers.orElseGet(this::findOut);
    }

    /// Looks for what the cluster allows, once, and says what that means.
    private synchronized Powers findOut() {
        if (powers.isPresent()) return powers.get();
        var found = Powers.of(cluster, settings);
        found.sentences().forEach(sentence -> LOG.warn("labs=tenant {}", sentence));
        found.refusal().ifPresent(sentence -> LOG.error("labs=tenant {}", sentence));
        if (found.refusal().isEmpty() && !found.users()) {
            ledger.all()
                    .forEach(lab -> operator.add(settings.user(lab), settings.prefix(lab), password(endpoint(lab))));
            operator.write();
            LOG.warn("labs=tenant give the cluster's operator the file {}", operator.path());
        }
        powers = Optional.of(found);
        return found;
    }

    /// Asks every so often whether the cluster is there and still knows the users of ours.
    private void watch() {
        boolean answers = true;
        try {
            while (!closed) {
                answers = beat(answers);
                Thread.sleep(settings.pulse());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean beat(boolean answered) {
        try {
            var before = Set.copyOf(kept);
            var running = powers().users() ? running() : stillThere(before);
            if (!answered && !closed) listener.reachable();
            before.stream().filter(lab -> !running.contains(lab)).forEach(this::ended);
            return true;
        } catch (RuntimeUnreachable e) {
            if (answered && !closed) listener.unreachable(String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            LOG.warn("labs=tenant the cluster refused to be looked at", e);
            return answered;
        }
    }

    private Set<LabId> stillThere(Set<LabId> labs) {
        cluster.ask(admin -> admin.describeCluster().clusterId());
        return labs;
    }

    private void ended(LabId lab) {
        if (closed || !kept.remove(lab)) return;
        var sentence = "the user %s is not on the cluster any more".formatted(settings.user(lab));
        listener.ended(lab, new Failure(Failure.Reason.BROKE, List.of(sentence)));
    }
}
