package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Locale;

/** Says findings in both languages, so that no test looks at one for which there are no words. */
final class Said {

    private static final List<Words> LANGUAGES = List.of(new Words(Locale.ENGLISH), new Words(Locale.SIMPLIFIED_CHINESE));

    private Said() {}

    /** Returns level and variant of each, such as {@code ERROR taken}. */
    static List<String> variants(List<PreflightFinding> findings) {
        return findings.stream().map(Said::variant).toList();
    }

    private static String variant(PreflightFinding finding) {
        LANGUAGES.forEach(words -> check(finding, words));
        return finding.level() + " " + finding.variant();
    }

    private static void check(PreflightFinding finding, Words words) {
        Object[] args = finding.args().toArray();
        String title = words.say(finding.key() + ".title", args);
        String cause = words.say(finding.key() + ".cause", args);
        assertFalse(title.isBlank(), finding.key());
        assertFalse(cause.isBlank() && finding.level() != Level.GOOD, finding.key());
        assertFalse((title + cause).matches(".*\\{\\d.*"), title + cause);
        for (Mend mend : finding.mends()) {
            if (mend instanceof Mend.Change change) {
                assertFalse(words.say("preflight.mend." + change.label(), change.args().toArray()).isBlank());
            }
        }
    }

    /** Returns what a person reads first, in English. */
    static String title(PreflightFinding finding) {
        return LANGUAGES.getFirst().say(finding.key() + ".title", finding.args().toArray());
    }

    static String cause(PreflightFinding finding) {
        return LANGUAGES.getFirst().say(finding.key() + ".cause", finding.args().toArray());
    }

    /** Returns the ways out in a short form: the text of a changed blueprint, a command, a page. */
    static List<String> mends(PreflightFinding finding) {
        return finding.mends().stream()
                .map(mend -> switch (mend) {
                    case Mend.Change change ->
                        LANGUAGES.getFirst().say("preflight.mend." + change.label(), change.args().toArray());
                    case Mend.Command command -> "$ " + command.commandLine();
                    case Mend.Read read -> read.page().toString();
                })
                .toList();
    }

    /** Returns the text of the blueprint that the first button makes. */
    static String changed(PreflightFinding finding) {
        return finding.mends().stream()
                .filter(Mend.Change.class::isInstance)
                .map(mend -> ((Mend.Change) mend).blueprint().text().text())
                .findFirst()
                .orElseThrow();
    }
}
