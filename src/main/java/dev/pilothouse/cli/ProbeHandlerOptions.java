package dev.pilothouse.cli;

import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Handler.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a probe shall ask, in the words of OpenShift's {@code oc set probe}. */
final class ProbeHandlerOptions {

    private static final Pattern URL = Pattern.compile("(?i:(https?))://([^:/]*)(?::([^/]+))?(/.*)?");
    private static final Pattern GRPC = Pattern.compile("(\\d{1,5})(?:/(.+))?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");
    private static final int MOST = 65_535;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--get-url", paramLabel = "URL", descriptionKey = "cli.probe.get-url")
    private @Nullable String url;

    @Option(names = "--header", paramLabel = "NAME:VALUE", descriptionKey = "cli.probe.header")
    private List<String> headers = List.of();

    @Option(names = "--open-tcp", paramLabel = "PORT", descriptionKey = "cli.probe.open-tcp")
    private @Nullable String tcp;

    @Option(names = "--grpc", paramLabel = "PORT[/SERVICE]", descriptionKey = "cli.probe.grpc")
    private @Nullable String grpc;

    /** Tells whether at most one way of asking is named, a command among them. */
    boolean clear(List<String> command) {
        long ways = List.of(url != null, tcp != null, grpc != null, !command.isEmpty()).stream().filter(named -> named).count();
        return ways <= 1;
    }

    /**
     * Returns the way that is named.
     *
     * @throws ParameterException when it is written wrongly
     */
    Optional<Handler> handler(List<String> command, Terminal terminal) {
        if (url != null) {
            return Optional.of(http(url, terminal));
        }
        if (!headers.isEmpty()) {
            throw wrong(terminal, "cli.probe.header.alone");
        }
        if (tcp != null) {
            return Optional.of(new Handler.Tcp("", port(tcp, terminal)));
        }
        if (grpc != null) {
            Matcher named = GRPC.matcher(grpc);
            if (!named.matches() || !isPort(named.group(1))) {
                throw wrong(terminal, "cli.probe.grpc.wrong", grpc);
            }
            return Optional.of(new Handler.Grpc(Integer.parseInt(named.group(1)), named.group(2) == null ? "" : named.group(2)));
        }
        return command.isEmpty() ? Optional.empty() : Optional.of(new Handler.Exec(List.copyOf(command)));
    }

    private Handler http(String text, Terminal terminal) {
        Matcher named = URL.matcher(text);
        if (!named.matches()) {
            throw wrong(terminal, "cli.probe.get-url.wrong", text);
        }
        boolean secure = "https".equalsIgnoreCase(named.group(1));
        String port = named.group(3) == null ? secure ? "443" : "80" : named.group(3);
        return new Handler.Http(secure ? "HTTPS" : "HTTP", named.group(2), port(port, terminal), named.group(4) == null ? "/" : named.group(4), headers(terminal));
    }

    private List<Header> headers(Terminal terminal) {
        List<Header> read = new ArrayList<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon <= 0) {
                throw wrong(terminal, "cli.probe.header.wrong", header);
            }
            read.add(new Header(header.substring(0, colon).strip(), header.substring(colon + 1).strip()));
        }
        return List.copyOf(read);
    }

    private String port(String text, Terminal terminal) {
        if (!isPort(text) && !PORT_NAME.matcher(text).matches()) {
            throw wrong(terminal, "cli.probe.port.wrong", text);
        }
        return text;
    }

    private static boolean isPort(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST;
    }

    private ParameterException wrong(Terminal terminal, String key, Object... args) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), terminal.words().say(key, args));
    }
}
