package dev.pilothouse.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.TestKeys;
import dev.pilothouse.text.Json;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a playground cannot bring about: the words of real servers, and moments. */
class ExaminationTest {

    private final StillScene scene = new StillScene();

    private List<String> rules(Document object) {
        return new Examination().of(object, scene).stream().map(Diagnosis::rule).toList();
    }

    private static Document document(String json) {
        return new Document(Json.read(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pods "web-1" is forbidden: exceeded quota: small, requested: pods=1, used: pods=5, limited: pods=5 | refused.quota          | small
            admission webhook "policy.example.com" denied the request: no root                                | refused.webhook        | policy.example.com
            Internal error occurred: failed calling webhook "policy.example.com": failed to call webhook: Post "https://policy.default.svc:443": EOF | refused.webhook-silent | policy.example.com
            pods "web-1" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true         | refused.security       |
            pods "web-1" is forbidden: failed quota: small: must specify limits.cpu for: web                  | refused.requests       |
            pods "web-1" is forbidden: error looking up service account shop/till: serviceaccount "till" not found | refused.account   |
            """)
    void namesWhoRefusesAPod(String message, String rule, String name) {
        Document set = document("""
                {'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'web-7f','namespace':'shop','uid':'1'},'spec':{'replicas':3},
                 'status':{'conditions':[{'type':'ReplicaFailure','status':'True','reason':'FailedCreate','message':'MESSAGE'}]}}
                """.replace("MESSAGE", message.replace("\"", "\\'")));
        List<Diagnosis> found = new Examination().of(set, scene);
        assertEquals(List.of(rule), found.stream().map(Diagnosis::rule).toList());
        assertEquals(name == null ? List.of() : List.of(name), found.getFirst().args());
    }

    @ParameterizedTest
    @CsvSource({
        "not found,image.missing", "401 Unauthorized,image.denied", "dial tcp: lookup registry: no such host,image.unreachable",
        "toomanyrequests: rate limit,image.limit", "no match for platform in manifest,image.platform", "write: no space left on device,image.disk",
        "something else,image.other"
    })
    void tellsByTheRegistrysWordsWhyAnImageDoesNotCome(String message, String rule) {
        scene.with(document("""
                {'apiVersion':'v1','kind':'Event','metadata':{'name':'e','namespace':'shop'},'involvedObject':{'uid':'1'},'type':'Warning','reason':'Failed',
                 'message':'Failed to pull image: MESSAGE'}
                """.replace("MESSAGE", message)));
        assertEquals(List.of(rule), rules(document("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web','namespace':'shop','uid':'1'},'spec':{'nodeName':'a'},
                 'status':{'containerStatuses':[{'name':'web','image':'web:1','state':{'waiting':{'reason':'ImagePullBackOff','message':'Back-off'}}}]}}
                """)));
    }

    @ParameterizedTest
    @CsvSource({"5,2026-11-29T11:55:00Z,crash.code", "2,2026-11-29T11:55:00Z,", "5,2026-11-29T11:40:00Z,"})
    void takesAContainerThatRestsBetweenTwoCrashesForCrashing(int restarts, String last, String rule) {
        assertEquals(rule == null ? List.of() : List.of(rule), rules(document("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web','namespace':'shop','uid':'1'},'spec':{'nodeName':'a'},
                 'status':{'containerStatuses':[{'name':'web','ready':true,'restartCount':TIMES,'state':{'running':{}},
                   'lastState':{'terminated':{'exitCode':1,'finishedAt':'LAST'}}}]}}
                """.replace("TIMES", Integer.toString(restarts)).replace("LAST", last))));
    }

    @ParameterizedTest
    @CsvSource({
        "MemoryPressure,True,node.memory", "DiskPressure,True,node.disk", "PIDPressure,True,node.processes", "NetworkUnavailable,True,node.network",
        "Ready,False,node.not-ready", "Ready,Unknown,node.silent", "MemoryPressure,False,"
    })
    void readsTheConditionsOfANode(String type, String status, String rule) {
        assertEquals(rule == null ? List.of() : List.of(rule), rules(document("""
                {'apiVersion':'v1','kind':'Node','metadata':{'name':'a'},'status':{'conditions':[{'type':'TYPE','status':'STATUS','reason':'Why'}]}}
                """.replace("TYPE", type).replace("STATUS", status))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SchedulingGated | Scheduling is blocked due to non-empty scheduling gates                                    | pending.gated
            Unschedulable   | 0/3 nodes are available: 3 node(s) had untolerated taint(s)                                | pending.taint
            Unschedulable   | 0/3 nodes are available: 3 node(s) were unschedulable                                      | pending.taint
            Unschedulable   | 0/3 nodes are available: 3 Insufficient memory                                             | pending.room
            Unschedulable   | 0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector              | pending.placement
            Unschedulable   | 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims                  | pending.claim
            Unschedulable   | running PreBind plugin: binding volumes                                                    | pending.other
            """)
    void readsTheSchedulersWords(String reason, String message, String rule) {
        assertEquals(List.of(rule), rules(document("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web','namespace':'shop'},'status':{'phase':'Pending','conditions':[
                 {'type':'PodScheduled','status':'False','reason':'REASON','message':'MESSAGE'}]}}
                """.replace("REASON", reason).replace("MESSAGE", message.replace("'", "\\u0027")))));
    }

    @ParameterizedTest
    @CsvSource({
        "AbleToScale,False,FailedGetScale,autoscaler.target", "ScalingActive,False,ScalingDisabled,autoscaler.zero",
        "ScalingActive,False,FailedGetResourceMetric,autoscaler.blind", "ScalingLimited,True,TooManyReplicas,autoscaler.limit",
        "ScalingLimited,True,TooFewReplicas,", "ScalingActive,True,ValidMetricFound,"
    })
    void readsTheConditionsOfAnAutoscaler(String type, String status, String reason, String rule) {
        assertEquals(rule == null ? List.of() : List.of(rule), rules(document("""
                {'apiVersion':'autoscaling/v2','kind':'HorizontalPodAutoscaler','metadata':{'name':'web','namespace':'shop'},
                 'spec':{'maxReplicas':3,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'web'}},
                 'status':{'conditions':[{'type':'TYPE','status':'STATUS','reason':'REASON','message':'why'}]}}
                """.replace("TYPE", type).replace("STATUS", status).replace("REASON", reason))));
    }

    @ParameterizedTest
    @CsvSource({"Lost,fast,claim.lost", "Pending,fast,claim.provisioner", "Pending,lazy,", "Pending,none,claim.class", "Bound,fast,"})
    void saysWhatAClaimWaitsFor(String phase, String storageClass, String rule) {
        scene.with(document("{'apiVersion':'storage.k8s.io/v1','kind':'StorageClass','metadata':{'name':'fast'},'provisioner':'disks'}"))
                .with(document("{'apiVersion':'storage.k8s.io/v1','kind':'StorageClass','metadata':{'name':'lazy'},'volumeBindingMode':'WaitForFirstConsumer'}"));
        assertEquals(rule == null ? List.of() : List.of(rule), rules(document("""
                {'apiVersion':'v1','kind':'PersistentVolumeClaim','metadata':{'name':'data','namespace':'shop','uid':'1'},
                 'spec':{'storageClassName':'CLASS','volumeName':'v'},'status':{'phase':'PHASE'}}
                """.replace("CLASS", storageClass).replace("PHASE", phase))));
    }

    @Test
    void aServiceWhosePodsAreNotReadyLeadsToTheFirst() {
        scene.with(document("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web-1','namespace':'shop','labels':{'app':'web'}},'spec':{'nodeName':'a'},
                 'status':{'phase':'Running','conditions':[{'type':'Ready','status':'False','reason':'ContainersNotReady'}]}}
                """));
        Document service = document("{'apiVersion':'v1','kind':'Service','metadata':{'name':'web','namespace':'shop'},'spec':{'selector':{'app':'web'}}}");
        Diagnosis found = new Examination().of(service, scene).getFirst();
        assertEquals("service.not-ready", found.rule());
        assertEquals("web-1", found.remedies().getFirst().target().name());
    }

    @Test
    void aNamespaceThatDoesNotGoSaysWhatItHolds() {
        List<Diagnosis> found = new Examination().of(document("""
                {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'old','deletionTimestamp':'2026-11-29T11:00:00Z'},'status':{'conditions':[
                 {'type':'NamespaceContentRemaining','status':'True','reason':'SomeResourcesRemain','message':'pods. has 1 resource instances'}]}}
                """), scene);
        assertEquals(List.of("terminating.namespace"), found.stream().map(Diagnosis::rule).toList());
        assertTrue(found.getFirst().evidence().getFirst().text().contains("pods. has 1"));
    }

    @Test
    void saysWhatBecameOfAnEvictedPod() {
        assertEquals(List.of("evicted"), rules(document("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web','namespace':'shop'},'spec':{'nodeName':'a'},
                 'status':{'phase':'Failed','reason':'Evicted','message':'The node was low on resource: memory.'}}
                """)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29T11:58:00Z,true", "2026-11-29T11:59:30Z,false", "2026-11-29T12:00:30Z,false"})
    void givesWhatIsDeletedItsTime(String deleted, boolean stuck) {
        Document pod = document("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web','namespace':'shop','deletionTimestamp':'TIME'},'spec':{'nodeName':'a'}}
                """.replace("TIME", deleted));
        assertEquals(stuck ? List.of("terminating.pod") : List.of(), rules(pod));
    }

    @Test
    void warnsOfCertificatesByTheirDates() throws CertificateEncodingException {
        assertEquals(List.of("certificate.expired"), rules(tls(TestKeys.certificate("expired"))));
        assertEquals(List.of("certificate.unreadable"), rules(document("""
                {'apiVersion':'v1','kind':'Secret','type':'kubernetes.io/tls','metadata':{'name':'c','namespace':'shop'},'data':{'tls.crt':'bm9uZQ=='}}
                """)));
        assertEquals(List.of(), rules(document("{'apiVersion':'v1','kind':'Secret','type':'Opaque','metadata':{'name':'c'},'data':{'tls.crt':'bm9uZQ=='}}")));
    }

    private static Document tls(X509Certificate certificate) throws CertificateEncodingException {
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        return document("{'apiVersion':'v1','kind':'Secret','type':'kubernetes.io/tls','metadata':{'name':'c','namespace':'shop'},'data':{'tls.crt':'"
                + Base64.getEncoder().encodeToString(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + "'}}");
    }

    @Test
    void noticesAClockThatIsWrong() {
        ResourceRef node = new ResourceRef(WellKnown.NODE, "", "a");
        assertEquals(List.of(), new Examination().ofConnection(node, scene));
        scene.skew = Duration.ofMinutes(9);
        assertEquals("clock.behind", new Examination().ofConnection(node, scene).getFirst().rule());
        scene.skew = Duration.ofMinutes(-2);
        Diagnosis ahead = new Examination().ofConnection(node, scene).getFirst();
        assertEquals("clock.ahead", ahead.rule());
        assertEquals(List.of("120"), ahead.args());
    }

    @Test
    void findsNothingInWhatIsWell() {
        assertTrue(rules(document("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'web'},'spec':{'nodeName':'a'},'status':{'phase':'Running'}}")).isEmpty());
        assertTrue(new Examination().knows("Pod"));
        assertEquals(false, new Examination().knows("ConfigMap"));
    }
}
