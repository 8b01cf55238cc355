package dev.pilothouse.platform.playground.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The forms of names, keys and label values. Each check returns what is wrong, in the words of the real server; nothing when all is well.
 *
 * <p>Rules of {@code k8s.io/apimachinery/pkg/util/validation} and of "Object Names and IDs" in the Kubernetes documentation.
 */
final class Names {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static final Form LABEL_FORM = new Form(
            LABEL,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
            "my-name", "123-abc");
    private static final Form SUBDOMAIN_FORM = new Form(
            SUBDOMAIN,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
            "example.com");
    private static final Form WILDCARD_FORM = new Form(
            "\\*\\." + SUBDOMAIN,
            "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
            "*.example.com");
    private static final Form LABEL_1035_FORM = new Form(
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
            "my-name", "abc-123");
    private static final Form QUALIFIED_FORM = new Form(
            QUALIFIED,
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
            "MyName", "my.name", "123-abc");
    private static final Form LABEL_VALUE_FORM = new Form(
            "(" + QUALIFIED + ")?",
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
            "MyValue", "my_value", "12345");
    private static final Form CONFIG_KEY_FORM = new Form(
            "[-._a-zA-Z0-9]+", "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "key.name", "KEY_NAME", "key-name");
    private static final Form PERCENT_FORM =
            new Form("[0-9]+%", "a valid percent string must be a numeric string followed by an ending '%'", "1%", "93%");
    private static final Form HEADER_FORM =
            new Form("[-A-Za-z0-9]+", "a valid HTTP header must consist of alphanumeric characters or '-'", "X-Header-Name");

    private static final int LABEL_LENGTH = 63;
    private static final int SUBDOMAIN_LENGTH = 253;
    private static final int PORT_NAME_LENGTH = 15;

    private record Form(String expression, Pattern pattern, String message) {

        Form(String expression, String rule, String... examples) {
            this(expression, Pattern.compile(expression), rule + " (e.g. '" + String.join("',  or '", examples) + "', regex used for validation is '" + expression + "')");
        }

        boolean fits(String text) {
            return pattern.matcher(text).matches();
        }

        void check(String text, List<String> errors) {
            if (!fits(text)) {
                errors.add(message);
            }
        }
    }

    private Names() {}

    static List<String> label(String text) {
        List<String> errors = length(text, LABEL_LENGTH);
        if (!LABEL_FORM.fits(text)) {
            errors.add(SUBDOMAIN_FORM.fits(text) ? "must not contain dots" : LABEL_FORM.message());
        }
        return errors;
    }

    static List<String> subdomain(String text) {
        List<String> errors = length(text, SUBDOMAIN_LENGTH);
        SUBDOMAIN_FORM.check(text, errors);
        return errors;
    }

    static List<String> wildcardSubdomain(String text) {
        List<String> errors = length(text, SUBDOMAIN_LENGTH);
        WILDCARD_FORM.check(text, errors);
        return errors;
    }

    /** RFC 1035: a label that starts with a letter, as names of services do. */
    static List<String> label1035(String text) {
        List<String> errors = length(text, LABEL_LENGTH);
        LABEL_1035_FORM.check(text, errors);
        return errors;
    }

    /** Key of a label or annotation, name of a finalizer or of a resource: a name, and a domain before a slash if any. */
    static List<String> qualified(String text) {
        List<String> errors = new ArrayList<>();
        String[] parts = text.split("/", -1);
        if (parts.length > 2) {
            return List.of("a qualified name " + QUALIFIED_FORM.message() + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                errors.add("prefix part must be non-empty");
            } else {
                subdomain(parts[0]).forEach(error -> errors.add("prefix part " + error));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            errors.add("name part must be non-empty");
        }
        length(name, LABEL_LENGTH).forEach(error -> errors.add("name part " + error));
        if (!QUALIFIED_FORM.fits(name)) {
            errors.add("name part " + QUALIFIED_FORM.message());
        }
        return errors;
    }

    static List<String> annotationKey(String text) {
        return qualified(text.toLowerCase(Locale.ROOT));
    }

    static List<String> labelValue(String text) {
        List<String> errors = length(text, LABEL_LENGTH);
        LABEL_VALUE_FORM.check(text, errors);
        return errors;
    }

    /** A name that is one step of a path, as those of roles are. */
    static List<String> pathSegment(String text) {
        if (text.equals(".") || text.equals("..")) {
            return List.of("may not be '" + text + "'");
        }
        List<String> errors = new ArrayList<>();
        for (String sign : List.of("/", "%")) {
            if (text.contains(sign)) {
                errors.add("may not contain '" + sign + "'");
            }
        }
        return errors;
    }

    /** The beginning of a name that a random ending will follow, where the form forbids a hyphen at the end. */
    static List<String> beginning(Function<String, List<String>> form, String text) {
        return form.apply(text.endsWith("-") && text.length() > 1 ? text.substring(0, text.length() - 2) + "a" : text);
    }

    static List<String> portName(String text) {
        List<String> errors = length(text, PORT_NAME_LENGTH);
        if (!text.matches("[-a-z0-9]+")) {
            errors.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (text.chars().noneMatch(sign -> sign >= 'a' && sign <= 'z')) {
            errors.add("must contain at least one letter (a-z)");
        }
        if (text.contains("--")) {
            errors.add("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            errors.add("must not begin or end with a hyphen");
        }
        return errors;
    }

    static List<String> environmentVariable(String text) {
        List<String> errors = new ArrayList<>();
        if (text.isEmpty()) {
            errors.add("environment variable name must be non-empty");
        }
        if (text.chars().anyMatch(sign -> sign < ' ' || sign > '~' || sign == '=')) {
            errors.add("a valid environment variable name must consist only of printable ASCII characters other than '='");
        }
        return errors;
    }

    static List<String> configKey(String text) {
        List<String> errors = length(text, SUBDOMAIN_LENGTH);
        CONFIG_KEY_FORM.check(text, errors);
        if (text.equals(".") || text.equals("..")) {
            errors.add("must not be '" + text + "'");
        } else if (text.startsWith("..")) {
            errors.add("must not start with '..'");
        }
        return errors;
    }

    static List<String> percent(String text) {
        return PERCENT_FORM.fits(text) ? List.of() : List.of(PERCENT_FORM.message());
    }

    static List<String> headerName(String text) {
        return HEADER_FORM.fits(text) ? List.of() : List.of(HEADER_FORM.message());
    }

    /** Returns the text in double quotes as Go's {@code strconv.Quote} does. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (Character.isISOControl(sign)) {
                        quoted.append(String.format(Locale.ROOT, sign < 0x80 ? "\\x%02x" : "\\u%04x", sign));
                    } else {
                        quoted.appendCodePoint(sign);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static List<String> length(String text, int most) {
        List<String> errors = new ArrayList<>();
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            errors.add("must be no more than " + most + " characters");
        }
        return errors;
    }
}
