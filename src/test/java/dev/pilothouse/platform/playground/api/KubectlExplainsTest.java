package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.testing.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kubectl explain} and {@code api-resources} on our documents and on those of a real server. */
@Tag("real-cluster")
class KubectlExplainsTest {

    @SuppressWarnings("NullAway.Init")
    private static DocumentServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        RealCluster.needed();
        server = new DocumentServer(new BuiltInSchemas(), folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-resources --api-group=apps -o wide", "api-resources --api-group=resource.k8s.io -o wide",
        "api-resources --categories=all --sort-by=name", "explain pods --recursive", "explain deployments.apps --recursive", "explain hpa --recursive",
        "explain hpa --api-version=autoscaling/v1 --recursive", "explain customresourcedefinitions --recursive", "explain ingress --recursive",
        "explain nodes.status --recursive", "explain events --api-version=events.k8s.io/v1 --recursive", "explain resourceslices --recursive",
        "explain deployments --recursive --output=plaintext-openapiv2", "explain pods.spec.tolerations.tolerationSeconds --output=plaintext-openapiv2"})
    void listsTheSame(String line) {
        String[] words = line.split(" ", -1);
        assertEquals(withoutDescription(RealCluster.kubectl(words)), withoutDescription(server.kubectl(words)));
    }

    /** The descriptions are those of another build of the same release, with other line breaks; the list of fields is the same. */
    private static String withoutDescription(String text) {
        return text.replaceAll("(?s)DESCRIPTION:.*?(?=FIELDS:|$)", "");
    }
}
