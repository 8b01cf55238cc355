package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.schema.BuiltInSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl sends as protocol buffers reads as what the same command prints as JSON. */
class KubectlSendsProtobufTest {

    private static final String DEPLOYMENT = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"default"},
             "spec":{"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
             "spec":{"containers":[{"name":"web","image":"nginx","ports":[{"containerPort":80}]}]}}}}""";

    @SuppressWarnings("NullAway.Init")
    private DocumentServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        boolean there = Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
        assumeTrue(there, "kubectl is not on the path");
        server = new DocumentServer(new BuiltInSchemas(), folder);
        server.put("/apis/apps/v1/namespaces/default/deployments/web", DEPLOYMENT);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "create deployment web --image=nginx:1 --replicas=3 --port=8080",
        "create deployment web --image=nginx --replicas=0",
        "create deployment web --image=busybox -- sleep 60",
        "create configmap colors --from-literal=sky=blue --from-literal=empty=",
        "create secret generic keys --from-literal=password=s3cret --type=example.com/own",
        "create secret docker-registry pull --docker-username=u --docker-password=p --docker-server=example.com",
        "create namespace shop",
        "create serviceaccount robot",
        "create role reader --verb=get,list --resource=pods,deployments.apps --resource-name=web",
        "create clusterrole all --aggregation-rule=team=a",
        "create clusterrole urls --verb=get --non-resource-url=/healthz",
        "create rolebinding readers --role=reader --serviceaccount=default:robot --user=ann --group=dev",
        "create clusterrolebinding admins --clusterrole=cluster-admin --group=admins",
        "create job once --image=busybox -- echo hi",
        "create cronjob nightly --image=busybox --schedule=@daily --restart=Never -- echo hi",
        "create ingress web --rule=example.com/path*=web:80,tls=cert --annotation=a=b --class=nginx --default-backend=web:http",
        "create poddisruptionbudget web --selector=app=web --min-available=50%",
        "create poddisruptionbudget web --selector=app=web --max-unavailable=1",
        "create quota small --hard=cpu=1,memory=1Gi,pods=2 --scopes=BestEffort",
        "create priorityclass high --value=1000 --global-default=true --preemption-policy=Never",
        "create service clusterip web --tcp=80:8080",
        "create service nodeport web --tcp=80 --node-port=30080",
        "create service externalname away --external-name=example.com",
        "autoscale deployment web --min=2 --max=5 --cpu-percent=80",
    })
    void readsWhatItPrints(String line) {
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
        int program = words.indexOf("--") < 0 ? words.size() : words.indexOf("--");
        words.addAll(program, List.of("-o", "json"));
        List<String> dry = new ArrayList<>(words);
        dry.add(program, "--dry-run=client");
        Object printed = withoutNulls(server.object(dry.toArray(String[]::new)).fields());
        Object sent = withoutNulls(server.object(words.toArray(String[]::new)).fields());
        assertEquals(List.of(Protobuf.MEDIA_TYPE), server.mediaTypes());
        assertEquals(printed, sent);
    }

    /** A time that is not set is null where kubectl prints it. */
    private static @Nullable Object withoutNulls(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((key, child) -> {
                Object clean = withoutNulls(child);
                if (clean != null) {
                    kept.put(key, clean);
                }
            });
            return kept;
        }
        return value instanceof List<?> list ? list.stream().map(KubectlSendsProtobufTest::withoutNulls).toList() : value;
    }
}
