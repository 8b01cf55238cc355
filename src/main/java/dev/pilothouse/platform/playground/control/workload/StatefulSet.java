package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A StatefulSet as its controller reads it: ordinals, names, and the pods and volume claims that belong to an ordinal. */
record StatefulSet(Document document) {

    static final String RESOURCE = "statefulsets.apps";
    static final String REVISION = "controller-revision-hash";
    private static final Pattern MEMBER = Pattern.compile("(.*)-(\\d{1,9})");

    Tree tree() {
        return document.tree();
    }

    String name() {
        return document.name();
    }

    long replicas() {
        return tree().number(1, "spec", "replicas");
    }

    /** Returns the ordinal of the first pod. */
    long start() {
        return tree().number(0, "spec", "ordinals", "start");
    }

    LabelSelector selector() {
        return Selectors.read(tree().tree("spec", "selector"));
    }

    /** Tells whether pods are made and deleted one after the other, each waiting for the one before. */
    boolean ordered() {
        return !tree().text("spec", "podManagementPolicy").equals("Parallel");
    }

    boolean updatesOnDelete() {
        return tree().text("spec", "updateStrategy", "type").equals("OnDelete");
    }

    /** Returns the number of first pods that an update leaves alone. */
    long partition() {
        return tree().number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
    }

    long minReadySeconds() {
        return tree().number(0, "spec", "minReadySeconds");
    }

    /** Returns the number in a pod's name; -1 when it is no name of a pod of this set. */
    long ordinal(Document pod) {
        Matcher matcher = MEMBER.matcher(pod.name());
        return matcher.matches() && matcher.group(1).equals(name()) ? Long.parseLong(matcher.group(2)) : -1;
    }

    /** Tells whether there should be a pod of the ordinal. */
    boolean wants(long ordinal) {
        return ordinal >= start() && ordinal < start() + replicas();
    }

    /** Returns the pod of the ordinal, from the template of a revision. */
    Document pod(long ordinal, Document revision) {
        String podName = name() + "-" + ordinal;
        Document pod = OwnedPods.fromTemplate(document, ControllerRevisions.template(revision));
        pod = Edit.set(pod, podName, "metadata", "name");
        pod = Edit.set(pod, name() + "-", "metadata", "generateName");
        pod = Edit.set(pod, podName, "metadata", "labels", "statefulset.kubernetes.io/pod-name");
        pod = Edit.set(pod, Long.toString(ordinal), "metadata", "labels", "apps.kubernetes.io/pod-index");
        pod = Edit.set(pod, revision.name(), "metadata", "labels", REVISION);
        pod = Edit.set(pod, podName, "spec", "hostname");
        String service = tree().text("spec", "serviceName");
        pod = service.isEmpty() ? pod : Edit.set(pod, service, "spec", "subdomain");
        List<Object> volumes = volumes(pod, ordinal);
        return volumes.isEmpty() ? pod : Edit.set(pod, volumes, "spec", "volumes");
    }

    private List<Object> volumes(Document pod, long ordinal) {
        Map<String, Object> volumes = new LinkedHashMap<>();
        for (Tree template : tree().trees("spec", "volumeClaimTemplates")) {
            String volume = template.text("metadata", "name");
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", volume);
            fields.put("persistentVolumeClaim", Map.of("claimName", claimName(template, ordinal)));
            volumes.put(volume, fields);
        }
        pod.tree().trees("spec", "volumes").forEach(volume -> volumes.putIfAbsent(volume.text("name"), volume.fields()));
        return new ArrayList<>(volumes.values());
    }

    private String claimName(Tree template, long ordinal) {
        return template.text("metadata", "name") + "-" + name() + "-" + ordinal;
    }

    /** Returns the volume claims of the ordinal. */
    List<Document> claims(long ordinal) {
        return tree().trees("spec", "volumeClaimTemplates").stream().map(template -> claim(template, ordinal)).toList();
    }

    private Document claim(Tree template, long ordinal) {
        Map<String, Object> labels = new LinkedHashMap<>(template.texts("metadata", "labels"));
        labels.putAll(tree().texts("spec", "selector", "matchLabels"));
        Tree claim = Edit.remove(template, "status");
        claim = Edit.set(claim, "v1", "apiVersion");
        claim = Edit.set(claim, "PersistentVolumeClaim", "kind");
        claim = Edit.set(claim, claimName(template, ordinal), "metadata", "name");
        claim = Edit.set(claim, document.namespace(), "metadata", "namespace");
        return new Document(Edit.set(Edit.remove(claim, "metadata", "creationTimestamp"), labels, "metadata", "labels"));
    }

    /**
     * Returns who owns a volume claim by {@code persistentVolumeClaimRetentionPolicy}, so that it goes when its owner goes.
     *
     * @param pod of the claim's ordinal
     */
    List<Map<String, Object>> claimOwners(Document claim, Document pod) {
        boolean whenDeleted = tree().text("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted").equals("Delete");
        boolean whenScaled = tree().text("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled").equals("Delete");
        List<Map<String, Object>> owners = new ArrayList<>();
        for (Tree owner : claim.tree().trees("metadata", "ownerReferences")) {
            boolean ours = owner.text("uid").equals(document.uid()) || owner.text("uid").equals(pod.uid());
            if (!ours) {
                owners.add(owner.fields());
            }
        }
        boolean scaledAway = !wants(ordinal(pod));
        if (whenScaled && scaledAway) {
            owners.add(Owners.reference(pod));
        } else if (whenDeleted) {
            owners.add(Owners.reference(document));
        }
        return owners;
    }
}
