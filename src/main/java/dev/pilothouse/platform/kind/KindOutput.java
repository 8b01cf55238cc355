package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Progress.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of {@code kind create cluster} says about the steps of the creation.
 *
 * <p>Steps are known by their words: the pictures behind them differ between releases. Only the mark of a failure is looked at, and without it the
 * error at the end tells the same.
 */
sealed interface KindOutput {

    /** A step began. */
    record Began(Step step, String detail) implements KindOutput {}

    /** A step ended. */
    record Ended(Step step, boolean well) implements KindOutput {}

    /** Anything else. */
    record Note() implements KindOutput {}

    /** Beginnings of kind's sentences, as they have been since its early releases. */
    Map<String, Step> SENTENCES = sentences();

    Pattern STATUS = Pattern.compile("\\s*(\\S)\\s+(\\S.*)");
    Pattern IN_BRACKETS = Pattern.compile("\\(([^)]+)\\)");
    Pattern TERMINAL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/\\s@\"']+@");
    String FAILED = "✗";
    String GOES_ON = "...";

    private static Map<String, Step> sentences() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("Ensuring node image", Step.IMAGE);
        steps.put("Preparing nodes", Step.NODES);
        steps.put("Configuring the external load balancer", Step.LOAD_BALANCER);
        steps.put("Writing configuration", Step.CONFIGURATION);
        steps.put("Creating kubeadm config", Step.CONFIGURATION);
        steps.put("Starting control-plane", Step.CONTROL_PLANE);
        steps.put("Installing CNI", Step.NETWORK);
        steps.put("Installing StorageClass", Step.STORAGE);
        steps.put("Joining more control-plane", Step.JOIN_CONTROL_PLANES);
        steps.put("Joining worker", Step.JOIN_WORKERS);
        return Map.copyOf(steps);
    }

    /** Reads a line that was {@link #cleaned}. */
    static KindOutput of(String line) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return new Note();
        }
        String sentence = status.group(2).strip();
        for (Map.Entry<String, Step> known : SENTENCES.entrySet()) {
            if (sentence.startsWith(known.getKey())) {
                return sentence.endsWith(GOES_ON)
                        ? new Began(known.getValue(), detail(sentence))
                        : new Ended(known.getValue(), !status.group(1).equals(FAILED));
            }
        }
        return new Note();
    }

    private static String detail(String sentence) {
        Matcher brackets = IN_BRACKETS.matcher(sentence);
        return brackets.find() ? brackets.group(1) : "";
    }

    /** Returns the line without what only a terminal obeys, and without the credentials of a proxy, which kind hands to its nodes. */
    static String cleaned(String line) {
        return withoutCredentials(TERMINAL.matcher(line).replaceAll("")).stripTrailing();
    }

    /** Returns the text without the credentials in addresses: nodes are given the proxy of this computer. */
    static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceAll("…@");
    }
}
