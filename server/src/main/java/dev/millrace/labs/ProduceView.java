package dev.millrace.labs;

/// The form that writes records to a topic.
///
/// @param lab the slug of the lab whose page it is on; empty for none
/// @param back that page
/// @param note why it came back, or what it was filled from; empty for nothing
public record ProduceView(String topic, int partitions, String lab, String back, RecordForm form, String note) {}
