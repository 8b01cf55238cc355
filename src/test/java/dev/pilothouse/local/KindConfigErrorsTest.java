package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences are what kind 0.33.0 printed. */
class KindConfigErrorsTest {

    private static final String HEAD = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

    private static List<String> fields(String printed, Blueprint blueprint) {
        return KindConfigErrors.of(printed, blueprint).stream().map(finding -> FieldCheck.said(finding.field())).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'Bad_Name' is not a valid cluster name, cluster names must match `^[a-z0-9.-]+$` | name",
        "[invalid apiServerPort: invalid port number: 70000, invalid kubeProxyMode: zz] | networking.apiServerPort networking.kubeProxyMode",
        "invalid pod subnet expected IPv6 CIDR for IPv6 family | networking.podSubnet",
        "[invalid pod subnet only one CIDR allowed for single-stack networking, invalid service subnet failed to parse cidr value:\"\" with error: invalid CIDR address: , invalid kubeProxyMode: zz] | networking.podSubnet networking.serviceSubnet networking.kubeProxyMode",
        "[invalid ipFamily: ipv5, must have at least one control-plane node] | networking.ipFamily nodes",
        "[invalid configuration for node 0: [invalid hostPort: invalid port number: 99999, invalid containerPort: invalid port number: 70000, invalid hostPort: invalid port number: -2], invalid configuration for node 1: invalid portMapping: port mapping with same listen address, port and protocol already configured: 127.0.0.1:80/UDP] | nodes[0].extraPortMappings[0] nodes[0].extraPortMappings[1] nodes[0].extraPortMappings[2] nodes[1].extraPortMappings[1]",
        "invalid configuration for node 1: \"boss\" is not a valid node role | nodes[1].role",
        "unknown apiVersion: kind.x-k8s.io/v1alpha9 | apiVersion",
        "unknown kind Klaster for apiVersion: kind.x-k8s.io/v1alpha4 | kind",
        "unable to decode config: Unknown PortMappingProtocol: \"XTP\" | ~~",
    })
    void aSentenceLeadsToItsField(String sentence, String expected) {
        Blueprint blueprint = Blueprint.of(HEAD + """
                nodes:
                - role: control-plane
                  extraPortMappings: [{containerPort: 80, hostPort: 99999}, {containerPort: 70000}, {containerPort: 80, hostPort: -2}]
                - role: boss
                  extraPortMappings:
                  - {containerPort: 80, hostPort: 80, listenAddress: 127.0.0.1, protocol: UDP}
                  - {containerPort: 81, hostPort: 80, listenAddress: 127.0.0.1, protocol: UDP}
                """);
        assertEquals(List.of(expected.split(" ", -1)), fields("ERROR: failed to create cluster: " + sentence + "\n", blueprint));
    }

    @Test
    void aLineIsOneOfTheTextThatKindWasGiven() {
        Blueprint blueprint = Blueprint.of("""
                kind: Blueprint
                apiVersion: pilothouse.dev/v1alpha1
                image: kindest/node:v1.34.4
                ---
                kind: Cluster
                apiVersion: kind.x-k8s.io/v1alpha4
                nodes:
                - role: control-plane
                - role: worker
                  bogus: 1
                networking:
                  apiServerPort: abc
                """);
        List<String> given = blueprint.kindConfig().lines().toList();
        int bogus = given.indexOf("  bogus: 1") + 1;
        int port = given.indexOf("  apiServerPort: abc") + 1;
        assertEquals(List.of("nodes[1].bogus", "networking.apiServerPort"), fields("""
                ERROR: failed to create cluster: unable to decode config: yaml: unmarshal errors:
                  line %d: field bogus not found in type v1alpha4.Node
                  line %d: cannot unmarshal !!str `abc` into int32
                """.formatted(bogus, port), blueprint));
    }

    @Test
    void otherFailuresAreNotAboutTheConfiguration() {
        Blueprint blueprint = Blueprint.of(HEAD);
        assertEquals(List.of(), fields("ERROR: failed to create cluster: node(s) already exist for a cluster with the name \"t1\"\n", blueprint));
        assertEquals(List.of(), fields("", blueprint));
    }
}
