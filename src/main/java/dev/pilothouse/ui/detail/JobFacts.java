package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Tree;
import java.util.List;

/** What a job has to say: how far it is and how often it may fail. */
final class JobFacts {

    private JobFacts() {}

    static void add(Tree job, List<Block.Fact> facts, List<Block> blocks) {
        facts.add(Block.text("detail.fact.succeeded", job.number(0, "status", "succeeded") + "/" + job.number(1, "spec", "completions")));
        Overviews.text("detail.fact.active", job.text("status", "active"), facts);
        Overviews.text("detail.fact.failed", job.text("status", "failed"), facts);
        Overviews.text("detail.fact.parallelism", job.text("spec", "parallelism"), facts);
        Overviews.text("detail.fact.backoff-limit", job.text("spec", "backoffLimit"), facts);
        since("detail.fact.started", job.text("status", "startTime"), facts);
        since("detail.fact.completed", job.text("status", "completionTime"), facts);
        for (Tree container : job.trees("spec", "template", "spec", "containers")) {
            blocks.add(Containers.of(container, Tree.EMPTY));
        }
    }

    private static void since(String label, String timestamp, List<Block.Fact> facts) {
        long moment = Conditions.seconds(timestamp);
        if (moment != 0) {
            facts.add(new Block.Fact(label, new Block.Value.Since(moment)));
        }
    }
}
