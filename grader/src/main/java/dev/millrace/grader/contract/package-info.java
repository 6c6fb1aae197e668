/// The course's contracts: schemas in Avro and Protocol Buffers, read outside for the linter and inside a worker for
/// the serdes.
@NullMarked
package dev.millrace.grader.contract;

import org.jspecify.annotations.NullMarked;
