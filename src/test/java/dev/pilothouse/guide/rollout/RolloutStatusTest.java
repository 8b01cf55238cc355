package dev.pilothouse.guide.rollout;

import static dev.pilothouse.guide.rollout.Given.daemonSet;
import static dev.pilothouse.guide.rollout.Given.deployment;
import static dev.pilothouse.guide.rollout.Given.statefulSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.rollout.Hindrance.Cause;
import dev.pilothouse.guide.rollout.RolloutStatus.Phase;
import dev.pilothouse.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdicts of kubectl's status viewers, and the reasons why a rollout is held up. */
class RolloutStatusTest {

    private static final Document GOING = deployment("web:2", "'updatedReplicas':1,'availableReplicas':3,'replicas':4");

    private static RolloutStatus status(Document live) {
        return new Given().read(live).status();
    }

    private static void says(String step, List<String> args, Phase phase, Document live) {
        RolloutStatus status = status(live);
        assertEquals(List.of("guide.rollout.step." + step, args, phase), List.of(status.step().key(), status.step().args(), status.phase()));
    }

    @Test
    void decidesOnDeploymentsInKubectlsOrder() {
        Document unseen = Given.document("{'kind':'Deployment','metadata':{'name':'web','generation':3},'status':{'observedGeneration':2}}");
        says("unseen", List.of(), Phase.PROGRESSING, unseen);
        says("updated", List.of("1", "3"), Phase.PROGRESSING, GOING);
        says("old", List.of("1"), Phase.PROGRESSING, deployment("web:2", "'updatedReplicas':3,'availableReplicas':3,'replicas':4"));
        says("available", List.of("2", "3"), Phase.PROGRESSING, deployment("web:2", "'updatedReplicas':3,'availableReplicas':2,'replicas':3"));
        says("complete", List.of("web"), Phase.COMPLETE, deployment("web:2", "'updatedReplicas':3,'availableReplicas':3,'replicas':3"));
        says("updated", List.of("0", "3"), Phase.PAUSED, deployment("web:2", "'paused':true", "'replicas':3"));
        says("deadline", List.of("web"), Phase.FAILED,
                deployment("web:2", "'conditions':[{'type':'Progressing','status':'False','reason':'ProgressDeadlineExceeded'}]"));
    }

    /** The condition is only written anew when something goes forward. */
    @Test
    void theDeadlineOfARevisionThatWasLeftIsNoFailureOfTheCurrentOne() {
        Given given = new Given().replicaSet(2, "web:2", "", "2026-01-01T11:00:00Z");
        String passed = "'conditions':[{'type':'Progressing','status':'False','reason':'ProgressDeadlineExceeded','message':'ReplicaSet NAME timed out'}]";
        assertEquals(Phase.PROGRESSING, given.read(deployment("web:2", passed.replace("NAME", "\\'web-h3\\'"))).status().phase());
        assertEquals(Phase.FAILED, given.read(deployment("web:2", passed.replace("NAME", "\\'web-h2\\'"))).status().phase());
    }

    @Test
    void decidesOnStatefulSetsInKubectlsOrder() {
        says("ready", List.of("1"), Phase.PROGRESSING, statefulSet("", "'readyReplicas':2"));
        says("updated", List.of("1", "3"), Phase.PROGRESSING,
                statefulSet("", "'readyReplicas':3,'updatedReplicas':1,'updateRevision':'b','currentRevision':'a'"));
        says("complete", List.of("web"), Phase.COMPLETE,
                statefulSet("", "'readyReplicas':3,'updatedReplicas':3,'updateRevision':'b','currentRevision':'b'"));
        String partition = "'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'partition':2}}";
        says("updated", List.of("0", "1"), Phase.PROGRESSING, statefulSet(partition, "'readyReplicas':3"));
        says("partition", List.of("web", "1"), Phase.COMPLETE, statefulSet(partition, "'readyReplicas':3,'updatedReplicas':1"));
        says("by-hand", List.of(), Phase.BY_HAND, statefulSet("'updateStrategy':{'type':'OnDelete'}", ""));
    }

    @Test
    void decidesOnDaemonSetsInKubectlsOrder() {
        says("updated", List.of("1", "2"), Phase.PROGRESSING, daemonSet("", "'desiredNumberScheduled':2,'updatedNumberScheduled':1"));
        says("available", List.of("1", "2"), Phase.PROGRESSING,
                daemonSet("", "'desiredNumberScheduled':2,'updatedNumberScheduled':2,'numberAvailable':1"));
        says("complete", List.of("web"), Phase.COMPLETE,
                daemonSet("", "'desiredNumberScheduled':2,'updatedNumberScheduled':2,'numberAvailable':2"));
        says("by-hand", List.of(), Phase.BY_HAND, daemonSet("'updateStrategy':{'type':'OnDelete'}", ""));
    }

    private static List<Hindrance> hindrances(Given given) {
        return given.replicaSet(2, "web:2", "", "2026-01-01T11:00:00Z").read(GOING).status().hindrances();
    }

    private static Given waiting(String reason) {
        return new Given().pod("web-1", "{'containerStatuses':[{'name':'web','image':'web:2','state':{'waiting':{'reason':'REASON','message':'why'}},"
                .replace("REASON", reason) + "'restartCount':4,'lastState':{'terminated':{'exitCode':3,'reason':'Error'}}}]}");
    }

    @Test
    void findsWhatIsWrongWithContainers() {
        assertEquals(List.of(new Hindrance(Cause.IMAGE, "web-1", "web", 1, List.of("web:2"), "why")), hindrances(waiting("ImagePullBackOff")));
        assertEquals(List.of(new Hindrance(Cause.CRASH, "web-1", "web", 1, List.of("3", "4"), "")), hindrances(waiting("CrashLoopBackOff")));
        assertEquals(Cause.CONFIG, hindrances(waiting("CreateContainerConfigError")).getFirst().cause());
        assertEquals(Cause.START, hindrances(waiting("RunContainerError")).getFirst().cause());
        assertEquals(List.of(), hindrances(waiting("ContainerCreating")), "a pod that has just come is no trouble");
        assertEquals(Cause.MOUNT, hindrances(waiting("ContainerCreating").warning("web-1", "FailedMount", "no such claim")).getFirst().cause());
        Given killed = new Given().pod("web-1", "{'containerStatuses':[{'name':'web','state':{'terminated':{'exitCode':137,'reason':'OOMKilled'}}}]}");
        assertEquals(Cause.MEMORY, hindrances(killed).getFirst().cause());
    }

    @Test
    void saysWhatProbesSayOnlyWhenTheyHaveFailed() {
        String running = "{'containerStatuses':[{'name':'web','ready':false,'state':{'running':{}}}]}";
        assertEquals(List.of(), hindrances(new Given().pod("web-1", running)));
        List<Hindrance> found = hindrances(new Given().pod("web-1", running).warning("web-1", "Unhealthy", "Readiness probe failed: 500"));
        assertEquals(List.of(Hindrance.of(Cause.NOT_READY, "web-1", "web", "Readiness probe failed: 500")), found);
        assertEquals(Cause.NOT_STARTED, hindrances(new Given().pod("web-1", running).warning("web-1", "Unhealthy", "Startup probe failed")).getFirst().cause());
    }

    @Test
    void namesTheSameTroubleOnceAndTheMostFrequentFirst() {
        String unscheduled = "{'conditions':[{'type':'PodScheduled','status':'False','message':'0/3 nodes'}]}";
        List<Hindrance> found = hindrances(waiting("ImagePullBackOff").pod("web-2", unscheduled).pod("web-3", unscheduled));
        assertEquals(List.of(Cause.UNSCHEDULABLE, Cause.IMAGE), found.stream().map(Hindrance::cause).toList());
        assertEquals(2, found.getFirst().pods());
    }

    @Test
    void saysThatPodsAreRefused() {
        Document quota = deployment("web:2", "'conditions':[{'type':'ReplicaFailure','status':'True','message':'exceeded quota: small'}]");
        assertEquals(Cause.QUOTA, new Given().read(quota).status().hindrances().getFirst().cause());
        Document refused = deployment("web:2", "'conditions':[{'type':'ReplicaFailure','status':'True','message':'admission webhook says no'}]");
        assertEquals(Cause.REFUSED, new Given().read(refused).status().hindrances().getFirst().cause());
        Given set = new Given().controllerRevision(2, "web:2").warning("d", "FailedCreate", "exceeded quota: small");
        assertEquals(Cause.QUOTA, set.read(statefulSet("", "'readyReplicas':2")).status().hindrances().getFirst().cause());
    }

    @Test
    void saysWhichPodKeepsAnOrderedStatefulSetFromGoingBack() {
        String pending = "{'kind':'Pod','metadata':{'name':'web-1','uid':'p','labels':{'controller-revision-hash':'web-h3'}},"
                + "'status':{'containerStatuses':[{'name':'web','state':{'waiting':{'reason':'ImagePullBackOff'}}}]}}";
        Given given = new Given().controllerRevision(2, "web:2").object(pending);
        assertEquals(List.of(Cause.LEFT_BEHIND), given.read(statefulSet("", "'readyReplicas':2")).status().hindrances().stream().map(Hindrance::cause).toList());
        assertEquals(List.of(), given.read(statefulSet("'podManagementPolicy':'Parallel'", "'readyReplicas':2")).status().hindrances());
    }

    @Test
    void isStuckOnlyOnWhatWaitingDoesNotHelp() {
        Given given = waiting("ImagePullBackOff").replicaSet(2, "web:2", "", "2026-01-01T11:00:00Z");
        assertEquals(Phase.STUCK, given.read(GOING).status().phase());
        assertTrue(given.read(GOING).status().troubled());
        Given mounting = waiting("ContainerCreating").warning("web-1", "FailedMount", "").replicaSet(2, "web:2", "", "2026-01-01T11:00:00Z");
        assertEquals(Phase.PROGRESSING, mounting.read(GOING).status().phase());
    }
}
