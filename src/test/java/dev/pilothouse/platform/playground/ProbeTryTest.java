package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.probe.ProbeResult;
import dev.pilothouse.session.probe.ProbeResult.Reason;
import dev.pilothouse.session.probe.ProbeResult.Verdict;
import dev.pilothouse.session.probe.ProbeTry;
import dev.pilothouse.text.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes tried on pretended pods. */
@Timeout(60)
class ProbeTryTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");

    @SuppressWarnings("NullAway.Init")
    private static PlaygroundProvider playgrounds;

    @SuppressWarnings("NullAway.Init")
    private static Opened opened;

    @SuppressWarnings("NullAway.Init")
    private static Cluster cluster;

    @SuppressWarnings("NullAway.Init")
    private static ResourceRef frontend;

    @BeforeAll
    static void start(@TempDir Path folder) {
        playgrounds = new PlaygroundProvider(folder.resolve("playgrounds"), (_, _) -> {
            throw new AssertionError("nothing is started apart here");
        });
        opened = new Opened(playgrounds, folder);
        playgrounds.create(PlaygroundPlan.named("dev"));
        cluster = opened.cluster("dev");
        frontend = cluster.rows(new Query(POD, "shop", "app=frontend", "status.phase=Running")).getFirst().ref();
    }

    @AfterAll
    static void stop() {
        cluster.close();
        opened.close();
        playgrounds.close();
    }

    private static ProbeResult run(ResourceRef pod, String probe) {
        Tree fields = Json.read(probe.replace('\'', '"'));
        return new ProbeTry(cluster, "v1.34.0").run(pod, "frontend", fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'httpGet':{'path':'/healthz','port':'http'}}                                 | SUCCESS   | ANSWERED
        {'httpGet':{'path':'/healthz','port':8080,'httpHeaders':[{'name':'X','value':'y'}]}} | SUCCESS | ANSWERED
        {'httpGet':{'path':'/healthz','port':81}}                                     | FAILURE   | NOT_LISTENING
        {'httpGet':{'path':'/healthz','port':'web'}}                                  | NOT_TRIED | PORT_UNKNOWN
        {'httpGet':{'path':'/healthz','port':80,'host':'example.com'}}                | NOT_TRIED | OTHER_HOST
        {'tcpSocket':{'port':'http'}}                                                 | SUCCESS   | CONNECTED
        {'tcpSocket':{'port':81}}                                                     | FAILURE   | NOT_LISTENING
        {'grpc':{'port':81}}                                                          | FAILURE   | NOT_LISTENING
        {'exec':{'command':['true']}}                                                 | SUCCESS   | EXITED_WELL
        {'exec':{'command':['sh','-c','echo no; exit 3']}}                            | FAILURE   | EXITED_BADLY
        {'exec':{'command':['no-such-program']}}                                      | FAILURE   | NOT_STARTED
        {'exec':{'command':['sleep','60']}}                                           | FAILURE   | TIMED_OUT
        {'periodSeconds':3}                                                           | NOT_TRIED | NO_HANDLER
        """)
    void judgesAsTheKubeletDoes(String probe, Verdict verdict, Reason reason) {
        ProbeResult result = run(frontend, probe);
        assertEquals(reason, result.reason(), result::toString);
        assertEquals(verdict, result.verdict());
    }

    @Test
    void showsWhatWasPrintedAndTheCode() {
        ProbeResult result = run(frontend, "{'exec':{'command':['sh','-c','echo out; echo err >&2; exit 3']}}");
        assertEquals("3", result.status());
        assertTrue(result.body().contains("out\n") && result.body().contains("err\n"), result.body());
    }

    @Test
    void keepsToTheTimeoutOfTheProbe() {
        ProbeResult result = run(frontend, "{'exec':{'command':['sleep','60']},'timeoutSeconds':2}");
        assertTrue(result.took().compareTo(Duration.ofSeconds(2)) >= 0 && result.took().compareTo(Duration.ofSeconds(20)) < 0, result::toString);
    }

    @Test
    void saysThatThePodIsGone() {
        ResourceRef nobody = new ResourceRef(POD, "shop", "nobody");
        ProblemException gone = assertThrows(ProblemException.class, () -> run(nobody, "{'tcpSocket':{'port':80}}"));
        assertEquals(ProblemCode.NOT_FOUND, gone.problem().code());
    }
}
