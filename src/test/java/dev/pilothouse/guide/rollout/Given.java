package dev.pilothouse.guide.rollout;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.List;

/** A workload and what stands around it, as a test puts it there. */
final class Given implements Surroundings {

    private final List<Document> objects = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();

    static Document document(String json) {
        return new Document(Json.read(json.replace('\'', '"')));
    }

    static ResourceRef ref(String kind) {
        return new ResourceRef(Kind.namespaced("apps", "v1", kind, kind.toLowerCase(java.util.Locale.ROOT) + "s"), "shop", "web");
    }

    /** A Deployment of three, observed, with the image and whatever more its status says. */
    static Document deployment(String image, String status) {
        return deployment(image, "", status);
    }

    static Document deployment(String image, String spec, String status) {
        return document("""
                {'kind':'Deployment','metadata':{'name':'web','namespace':'shop','uid':'d','generation':2},
                 'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},'template':TEMPLATE SPEC},
                 'status':{'observedGeneration':2 STATUS}}
                """.replace("TEMPLATE", template(image, "")).replace("SPEC", comma(spec)).replace("STATUS", comma(status)));
    }

    static Document statefulSet(String spec, String status) {
        return document("""
                {'kind':'StatefulSet','metadata':{'name':'web','namespace':'shop','uid':'d','generation':2},
                 'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},'template':TEMPLATE SPEC},
                 'status':{'observedGeneration':2 STATUS}}
                """.replace("TEMPLATE", template("web:2", "")).replace("SPEC", comma(spec)).replace("STATUS", comma(status)));
    }

    static Document daemonSet(String spec, String status) {
        return document("""
                {'kind':'DaemonSet','metadata':{'name':'web','namespace':'shop','uid':'d','generation':2},
                 'spec':{'selector':{'matchLabels':{'app':'web'}},'template':TEMPLATE SPEC},
                 'status':{'observedGeneration':2 STATUS}}
                """.replace("TEMPLATE", template("web:2", "")).replace("SPEC", comma(spec)).replace("STATUS", comma(status)));
    }

    private static String comma(String fields) {
        return fields.isEmpty() ? "" : "," + fields;
    }

    static String template(String image, String hash) {
        return "{'metadata':{'creationTimestamp':null,'labels':{'app':'web'" + (hash.isEmpty() ? "" : ",'pod-template-hash':'" + hash + "'")
                + "}},'spec':{'containers':[{'name':'web','image':'" + image + "'}]}}";
    }

    Given replicaSet(int revision, String image, String cause, String created) {
        return object("""
                {'kind':'ReplicaSet','metadata':{'name':'web-hREVISION','uid':'rREVISION','creationTimestamp':'CREATED',
                 'labels':{'app':'web','pod-template-hash':'hREVISION'},
                 'annotations':{'deployment.kubernetes.io/revision':'REVISION' CAUSE},
                 'ownerReferences':[{'uid':'d','controller':true}]},
                 'spec':{'replicas':1,'template':TEMPLATE},'status':{'replicas':1,'readyReplicas':1}}
                """.replace("CAUSE", cause.isEmpty() ? "" : ",'kubernetes.io/change-cause':'" + cause + "'")
                .replace("TEMPLATE", template(image, "h" + revision))
                .replace("CREATED", created)
                .replace("REVISION", Integer.toString(revision)));
    }

    Given controllerRevision(int revision, String image) {
        return object("""
                {'kind':'ControllerRevision','metadata':{'name':'web-hREVISION','labels':{'controller-revision-hash':'hREVISION'},
                 'ownerReferences':[{'uid':'d','controller':true}]},'revision':REVISION,
                 'data':{'spec':{'template':{'$patch':'replace','metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'web','image':'IMAGE'}]}}}}}
                """.replace("IMAGE", image).replace("REVISION", Integer.toString(revision)));
    }

    /** A pod of the newest revision. */
    Given pod(String name, String status) {
        return object("{'kind':'Pod','metadata':{'name':'NAME','uid':'NAME','labels':{'pod-template-hash':'h2','controller-revision-hash':'h2'}},'status':STATUS}"
                .replace("NAME", name)
                .replace("STATUS", status));
    }

    Given warning(String uid, String reason, String message) {
        return object("{'kind':'Event','type':'Warning','reason':'REASON','message':'MESSAGE','involvedObject':{'uid':'UID'}}"
                .replace("REASON", reason)
                .replace("MESSAGE", message)
                .replace("UID", uid));
    }

    Given object(String json) {
        objects.add(document(json));
        return this;
    }

    Given receipt(Receipt receipt) {
        receipts.add(receipt);
        return this;
    }

    Rollout read(Document live) {
        return new RolloutReading(this, () -> receipts).read(ref(live.kindName()), live);
    }

    @Override
    public List<Document> around(Kind kind, String namespace, String labels, String fields) {
        return objects.stream().filter(object -> object.kindName().equals(kind.name())).toList();
    }
}
