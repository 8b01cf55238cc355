package dev.pilothouse.cli;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Progress as lines: for people one for each step that ended, for programs one JSON object for all that is told. */
final class ProgressText {

    private static final Duration BETWEEN_PULLS = Duration.ofSeconds(5);
    private static final double MILLIS = 1_000.0;
    private static final long MEGABYTE = 1_000_000;

    private final Words words;
    private final Map<Step, Progress.Started> began = new EnumMap<>(Step.class);
    private Instant pulled = Instant.EPOCH;

    ProgressText(Words words) {
        this.words = words;
    }

    /** Returns what a person is told of it; often nothing. */
    List<String> lines(Progress progress) {
        return switch (progress) {
            case Progress.Started it -> {
                began.put(it.step(), it);
                yield List.of();
            }
            case Progress.Ended it -> List.of("✓ " + step(it.step(), it.detail(), it.at()));
            case Progress.Failed it -> List.of("✗ " + step(it.step(), "", it.at()));
            case Progress.Pulled it -> pulled(it);
            case Progress.Explained it when it.line() == 0 -> List.of("  " + words.say("cli.local.create.kept", it.folder()));
            case Progress.Explained it ->
                List.of("  " + words.say("cli.local.create.explained", it.folder(), it.file(), Integer.toString(it.line())), "  > " + it.text().strip());
            case Progress.Planned _, Progress.NodeSeen _, Progress.Line _ -> List.of();
        };
    }

    private String step(Step step, String detail, Instant end) {
        Progress.Started start = began.getOrDefault(step, new Progress.Started(end, step, ""));
        String about = detail.isEmpty() ? start.detail() : detail;
        String seconds = words.say("cli.local.create.seconds", Duration.between(start.at(), end).toMillis() / MILLIS);
        return title(step) + (about.isEmpty() ? "" : "  " + about) + "  " + seconds;
    }

    String title(Step step) {
        return words.say("creating.step." + word(step) + ".title");
    }

    private List<String> pulled(Progress.Pulled it) {
        if (it.total() == 0 || Duration.between(pulled, it.at()).compareTo(BETWEEN_PULLS) < 0) {
            return List.of();
        }
        pulled = it.at();
        return List.of("  " + words.say("cli.local.create.pulled", it.bytes() / MEGABYTE, it.total() / MEGABYTE));
    }

    /** Returns it as one JSON object. */
    String json(Progress progress) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", progress.at().toString());
        fields.put("type", type(progress));
        switch (progress) {
            case Progress.Planned it -> fields.put("steps", it.steps().stream().map(ProgressText::word).toList());
            case Progress.Started it -> step(fields, it.step(), it.detail());
            case Progress.Ended it -> step(fields, it.step(), it.detail());
            case Progress.Failed it -> {
                step(fields, it.step(), "");
                problem(fields, it.problem());
            }
            case Progress.Pulled it -> {
                fields.put("image", it.image());
                fields.put("bytes", it.bytes());
                fields.put("total", it.total());
            }
            case Progress.NodeSeen it -> {
                fields.put("node", it.node());
                fields.put("stage", word(it.stage()));
                fields.put("address", it.address());
            }
            case Progress.Line it -> step(fields, it.step(), it.text());
            case Progress.Explained it -> {
                step(fields, it.step(), it.text());
                problem(fields, it.problem());
                fields.put("folder", it.folder().toString());
                fields.put("file", it.file());
                fields.put("line", (long) it.line());
            }
        }
        return Json.write(new Tree(fields));
    }

    private static String type(Progress progress) {
        return switch (progress) {
            case Progress.Planned _ -> "planned";
            case Progress.Started _ -> "started";
            case Progress.Ended _ -> "ended";
            case Progress.Failed _ -> "failed";
            case Progress.Pulled _ -> "pulled";
            case Progress.NodeSeen _ -> "node";
            case Progress.Line _ -> "line";
            case Progress.Explained _ -> "explained";
        };
    }

    private static void step(Map<String, Object> fields, Step step, String detail) {
        fields.put("step", word(step));
        if (!detail.isEmpty()) {
            fields.put("detail", detail);
        }
    }

    private void problem(Map<String, Object> fields, Problem problem) {
        fields.put("problem", word(problem.code()));
        fields.put("title", words.say(problem.code().key() + ".title", problem.args().toArray()));
        fields.put("args", problem.args());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
