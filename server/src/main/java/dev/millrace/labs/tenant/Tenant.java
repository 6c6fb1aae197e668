package dev.millrace.labs.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/// One user of ours on the cluster and what they may do there.
///
/// @param prefix everything that begins so is theirs, and nothing else
record Tenant(Cluster cluster, String user, String prefix) {
    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    static final int ITERATIONS = 4096;
    static final List<ResourceType> THEIRS =
            List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID);

    /// Rights first: a user who can sign in may do what is theirs.
    void allow() {
        var all = THEIRS.stream().map(this::everything).toList();
        cluster.ask(admin -> admin.createAcls(all).all());
    }

    private AclBinding everything(ResourceType type) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    void forbid() {
        var all = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter("User:" + user, null, AclOperation.ANY, AclPermissionType.ANY));
        cluster.ask(admin -> admin.deleteAcls(List.of(all)).all());
    }

    void setPassword(String password) {
        alter(new UserScramCredentialUpsertion(user, new ScramCredentialInfo(MECHANISM, ITERATIONS), password));
    }

    void withdrawPassword() {
        try {
            alter(new UserScramCredentialDeletion(user, MECHANISM));
        } catch (ResourceNotFoundException e) {
            // there is none, which is what was wanted
        }
    }

    private void alter(UserScramCredentialAlteration alteration) {
        cluster.ask(
                admin -> admin.alterUserScramCredentials(List.of(alteration)).all());
    }

    void limit(Map<String, Double> quotas) {
        setQuotas(quotas.entrySet().stream()
                .map(quota -> new ClientQuotaAlteration.Op(quota.getKey(), quota.getValue()))
                .toList());
    }

    void unlimit(Map<String, Double> quotas) {
        setQuotas(quotas.keySet().stream()
                .map(quota -> new ClientQuotaAlteration.Op(quota, null))
                .toList());
    }

    private void setQuotas(List<ClientQuotaAlteration.Op> changes) {
        if (changes.isEmpty()) return;
        var whose = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user));
        cluster.ask(admin -> admin.alterClientQuotas(Arrays.asList(new ClientQuotaAlteration(whose, changes)))
                .all());
    }
}
