package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapCommandTest {

    private PlaygroundRuns playground;
    private Path home;

    @BeforeAll
    void apply(@TempDir Path folder) throws IOException {
        home = folder;
        playground = new PlaygroundRuns(folder, "map", 2);
        playground.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: 'till:1', ports: [{name: http, containerPort: 80}], envFrom: [{configMapRef: {name: web}}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: nobody}
                spec: {selector: {app: nobody}, ports: [{port: 80}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: shop}
                spec: {rules: [{host: shop.test, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
                """);
        playground.done("rollout status deploy/web --timeout 60s");
    }

    @AfterAll
    void end() {
        playground.close();
    }

    @Test
    void saysInWordsWhatLeadsWhere() {
        Ran ran = playground.on("map");
        assertEquals(ExitCode.DONE, ran.exitCode());
        assertTrue(ran.out().contains("    sends requests to service/web   /\n"), ran.out());
        assertTrue(ran.out().contains("    sends traffic to deployment/web\n"), ran.out());
        assertTrue(ran.out().contains("  deployment/web   2 of 2 ready, no limits\n    uses configmap/web\n"), ran.out());
        assertTrue(ran.out().contains("broken: No pod carries the labels app=nobody"), ran.out());
        assertTrue(ran.err().contains("2 pods within workloads"), ran.err());
    }

    @Test
    void looksAtOneObjectAndItsNeighbours() {
        String map = playground.done("map configmap/web");
        assertTrue(map.contains("deployment/web"));
        assertFalse(map.contains("ingress/shop"));
        assertEquals(ExitCode.USAGE, playground.on("map web").exitCode());
    }

    @Test
    void writesAPictureThatAnyViewerReads() throws Exception {
        Path file = home.resolve("map.svg");
        playground.done("map -o svg --output-file " + file);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        String light = Files.readString(file);
        String dark = playground.done("map -o svg --dark");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(dark.getBytes(StandardCharsets.UTF_8)));
        assertTrue(light.contains("Deployment, 2 of 2 ready"));
        assertFalse(dark.equals(light));
        Ran ran = playground.on("map -o svg --output-file " + home.resolve("no/such/folder/map.svg"));
        assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.all());
    }

    @Test
    void followsARequestToWhereItEnds() {
        Ran ran = playground.on("map path http://shop.test/cart");
        assertEquals(ExitCode.REFUSED, ran.exitCode());
        assertTrue(ran.out().contains("x Nobody serves this Ingress"), ran.out());
        assertTrue(playground.done("map path web.default.svc").endsWith("A request to web.default.svc arrives.\n"));
        assertTrue(playground.done("map path -n default web").endsWith("A request to web arrives.\n"));
        assertTrue(playground.done("map path web:80").endsWith("A request to web:80 arrives.\n"), "a bare name is of the context's namespace");
        assertEquals(ExitCode.REFUSED, playground.on("map path -n kube-system web").exitCode());
        assertTrue(playground.on("map path -n kube-system http://shop.test/cart").out().contains("No Ingress takes requests to shop.test"));
    }

    @Test
    void saysWhichPolicyKeepsOneFromAnother() throws IOException {
        assertTrue(playground.done("map reach deploy/web deploy/web").contains("deploy/web can reach deploy/web."));
        playground.apply("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: closed}
                spec: {podSelector: {matchLabels: {app: web}}}
                """);
        Ran ran = playground.on("map reach deploy/web default/deploy/web --port http");
        assertEquals(ExitCode.REFUSED, ran.exitCode());
        assertTrue(ran.out().contains("is selected by closed"), ran.out());
        playground.done("delete networkpolicy/closed");
    }

    @Test
    void writesForGraphviz() {
        String dot = playground.done("map -o dot --group node");
        assertTrue(dot.startsWith("digraph map {\n"), dot);
        assertTrue(dot.contains("subgraph cluster_0"), dot);
        assertTrue(dot.contains("\"default/ingress/shop\" -> \"default/service/web\" [style=solid, label=\"/\"];"), dot);
    }
}
