package dev.millrace.labs.tenant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.SecurityDisabledException;

/// What the cluster lets its administrator do for students; found out by doing it once, for a user that is withdrawn
/// again at once, because services refuse in many ways.
///
/// @param users whether this server makes users and their rights; else the cluster's operator does, by a file
/// @param quotas whether it sets quotas
/// @param refusal set where labs cannot be on this cluster at all
/// @param sentences what it cannot do and what that means, for the log at start-up
record Powers(boolean users, boolean quotas, Optional<String> refusal, List<String> sentences) {
    /// No lab's id: it begins with a hyphen.
    private static final String TRIAL = ".-trial";

    static Powers of(Cluster cluster, TenantSettings settings) {
        var trial = new Tenant(cluster, settings.name() + TRIAL, settings.name() + TRIAL + ".");
        if (settings.credentials() == TenantSettings.Credentials.OPERATOR) {
            return operator("By --tenant-config, students' users are made by the cluster's operator.");
        }
        try {
            trial.allow();
            trial.setPassword("tried-and-withdrawn");
        } catch (SecurityDisabledException e) {
            return new Powers(
                    false,
                    false,
                    Optional.of("The Kafka cluster has no authorizer, so that every student could read and delete what"
                            + " others hold. Switch one on (authorizer.class.name), or use another runtime for labs."),
                    List.of());
        } catch (ApiException e) {
            return operator("The Kafka cluster does not let this server make users (" + e.getMessage()
                    + "), so that its operator has to.");
        } finally {
            withdraw(trial);
        }
        return quotas(trial, settings.quotas());
    }

    private static Powers operator(String sentence) {
        return new Powers(false, false, Optional.empty(), List.of(sentence));
    }

    private static Powers quotas(Tenant trial, Map<String, Double> quotas) {
        try {
            trial.limit(quotas);
            trial.unlimit(quotas);
            return new Powers(true, true, Optional.empty(), List.of());
        } catch (ApiException e) {
            var sentence = "The Kafka cluster does not let this server set quotas (" + e.getMessage()
                    + "): one student's loop can slow the others down.";
            return new Powers(true, false, Optional.empty(), List.of(sentence));
        }
    }

    private static void withdraw(Tenant trial) {
        try {
            trial.withdrawPassword();
            trial.forbid();
        } catch (ApiException e) {
            // what could not be made cannot be withdrawn either; the trial said why
        }
    }
}
