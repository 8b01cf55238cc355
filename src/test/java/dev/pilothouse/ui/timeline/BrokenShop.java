package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.ProjectedCluster;
import dev.pilothouse.text.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A shop in which web broke after its image was changed from here, at fixed moments before now. */
final class BrokenShop implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");
    static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");

    final FakeCluster fake = new FakeCluster();
    final MemoryJournal journal = new MemoryJournal();
    final Session session;
    private final Pulse pulse = new Pulse();
    private int events;

    BrokenShop() {
        fake.offer(WellKnown.EVENT, "ev");
        fake.offer(REPLICA_SET, "rs");
        Cluster cluster = ProjectedCluster.over(fake, () -> NOW);
        Context context = new Context(
                "shop-dev", "shop-dev", "mei", "shop", "https://127.0.0.1:6443", "test", new Context.SignIn(Context.Way.NONE, ""), true, List.of());
        Pipeline changes = new Pipeline(cluster, "shop-dev", () -> new Guard(Guard.Level.FREE, "shop-dev"), journal);
        session = new Session(context, cluster.server(), cluster, new LiveStore(cluster, pulse), changes);
    }

    /** Web was changed ten minutes ago, and its new pod fails since half a minute later. */
    BrokenShop broken() {
        Document before = workload("web", 60, 10, "web:1");
        Document after = workload("web", 60, 10, "web:2");
        journal.add(new Receipt(
                "abcd1234", NOW.minusSeconds(600), "shop-dev", new Draft.Summary("set-image", List.of("deployment/web", "web:2")),
                List.of(new Receipt.Entry(WEB, Optional.of(before), Optional.of(after)))));
        pod("web-10-aaa", "web-10", 4);
        event("Pod", "web-10-aaa", "Normal", "Pulled", "Container image \"web:2\" already present on machine", 595, 595, 1);
        event("Pod", "web-10-aaa", "Warning", "BackOff", "Back-off restarting failed container web in pod web-10-aaa", 570, 20, 38);
        event("Deployment", "web", "Normal", "ScalingReplicaSet", "Scaled up replica set web-10 from 0 to 1", 599, 599, 1);
        return this;
    }

    /** Puts a Deployment with a ReplicaSet that is so many minutes old. */
    Document workload(String name, int minutes, int revisionMinutes, String image) {
        Document deployment = put(FakeCluster.DEPLOYMENT, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'d-NAME','creationTimestamp':'CREATED'},
                 'spec':{'template':{'spec':{'containers':[{'name':'web','image':'IMAGE'}]}}}}
                """.replace("NAME", name).replace("CREATED", ago(minutes * 60L)).replace("IMAGE", image));
        put(REPLICA_SET, """
                {'metadata':{'name':'NAME-REVISION','namespace':'shop','uid':'r-NAME-REVISION','creationTimestamp':'CREATED',
                 'ownerReferences':[{'apiVersion':'apps/v1','kind':'Deployment','name':'NAME','uid':'d-NAME','controller':true}]},'spec':{'replicas':1}}
                """.replace("NAME", name).replace("REVISION", Integer.toString(revisionMinutes)).replace("CREATED", ago(revisionMinutes * 60L)));
        return deployment;
    }

    void pod(String name, String set, int restarts) {
        put(FakeCluster.POD, """
                {'metadata':{'name':'NAME','namespace':'shop','uid':'p-NAME',
                  'ownerReferences':[{'apiVersion':'apps/v1','kind':'ReplicaSet','name':'SET','uid':'r-SET','controller':true}]},
                 'spec':{'containers':[{'name':'web'}]},
                 'status':{'phase':'Running','containerStatuses':[{'name':'web','restartCount':RESTARTS,'state':{'waiting':{'reason':'CrashLoopBackOff'}},
                   'lastState':{'terminated':{'finishedAt':'FINISHED'}}}]}}
                """.replace("NAME", name).replace("SET", set).replace("RESTARTS", Integer.toString(restarts)).replace("FINISHED", ago(50)));
    }

    /** Puts an event that was seen first and last so many seconds ago. */
    void event(String kind, String object, String type, String reason, String message, long first, long last, int count) {
        put(WellKnown.EVENT, """
                {'metadata':{'name':'e-NUMBER','namespace':'shop','uid':'e-NUMBER'},'involvedObject':{'kind':'KIND','name':'OBJECT'},'type':'TYPE',
                 'reason':'REASON','message':MESSAGE,'count':COUNT,'source':{'component':'kubelet'},'firstTimestamp':'FIRST','lastTimestamp':'LAST'}
                """.replace("NUMBER", Integer.toString(++events)).replace("KIND", kind).replace("OBJECT", object).replace("TYPE", type)
                .replace("REASON", reason).replace("MESSAGE", "'" + message.replace('"', '`') + "'").replace("COUNT", Integer.toString(count))
                .replace("FIRST", ago(first)).replace("LAST", ago(last)));
    }

    private Document put(Kind kind, String json) {
        return fake.put(kind, Json.read(json.replace('\'', '"')).fields());
    }

    private static String ago(long seconds) {
        return NOW.minus(Duration.ofSeconds(seconds)).toString();
    }

    @Override
    public void close() {
        session.close();
        pulse.close();
    }
}
