package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PodStreamsTest {

    private static final String POD = "/api/v1/namespaces/shop/pods/web/";

    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** The usual pretended containers, and a command that lasts until it is broken off. */
    private final class Endless implements Containers {
        private final FakeContainers usual = new FakeContainers();

        @Override
        public void log(ContainerName name, LogOptions options, OutputStream out) throws IOException {
            usual.log(name, options, out);
            if (options.follow()) {
                untilBrokenOff();
            }
        }

        @Override
        public int exec(ContainerName name, List<String> command, Streams streams) throws IOException {
            if (command.getFirst().equals("sleep")) {
                untilBrokenOff();
            }
            return usual.exec(name, command, streams);
        }

        private void untilBrokenOff() throws IOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IOException(e);
            }
        }

        @Override
        public OptionalInt attach(ContainerName name, Streams streams) throws IOException {
            return usual.attach(name, streams);
        }

        @Override
        public void forward(String namespace, String pod, int port, InputStream in, OutputStream out) throws IOException {
            usual.forward(namespace, pod, port, in, out);
        }
    }

    @SuppressWarnings("NullAway.Init")
    private ServerUnderTest api;

    @BeforeEach
    void start() throws Exception {
        api = new ServerUnderTest(new Endless(), NettyServer.Limits.USUAL);
        api.registry.put("pods", pod("web", "n1", "{\"name\":\"c\"}"));
        api.registry.put("pods", pod("two", "n1", "{\"name\":\"a\"},{\"name\":\"b\"}"));
        api.registry.put("pods", pod("waiting", "", "{\"name\":\"c\"}"));
    }

    private static String pod(String name, String node, String containers) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"shop\"},\"spec\":{\"nodeName\":\"" + node
                + "\",\"containers\":[" + containers + "]}}";
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void readsALog() throws Exception {
        HttpResponse<String> log = api.get(POD + "log?tailLines=2");

        assertEquals("text/plain", log.headers().firstValue("content-type").orElse(""));
        assertEquals("c line 0\nc line 1\n", log.body());
        assertEquals("", api.get("/api/v1/namespaces/shop/pods/waiting/log").body());
    }

    @Test
    void stopsFollowingALogWhoseReaderIsGone() throws Exception {
        var response = api.client.send(api.request(POD + "log?follow=true&tailLines=1").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals('c', response.body().read());
        response.body().close();

        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nope/log|404|pods \"nope\" not found",
        "two/log|400|a container name must be specified for pod two, choose one of: [a b]",
        "web/log?container=x|400|container x is not valid for pod web",
        "web/log?tailLines=x|400|strconv.ParseInt: parsing \"x\": invalid syntax",
        "web/exec?stdout=true|400|you must specify at least 1 command for the container",
        "web/exec?command=ls|400|you must specify at least 1 of stdin, stdout, stderr",
        "web/exec?command=ls&stdout=true|400|Upgrade request required",
        "waiting/exec?command=ls&stdout=true|400|pod waiting does not have a host assigned",
        "web/portforward|400|Upgrade request required",
    })
    void refusesInTheWordsOfTheRealServer(String rest, int code, String message) throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/namespaces/shop/pods/" + rest);

        assertEquals(code, answer.statusCode());
        assertEquals(message, Json.read(answer.body()).text("message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.channel.k8s.io", "v4.channel.k8s.io", "channel.k8s.io"})
    void runsACommand(String protocol) throws Exception {
        Channels channels = new Channels(api, POD + "exec?command=echo&command=hi&stdout=true&stderr=true", protocol);

        assertEquals(1000, channels.awaitClose());
        assertEquals("echo hi\n", channels.text(1));
        assertEquals(protocol.startsWith("v") ? "{\"metadata\":{},\"status\":\"Success\"}" : "", channels.text(3));
    }

    @Test
    void tellsAnExitCode() throws Exception {
        Channels channels = new Channels(api, POD + "exec?command=fail&stdout=true&stderr=true", "v4.channel.k8s.io");
        channels.awaitClose();

        assertEquals("broken\n", channels.text(2));
        assertEquals("NonZeroExitCode", Json.read(channels.text(3)).text("reason"));
        assertEquals("2", Json.read(channels.text(3)).trees("details", "causes").getFirst().text("message"));
    }

    @Test
    void givesACommandItsInputUntilTheClientEndsIt() throws Exception {
        Channels channels = new Channels(api, POD + "exec?command=cat&stdin=true&stdout=true", "v5.channel.k8s.io");
        channels.send(0, "hello ".getBytes(StandardCharsets.UTF_8));
        channels.await(1, "hello ");
        channels.send(4, "{\"Width\":80,\"Height\":24}".getBytes(StandardCharsets.UTF_8));
        channels.send(0, "you".getBytes(StandardCharsets.UTF_8));
        channels.send(255, (byte) 0);

        assertEquals(1000, channels.awaitClose());
        assertEquals("hello you", channels.text(1));
    }

    @Test
    void attachesToTheProgram() throws Exception {
        Channels channels = new Channels(api, POD + "attach?stdin=true&stdout=true&tty=true", "v5.channel.k8s.io");
        channels.send(0, "x".getBytes(StandardCharsets.UTF_8));
        channels.await(1, "x");
        channels.send(255, (byte) 0);

        assertEquals(1000, channels.awaitClose());
    }

    @Test
    void breaksOffACommandWhoseClientIsGone() throws Exception {
        Channels channels = new Channels(api, POD + "exec?command=sleep&stdout=true", "v5.channel.k8s.io");
        channels.abort();

        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    }

    @Test
    void forwardsPortsInChannels() throws Exception {
        Channels channels = new Channels(api, POD + "portforward?ports=80,81", "v4.channel.k8s.io");
        channels.await(0, "P\0");
        channels.await(2, "Q\0");
        channels.send(0, "ping".getBytes(StandardCharsets.UTF_8));

        channels.await(0, "P\0ping");
        channels.await(3, "Q\0error forwarding port 81: connection refused");
        channels.abort();
    }
}
