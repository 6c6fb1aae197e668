package dev.millrace.labs.broker;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes what a [TopicReader] reads of one topic: to be shown ([TopicFeed]) or to be counted ([TopicTally]).
interface TopicSink {
    /// Whether it is about this very topic, and not about a deleted one of the same name.
    boolean isOf(BrokerState.Topic topic);

    /// Where to begin in a partition, given what the topic held when it was surveyed.
    long begin(BrokerState.Topic topic, BrokerState.Partition partition);

    /// Where to go on instead, for a reader that is at `position`; the position itself where nothing may be missed.
    long goOn(BrokerState.Topic topic, BrokerState.Partition partition, long position);

    /// As many records as are read in a second at most.
    int mostASecond();

    void add(List<ConsumerRecord<byte[], byte[]>> polled);

    /// The reader is there in a partition now: everything before was added or passed over.
    void isAt(int partition, long position);
}
