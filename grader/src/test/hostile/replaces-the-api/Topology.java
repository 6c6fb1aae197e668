// tries: the same
// outcome: passed | failed | did-not-compile
// file name: org/apache/kafka/streams/TopologyTestDriver.java
package org.apache.kafka.streams;

public class TopologyTestDriver {
    public TopologyTestDriver() {
        throw new IllegalStateException("REACHED");
    }
}
