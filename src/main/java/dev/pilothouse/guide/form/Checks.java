package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Check.Complaint;
import dev.pilothouse.model.Quantity;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules that the API server has for single values, applied before it is asked. Each names its source. */
public final class Checks {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    /** Name of most objects, for example of a Deployment or Ingress: DNS subdomain of RFC 1123, at most 253 characters. */
    public static final Check NAME = value -> name(value, "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", 253, "guide.check.name", true);

    /** Name that is a label of RFC 1123, for example of a namespace, container or port: no dots, at most 63 characters. */
    public static final Check LABEL_NAME = value -> name(value, "[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63, "guide.check.label-name", false);

    /** Name of a Service: RFC 1035, so that it starts with a letter. */
    public static final Check SERVICE_NAME = value -> name(value, "[a-z]([-a-z0-9]*[a-z0-9])?", 63, "guide.check.service-name", false);

    /** Amount of a resource, not below zero, as in {@code k8s.io/apimachinery/pkg/api/resource}. */
    public static final Check QUANTITY = Checks::quantity;

    /** Port number of TCP, UDP or SCTP. */
    public static final Check PORT = whole(1, 65535);

    /** Name of a port (IANA service name, RFC 6335): at most 15 characters, a letter among them, no two dashes in a row. */
    public static final Check PORT_NAME = value ->
            value.length() <= 15 && value.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?") && value.matches(".*[a-z].*") && !value.contains("--")
                    ? Optional.empty()
                    : Complaint.error("guide.check.port-name", value);

    /** Reference of a container image as the Docker distribution defines it. */
    public static final Check IMAGE = ImageCheck::check;

    /** Schedule of a CronJob: five fields of cron, or a name such as {@code @daily}. */
    public static final Check CRON = CronCheck::check;

    /** A block of addresses, IPv4 or IPv6, in CIDR notation (RFC 4632). */
    public static final Check CIDR = CidrCheck::check;

    /** Host of an Ingress rule: a DNS name, the first part may be {@code *}. */
    public static final Check HOST = value -> {
        String bare = value.startsWith("*.") ? value.substring(2) : value;
        return bare.matches("\\d+(\\.\\d+){3}")
                ? Complaint.error("guide.check.host-address", value)
                : name(bare, "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", 253, "guide.check.host", true);
    };

    /** Key of a label or annotation: an optional DNS prefix and a name of at most 63 characters. */
    public static final Check LABEL_KEY = Checks::labelKey;

    /** Value of a label: at most 63 letters, digits, dashes, dots and underscores, a letter or digit at both ends. */
    public static final Check LABEL_VALUE = value ->
            value.length() <= 63 && LABEL.matcher(value).matches() ? Optional.empty() : Complaint.error("guide.check.label-value", value);

    /** Key of a ConfigMap or Secret, which becomes the name of a file. */
    public static final Check DATA_KEY = value ->
            value.length() <= 253 && value.matches("[-._a-zA-Z0-9]+") && !value.equals(".") && !value.equals("..")
                    ? Optional.empty()
                    : Complaint.error("guide.check.data-key", value);

    /** Name of an environment variable: anything but {@code =}, and better what shells understand. */
    public static final Check VARIABLE = value -> value.contains("=")
            ? Complaint.error("guide.check.variable", value)
            : value.matches("[A-Za-z_][A-Za-z0-9_]*") ? Optional.empty() : Complaint.warning("guide.check.variable-shell", value);

    /** Path that starts at the root. */
    public static final Check PATH = value -> value.startsWith("/")
            ? Optional.empty()
            : Complaint.better(Effect.error("guide.check.path", value), "/" + value);

    /** Number or share of pods, such as {@code 1} or {@code 25%}. */
    public static final Check COUNT_OR_SHARE =
            value -> value.matches("\\d{1,9}|\\d{1,3}%") ? Optional.empty() : Complaint.error("guide.check.count-or-share", value);

    private Checks() {}

    /** A whole number within bounds. */
    public static Check whole(long least, long most) {
        return value -> {
            if (!value.matches("-?\\d{1,18}")) {
                return Complaint.error("guide.check.whole", value);
            }
            long number = Long.parseLong(value);
            return number < least || number > most
                    ? Complaint.error("guide.check.bounds", Long.toString(least), Long.toString(most))
                    : Optional.empty();
        };
    }

    private static Optional<Complaint> name(String value, String grammar, int longest, String key, boolean dots) {
        if (value.length() > longest) {
            return Complaint.better(Effect.error("guide.check.too-long", Integer.toString(value.length()), Integer.toString(longest)), "");
        }
        if (value.matches(grammar)) {
            return Optional.empty();
        }
        String near = value.toLowerCase(Locale.ROOT).replaceAll(dots ? "[^a-z0-9.]+" : "[^a-z0-9]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return Complaint.better(Effect.error(key, value), near.matches(grammar) ? near : "");
    }

    private static Optional<Complaint> quantity(String value) {
        Optional<Quantity> amount = Quantity.parse(value);
        if (amount.isEmpty()) {
            String near = value.strip().replaceAll("(?i)^([0-9.]+)\\s*([kmgt])i?b$", "$1$2i").replaceAll("\\s", "");
            String better = near.isEmpty() ? "" : near.replaceAll("ki$", "Ki").replaceAll("mi$", "Mi").replaceAll("gi$", "Gi").replaceAll("ti$", "Ti");
            return Complaint.better(Effect.error("guide.check.quantity", value), Quantity.parse(better).isPresent() ? better : "");
        }
        return amount.get().value().signum() < 0 ? Complaint.error("guide.check.negative", value) : Optional.empty();
    }

    private static Optional<Complaint> labelKey(String value) {
        int slash = value.indexOf('/');
        String prefix = slash < 0 ? "" : value.substring(0, slash);
        String name = value.substring(slash + 1);
        boolean prefixHolds = slash < 0 || (!prefix.isEmpty() && NAME.of(prefix).isEmpty());
        return prefixHolds && name.length() <= 63 && LABEL.matcher(name).matches()
                ? Optional.empty()
                : Complaint.error("guide.check.label-key", value);
    }
}
