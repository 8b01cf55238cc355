package dev.pilothouse.platform.playground.apply;

import static dev.pilothouse.platform.playground.apply.Samples.DEPLOYMENT;
import static dev.pilothouse.platform.playground.apply.Samples.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategic merge patches of a Deployment's pods, as the Kubernetes documentation describes them. */
final class StrategicPatchTest {

    private static final String LIVE = """
            spec:
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
              template:
                metadata: {finalizers: [a, b, c]}
                spec:
                  nodeSelector: {disk: ssd}
                  containers:
                  - {name: one, image: 'one:1', ports: [{containerPort: 80, name: web}], args: [x, y]}
                  - {name: two, image: 'two:1'}
                  tolerations: [{key: a}]
            """;

    private static Map<String, Object> patched(String patch) {
        return StrategicPatch.apply(fields(LIVE), fields(patch), Samples.schema(DEPLOYMENT));
    }

    private static void assertPatched(String expected, String patch) {
        Map<String, Object> result = patched(patch);
        assertEquals(fields(expected).get("spec"), result.get("spec"));
    }

    @Test
    void mergesContainersByNameAndReplacesTolerations() {
        assertPatched(
                """
                spec:
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
                  template:
                    metadata: {finalizers: [a, b, c]}
                    spec:
                      nodeSelector: {disk: ssd}
                      containers:
                      - {name: three, image: 'three:1'}
                      - {name: one, image: 'one:2', ports: [{containerPort: 80, name: web}], args: [z]}
                      - {name: two, image: 'two:1'}
                      tolerations: [{key: b}]
                """,
                """
                spec:
                  template:
                    spec:
                      containers: [{name: three, image: 'three:1'}, {name: one, image: 'one:2', args: [z]}]
                      tolerations: [{key: b}]
                """);
    }

    @Test
    void obeysItsDirectives() {
        assertPatched(
                """
                spec:
                  strategy: {type: Recreate}
                  template:
                    metadata: {finalizers: [d, a, c]}
                    spec:
                      nodeSelector: {zone: a}
                      containers:
                      - {name: two, image: 'two:1', ports: [{containerPort: 1}]}
                      tolerations: [{key: a}]
                """,
                """
                spec:
                  strategy: {$retainKeys: [type], type: Recreate}
                  template:
                    metadata: {$deleteFromPrimitiveList/finalizers: [b], $setElementOrder/finalizers: [d, a, c], finalizers: [d]}
                    spec:
                      nodeSelector: {$patch: replace, zone: a}
                      containers: [{name: one, $patch: delete}, {name: two, ports: [{containerPort: 1}]}]
                """);
    }

    @Test
    void replacesAListOnDemand() {
        Map<String, Object> result = patched("spec: {template: {spec: {containers: [{$patch: replace}, {name: new}]}}}");
        assertEquals(List.of(Map.of("name", "new")), new Tree(result).list("spec", "template", "spec", "containers"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | spec: {template: {spec: {containers: [{image: x}]}}}                   | map: map[image:x] does not contain declared merge key: name
            500 | spec: {template: {spec: {containers: [{name: web, $patch: bad}]}}}     | unknown patch type: bad in map: map[$patch:bad name:web]
            500 | spec: {$patch: bad}                                                    | unknown patch type: bad in map: map[$patch:bad]
            400 | spec: {$retainKeys: bad}                                               | invalid patch format of retainKeys
            """)
    void refusesAsTheRealServer(int code, String patch, String message) {
        Refusal refusal = assertThrows(Refusal.class, () -> patched(patch));
        assertEquals(code, refusal.code());
        assertEquals(message, refusal.getMessage());
    }
}
