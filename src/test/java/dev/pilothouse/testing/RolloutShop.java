package dev.pilothouse.testing;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rollouts of the shop's web, put into its cluster as controllers would. */
public final class RolloutShop {

    private static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");
    private static final String FAILED_PULL = "Back-off pulling image \\\"ghcr.io/shop/web:2.4.1-no-such\\\": rpc error: code = NotFound: not found";

    private RolloutShop() {}

    /** The third revision cannot pull its image; two pods of the second go on. */
    public static void stuck(Shop shop) {
        Document web = shop.cluster.put(FakeCluster.DEPLOYMENT, deployment("ghcr.io/shop/web:2.4.1-no-such", "'updatedReplicas':1,'replicas':4,'availableReplicas':3"));
        replicaSet(shop, web, 1, "ghcr.io/shop/web:2.3.6", 0, 0, "'kubernetes.io/change-cause':'first release',");
        replicaSet(shop, web, 2, "ghcr.io/shop/web:2.4.0", 3, 3, "");
        replicaSet(shop, web, 3, "ghcr.io/shop/web:2.4.1-no-such", 1, 0, "'kubernetes.io/change-cause':'faster checkout',");
        shop.cluster.put(FakeCluster.POD, fields("""
                {'metadata':{'name':'web-h3-x2v4q','namespace':'shop','labels':{'app':'web','pod-template-hash':'h3'}},
                 'status':{'containerStatuses':[{'name':'web','image':'ghcr.io/shop/web:2.4.1-no-such',
                   'state':{'waiting':{'reason':'ImagePullBackOff','message':'MESSAGE'}}}]}}
                """.replace("MESSAGE", FAILED_PULL)));
    }

    /** All pods of the third revision are there. */
    public static void complete(Shop shop) {
        stuck(shop);
        shop.cluster.put(FakeCluster.DEPLOYMENT, deployment("ghcr.io/shop/web:2.4.1-no-such", "'updatedReplicas':3,'replicas':3,'availableReplicas':3"));
    }

    private static Map<String, Object> deployment(String image, String status) {
        return fields("""
                {'kind':'Deployment','metadata':{'name':'web','namespace':'shop','generation':3,
                  'managedFields':[{'manager':'kubectl-set','operation':'Update','time':'2026-11-29T11:59:59Z','fieldsV1':{'f:spec':{'f:template':{}}}}]},
                 'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},'template':TEMPLATE},
                 'status':{'observedGeneration':3,STATUS}}
                """.replace("TEMPLATE", template(image, "")).replace("STATUS", status));
    }

    private static String template(String image, String labels) {
        return "{'metadata':{'labels':{'app':'web'" + labels + "}},'spec':{'containers':[{'name':'web','image':'" + image
                + "','ports':[{'containerPort':8080}],'env':[{'name':'LOG_LEVEL','value':'info'}]}]}}";
    }

    private static void replicaSet(Shop shop, Document web, int revision, String image, int replicas, int ready, String cause) {
        shop.cluster.put(REPLICA_SET, fields("""
                {'kind':'ReplicaSet','metadata':{'name':'web-hREVISION','namespace':'shop','creationTimestamp':'2026-11-29T1REVISION:00:00Z',
                  'labels':{'app':'web','pod-template-hash':'hREVISION'},
                  'annotations':{CAUSE'deployment.kubernetes.io/revision':'REVISION'},
                  'ownerReferences':[{'uid':'UID','controller':true}]},
                 'spec':{'replicas':REPLICAS,'template':TEMPLATE},'status':{'replicas':REPLICAS,'readyReplicas':READY}}
                """.replace("TEMPLATE", template(image, ",'pod-template-hash':'h" + revision + "'"))
                .replace("CAUSE", cause)
                .replace("UID", web.uid())
                .replace("READY", Integer.toString(ready))
                .replace("REPLICAS", Integer.toString(replicas))
                .replace("REVISION", Integer.toString(revision))));
    }

    private static Map<String, Object> fields(String json) {
        return new LinkedHashMap<>(Json.read(json.replace('\'', '"')).fields());
    }
}
