package dev.millrace.labs.runtime;

/// What a runtime can do and what a lab costs on it.
///
/// @param brokerEach whether every lab has a broker of its own; else they share an existing cluster
/// @param memoryEach bytes that one idle lab takes on the machine of the server, 0 where it takes them elsewhere
/// @param freezes whether [LabRuntime#freeze] saves anything
public record Traits(boolean brokerEach, long memoryEach, boolean freezes) {}
