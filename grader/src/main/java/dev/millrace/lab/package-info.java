/// What a submission may use beside the JDK, Kafka and Jackson. Students read this source.
@NullMarked
package dev.millrace.lab;

import org.jspecify.annotations.NullMarked;
