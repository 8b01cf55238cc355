package dev.pilothouse.platform.playground.registry;

import static dev.pilothouse.platform.playground.registry.SmallCluster.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private final SmallCluster cluster = new SmallCluster();

    @BeforeEach
    void fill() {
        cluster.create("pods", "shop", "{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: web, size: '3'}}, spec: {nodeName: n1}}");
        cluster.create("pods", "shop", "{apiVersion: v1, kind: Pod, metadata: {name: b, labels: {app: db, size: '9'}}, spec: {nodeName: n2}}");
        cluster.create("pods", "shop", "{apiVersion: v1, kind: Pod, metadata: {name: c}}");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private String found(String labels, String fields) {
        Page page = cluster.registry.list(ALICE, cluster.target("pods", "", ""), new ListOptions(labels, fields, 0, "", "", ""));
        List<String> names = page.items().stream().map(item -> item.document().name()).toList();
        return String.join("", names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "app=web|a", "app!=web|bc", "app in (web, db)|ab", "app notin (web)|bc", "app|ab", "!app|c", "app==db,size|b", "size>5|b", "size<5|a",
        "app in ()|''", "app,size in (3,)|a", "app=|''"})
    void labelsSelect(String selector, String names) {
        assertEquals(names, found(selector, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "spec.nodeName=n1|a", "spec.nodeName!=n1|bc", "metadata.name=c|c", "status.phase=Pending|abc", "spec.hostNetwork=false,spec.nodeName==n2|b",
        "metadata.namespace=other|''"})
    void fieldsSelect(String selector, String names) {
        assertEquals(names, found("", selector));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a in (b|unable to parse requirement: found '', expected: ',' or ')'",
        "!|unable to parse requirement: found '', expected: identifier",
        "a=!b|unable to parse requirement: found '!', expected: identifier",
        "a===b|unable to parse requirement: found '=', expected: identifier",
        "a,,b|found ',', expected: identifier after ','",
        "a,b,|found '', expected: identifier after ','"})
    void wrongLabelsAreRefusedInTheServersWords(String selector, String message) {
        Refusal refusal = assertThrows(Refusal.class, () -> found(selector, ""));
        assertEquals(400, refusal.code());
        assertEquals(message, refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "pods|foo=bar|field label not supported: foo",
        "configmaps|foo=bar|\"foo\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
        "jobs.batch|foo=bar|field label \"foo\" not supported for Job",
        "pods|foo|invalid selector: 'foo'; can't understand 'foo'"})
    void unknownFieldsAreRefusedInTheServersWords(String resource, String selector, String message) {
        Refusal refusal = assertThrows(Refusal.class,
                () -> cluster.registry.list(ALICE, cluster.target(resource, "", ""), new ListOptions("", selector, 0, "", "", "")));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void deleteCollectionTakesWhatIsSelected() {
        cluster.registry.deleteCollection(ALICE, cluster.target("pods", "shop", ""), new ListOptions("app=db", "", 0, "", "", ""), DeleteOptions.atOnce());
        assertEquals("ac", found("", ""));
    }
}
