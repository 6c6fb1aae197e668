package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.labs.broker.BrokerState.Group;
import dev.millrace.labs.broker.CheckJudge.Known;
import dev.millrace.labs.broker.CheckJudge.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Holds a consumer group against a check. Stateless.
final class GroupJudge {
    private static final Pattern PARTITION = Pattern.compile("(.+)-(\\d{1,4})");

    private GroupJudge() {}

    static Look look(GroupCheck check, Known known) {
        var found = known.state().group(known.prefix() + check.group());
        if (found.isEmpty()) return CheckJudge.nothing("No group " + check.group() + " yet");
        var group = found.get();
        var parts = new ArrayList<String>();
        // each adds what it saw, so each is asked
        boolean enough = members(check, group, parts);
        boolean caughtUp = lag(check, group, parts);
        boolean committed = committed(check, group, known.prefix(), parts);
        boolean assigned = assigned(check, group, known.prefix(), parts);
        boolean holds = enough && caughtUp && committed && assigned;
        return new Look.Found(!group.members().isEmpty(), holds, String.join(", ", parts));
    }

    private static boolean members(GroupCheck check, Group group, List<String> parts) {
        parts.add(CheckJudge.count(group.members().size(), "member"));
        return check.members().holds(group.members().size());
    }

    /// A group that was given no partition yet has nothing to lag behind in; that is not "caught up".
    private static boolean lag(GroupCheck check, Group group, List<String> parts) {
        boolean none = group.positions().isEmpty();
        parts.add(none ? "nothing read yet" : String.format(Locale.ROOT, "lag %,d", group.lag()));
        return check.lag().isAny() || (!none && check.lag().holds(group.lag()));
    }

    private static boolean committed(GroupCheck check, Group group, String prefix, List<String> parts) {
        boolean holds = true;
        for (var each : check.committed().entrySet()) {
            var partition = PARTITION.matcher(each.getKey());
            boolean one = partition.matches();
            var topic = prefix + (one ? partition.group(1) : each.getKey());
            long offset = group.positions().stream()
                    .filter(p ->
                            p.topic().equals(topic) && (!one || p.partition() == Integer.parseInt(partition.group(2))))
                    .mapToLong(p -> p.committed().orElse(0L))
                    .sum();
            parts.add(String.format(Locale.ROOT, "committed in %s: %,d", each.getKey(), offset));
            holds &= each.getValue().holds(offset);
        }
        return holds;
    }

    private static boolean assigned(GroupCheck check, Group group, String prefix, List<String> parts) {
        boolean holds = true;
        for (var each : check.assigned().entrySet()) {
            var partitions = Pattern.compile(Pattern.quote(prefix + each.getKey()) + "-\\d+");
            long given = group.members().stream()
                    .flatMap(member -> member.partitions().stream())
                    .filter(name -> partitions.matcher(name).matches())
                    .count();
            parts.add(CheckJudge.count(given, "partition") + " of " + each.getKey() + " assigned");
            holds &= each.getValue().holds(given);
        }
        long fewest = group.members().stream()
                .mapToLong(member -> member.partitions().size())
                .min()
                .orElse(0);
        if (fewest >= check.eachAtLeast()) return holds;
        parts.add("a member with " + CheckJudge.count(fewest, "partition"));
        return false;
    }
}
