package dev.pilothouse.differential;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of an answer what differs between any two runs on any two clusters: times, uids, versions, addresses, random names.
 *
 * <p>These are all normalisations; anything else that differs is a difference.
 */
final class Normal {

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern, Pattern.MULTILINE), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            // columns are as wide as their widest cell
            Rule.of("[ \\t]+$", ""),
            Rule.of("(?<=\\S)[ \\t]{2,}", "  "),
            // times and durations
            Rule.of("^([EIWF])\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ ", "$1<time> "),
            Rule.of("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)", "<time>"),
            Rule.of("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "<time>"),
            Rule.of("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\w{3} +\\d+ \\d\\d:\\d\\d:\\d\\d \\S+ \\d{4}", "<time>"),
            Rule.of("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4} UTC", "<time>"),
            Rule.of("\\(x(\\d+) over [^)]*\\)", "(x$1 over <age>)"),
            Rule.of("(?<![\\w.-])(<invalid>|\\d+d)?(\\d+h)?(\\d+m)?\\d*\\.?\\d+s(?![\\w.-])", "<age>"),
            Rule.of("(?<=\\s)\\d+(d\\d*h?|h\\d*m?|m)(?=\\s|$)", "<age>"),
            // identities
            Rule.of("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uid>"),
            Rule.of("(?i)(resource ?version[\\\\\":]* *[\\\\\"]*)\\d{2,}", "$1<version>"),
            // names that were drawn: pods of replica sets, replica sets, generated names, tokens' volumes
            Rule.of("\\b([a-z0-9.-]+?)-[bcdf0-9]?[bcdfghjklmnpqrstvwxz2456789]{6,9}-[bcdfghjklmnpqrstvwxz2456789]{5}\\b", "$1-<hash>-<rand>"),
            Rule.of("\\b([a-z0-9.-]+?)-(?=[a-z0-9]*\\d)[bcdfghjklmnpqrstvwxz2456789]{8,10}\\b", "$1-<hash>"),
            Rule.of("\\b([a-z][a-z0-9.-]*?)-[bcdfghjklmnpqrstvwxz2456789]{5}\\b", "$1-<rand>"),
            Rule.of("(pod-template-hash\"?[:=] ?\"?)[a-z0-9]+", "$1<hash>"),
            Rule.of("(controller-revision-hash\"?[:=] ?\"?)[a-z0-9-]+", "$1<hash>"),
            Rule.of("kube-api-access-[a-z0-9]{5}", "kube-api-access-<rand>"),
            Rule.of("(\"continue\": ?\")[^\"]+", "$1<token>"),
            // addresses and machines
            Rule.of("https://(127\\.0\\.0\\.1|localhost):\\d+", "https://<server>"),
            Rule.of("\\b(\\d{1,3}\\.){3}\\d{1,3}\\b", "<ip>"),
            Rule.of("\\b(node-\\d{4}|playground-[a-z0-9-]+)\\b", "<node>"),
            Rule.of("\\bnodePort: \\d+|\"nodePort\": ?\\d+", "nodePort: <port>"),
            Rule.of("(\\d+):3\\d{4}/", "$1:<port>/"),
            Rule.of("(\"serverAddress\": \"[^\":]*):\\d+", "$1:<port>"),
            Rule.of("-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----", "<certificate>"),
            Rule.of("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "<token>"),
            Rule.of("start exec \\\\?\"[0-9a-f]{64}\\\\?\"", "start exec <id>"),
            Rule.of("--cache-dir='[^']*'", "--cache-dir='<folder>'"),
            // how far a rollout is when it is asked
            Rule.of("^Waiting for .*\\n?", ""),
            // kubectl counts endpoints of pods that are just going as more, and then none of them
            Rule.of(" \\+ 0 more\\.\\.\\.", ""),
            // a whole object, quoted by the real server when a patch does not fit its type
            Rule.of("Invalid value: \"\\{.*\\}\": json:", "Invalid value: <object>: json:"));

    private Normal() {}

    static String of(String text) {
        String normal = text;
        for (Rule rule : RULES) {
            normal = rule.pattern().matcher(normal).replaceAll(rule.replacement());
        }
        return normal;
    }
}
