package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.platform.playground.kubelet.Containers.ContainerName;
import dev.pilothouse.platform.playground.kubelet.Containers.LogOptions;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.status.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The subresources of a pod that are streams: log, exec, attach, portforward; over WebSocket and, for older clients, SPDY. */
final class PodStreams {

    private final Registry registry;
    private final Containers containers;

    PodStreams(Registry registry, Containers containers) {
        this.registry = registry;
        this.containers = containers;
    }

    static boolean serves(Target target) {
        return switch (target.subresource()) {
            case "log", "exec", "attach", "portforward" -> target.resource().name().equals("pods");
            default -> false;
        };
    }

    void serve(Caller caller, Target target, Exchange exchange) throws IOException, InterruptedException {
        Document pod = registry.get(caller, new Target(target.resource(), target.namespace(), target.name(), ""));
        switch (target.subresource()) {
            case "log" -> log(pod, exchange);
            case "exec", "attach" -> command(pod, target.subresource(), exchange);
            default -> forward(pod, exchange);
        }
    }

    private void log(Document pod, Exchange exchange) throws IOException {
        Query query = exchange.request().query();
        ContainerName container = PodRequest.container(pod, query.text("container"));
        LogOptions options = new LogOptions(
                query.flag("follow"),
                query.flag("previous"),
                query.flag("timestamps"),
                number(query, "tailLines"),
                number(query, "sinceSeconds"),
                query.text("sinceTime"),
                number(query, "limitBytes"));
        LogAnswer answer = new LogAnswer(exchange);
        if (PodRequest.isOnNode(pod)) {
            if (options.follow()) {
                answer.beginSoon();
            }
            answer.follow(out -> containers.log(container, options, out));
        }
        answer.end();
    }

    private static OptionalLong number(Query query, String name) {
        return query.has(name) ? OptionalLong.of(query.number(name)) : OptionalLong.empty();
    }

    private void command(Document pod, String verb, Exchange exchange) throws IOException, InterruptedException {
        Query query = exchange.request().query();
        List<String> command = query.all("command");
        boolean exec = verb.equals("exec");
        if (exec && command.isEmpty()) {
            throw Refusal.badRequest("you must specify at least 1 command for the container");
        }
        CommandStreams.Wanted wanted = CommandStreams.Wanted.of(query);
        ContainerName container = PodRequest.container(pod, query.text("container"));
        PodRequest.mustBeOnNode(pod);
        mustUpgrade(exchange.request());
        CommandStreams streams = WebSockets.isAsked(exchange.request())
                ? ChannelStreams.open(exchange, wanted)
                : SpdyCommand.open(exchange, wanted);
        CommandRun.run(streams, exec ? it -> OptionalInt.of(containers.exec(container, command, it)) : it -> containers.attach(container, it));
    }

    private void forward(Document pod, Exchange exchange) throws IOException, InterruptedException {
        Request request = exchange.request();
        PodRequest.mustBeOnNode(pod);
        mustUpgrade(request);
        PortForward.Dial dial = (port, in, out) -> containers.forward(pod.namespace(), pod.name(), port, in, out);
        if (!WebSockets.isAsked(request)) {
            new SpdyPortForward(SpdyConnection.upgrade(exchange, List.of(SpdyPortForward.PROTOCOL)), dial).run();
            return;
        }
        String protocol = WebSockets.choose(request, List.of(SpdyPortForward.TUNNEL, ChannelPortForward.PROTOCOL));
        if (protocol.equals(SpdyPortForward.TUNNEL)) {
            new SpdyPortForward(new SpdyConnection(exchange.webSocket(protocol)), dial).run();
        } else {
            List<Integer> ports = ChannelPortForward.ports(request.query());
            new ChannelPortForward(exchange.webSocket(protocol), ports, dial).run();
        }
    }

    private static void mustUpgrade(Request request) {
        if (!WebSockets.isAsked(request) && !request.header("upgrade").equalsIgnoreCase(SpdyConnection.VERSION)) {
            throw Refusal.badRequest("Upgrade request required");
        }
    }
}
