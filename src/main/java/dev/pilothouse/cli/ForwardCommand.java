package dev.pilothouse.cli;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.engine.LaterThreads;
import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.Memory;
import dev.pilothouse.forward.Plan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.PodPort;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leads ports of this computer to ports of pods until it is interrupted, through their restarts and those of the cluster. */
@Command(name = "forward", aliases = "port-forward", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.forward.description}", mixinStandardHelpOptions = true)
final class ForwardCommand implements Callable<Integer> {

    private static final Pattern PORTS = Pattern.compile("(?:(\\d{0,5}):)?([a-z0-9]([a-z0-9-]*[a-z0-9])?)");

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Option(names = "--address", paramLabel = "IP", descriptionKey = "cli.option.address")
    private @Nullable String address;

    @Option(names = "--confirm", paramLabel = "IP", descriptionKey = "cli.option.address-confirm")
    private String confirm = "";

    @Parameters(index = "0", paramLabel = "POD|KIND/NAME", descriptionKey = "cli.param.pods")
    private String target = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "[LOCAL:]REMOTE", descriptionKey = "cli.param.ports")
    private List<String> ports = List.of();

    ForwardCommand(Work work) {
        this.work = work;
    }

    /** @param local -1 for the same number as at the other end, 0 for any that is free */
    private record Wanted(String target, int local, String remote) {

        /** A port without a local one keeps its number, and one by name that of the pod. */
        int localOr(int podPort) {
            return local >= 0 ? local : remote.matches("\\d+") ? Integer.parseInt(remote) : podPort;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Wanted> wanted = read();
        InetAddress at = address();
        Session session = work.open();
        List<Plan> plans = wanted.stream().map(each -> plan(session, at, each)).toList();
        try (Forwards forwards = new Forwards(session.cluster(), Memory.NONE, new LaterThreads(), InstantSource.system())) {
            return new ForwardNews(forwards, work.terminal()).follow(plans);
        }
    }

    private InetAddress address() {
        if (address == null || address.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw misused("cli.forward.address", address);
        }
    }

    /** What is asked for must be there at the beginning, as for kubectl; what comes later is waited for. */
    private Plan plan(Session session, InetAddress at, Wanted wanted) {
        ResourceRef ref = PodWord.ref(session, wanted.target(), namespace);
        if (!session.cluster().capabilities().contains(Capability.PORT_FORWARD)) {
            throw new ProblemException(Problem.of(ProblemCode.NOTHING_TO_FORWARD, ref.shortName()));
        }
        Forward.Target now = new PodPort(new Pods(session.cluster()), ref, wanted.remote()).get();
        Forward.Local local = new Forward.Local(at, wanted.localOr(now.port()), confirm);
        return new Plan(ref, wanted.remote(), local, Plan.Scheme.of(wanted.remote()), false);
    }

    /** A word with a slash begins another target. */
    private List<Wanted> read() {
        List<Wanted> all = new ArrayList<>();
        String to = target;
        Optional<String> bare = Optional.empty();
        for (String word : ports) {
            if (word.indexOf('/') > 0) {
                to = word;
                bare = Optional.of(word);
            } else {
                all.add(read(to, word));
                bare = Optional.empty();
            }
        }
        if (bare.isPresent()) {
            throw misused("cli.forward.usage", bare.get());
        }
        return all;
    }

    private Wanted read(String to, String text) {
        Matcher matcher = PORTS.matcher(text);
        if (!matcher.matches() || !isPort(matcher.group(1)) || !isPort(matcher.group(2))) {
            throw misused("cli.forward.usage", text);
        }
        String local = matcher.group(1);
        return new Wanted(to, local == null ? -1 : local.isEmpty() ? 0 : Integer.parseInt(local), matcher.group(2));
    }

    private ParameterException misused(String key, String word) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say(key, word));
    }

    /** Names are ports as well, and none is fine. */
    private static boolean isPort(@Nullable String text) {
        return text == null || !text.matches("\\d+") || (text.length() <= 5 && Integer.parseInt(text) <= 65_535);
    }
}
