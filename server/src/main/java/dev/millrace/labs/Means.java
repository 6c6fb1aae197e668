package dev.millrace.labs;

import dev.millrace.labs.callback.Callbacks;
import dev.millrace.labs.runtime.LabRuntime;

/// What every student's lab works with.
record Means(
        LabRuntime runtime,
        LabJournal journal,
        BrokerLabs course,
        Pool pool,
        Reach reach,
        Preparation preparation,
        Callbacks callbacks) {}
