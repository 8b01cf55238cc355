package dev.pilothouse.guide.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategiesTest {

    private static List<String> said(Document live) {
        return Strategies.explain(live).stream().map(StrategiesTest::plain).toList();
    }

    private static String plain(Effect effect) {
        return (effect.key().replace("guide.rollout.strategy.", "") + " " + String.join(" ", effect.args())).strip();
    }

    private static Document rolling(String bounds) {
        return Given.deployment("web:1", "'strategy':{'type':'RollingUpdate','rollingUpdate':{" + bounds + "}}", "");
    }

    @Test
    void worksOutSharesAsTheControllerDoes() {
        assertEquals(List.of("more 1 3", "none-fewer", "deadline 600"), said(Given.deployment("web:1", "")), "a quarter of 3, up and down");
        assertEquals(List.of("none-more 3", "fewer 1 3", "deadline 600"), said(rolling("'maxSurge':0,'maxUnavailable':'50%'")));
        assertEquals(List.of("none-more 3", "fewer 1 3", "deadline 600"), said(rolling("'maxSurge':0,'maxUnavailable':0")), "one must go");
        assertEquals(List.of("more 2 3", "all-gone 3", "deadline 600"), said(rolling("'maxSurge':2,'maxUnavailable':'100%'")));
    }

    @Test
    void explainsTheOthers() {
        assertEquals(
                List.of("recreate", "min-ready 10", "deadline 30"),
                said(Given.deployment("web:1", "'strategy':{'type':'Recreate'},'minReadySeconds':10,'progressDeadlineSeconds':30", "")));
        assertEquals(List.of("one-by-one"), said(Given.statefulSet("", "")));
        assertEquals(
                List.of("several 2", "partition 1 2"),
                said(Given.statefulSet("'updateStrategy':{'rollingUpdate':{'partition':1,'maxUnavailable':2}}", "")));
        assertEquals(List.of("on-delete"), said(Given.statefulSet("'updateStrategy':{'type':'OnDelete'}", "")));
        assertEquals(List.of("nodes 1 4"), said(Given.daemonSet("", "'desiredNumberScheduled':4")));
        assertEquals(
                List.of("node-surge 2"),
                said(Given.daemonSet("'updateStrategy':{'rollingUpdate':{'maxSurge':'50%','maxUnavailable':0}}", "'desiredNumberScheduled':4")));
        assertEquals(List.of("on-delete"), said(Given.daemonSet("'updateStrategy':{'type':'OnDelete'}", "")));
    }
}
