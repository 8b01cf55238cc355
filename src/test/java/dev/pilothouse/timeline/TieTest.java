package dev.pilothouse.timeline;

import static dev.pilothouse.timeline.Happened.CONFIG;
import static dev.pilothouse.timeline.Happened.WEB;
import static dev.pilothouse.timeline.Happened.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TieTest {

    private final Map<String, Document> objects = new HashMap<>();

    private void put(String json) {
        Document document = new Document(Json.read(json.replace('\'', '"')));
        objects.put(document.kindName() + "/" + document.name(), document);
    }

    private List<String> ties(ResourceRef of) {
        return Tie.of(of, ref -> Optional.ofNullable(objects.get(ref.kind().name() + "/" + ref.name()))).stream()
                .map(tie -> tie.how() + " " + tie.ref().shortName() + " " + tie.writers().stream().map(Tie.Writer::name).toList())
                .toList();
    }

    @Test
    void followsOwnersAndWhatTheyName() {
        put("""
                {'apiVersion':'v1','kind':'Pod','metadata':{'name':'web-5f-a','namespace':'shop','ownerReferences':[
                  {'apiVersion':'apps/v1','kind':'ReplicaSet','name':'web-5f','controller':true}]},
                 'spec':{'nodeName':'one','containers':[{'name':'c','envFrom':[{'configMapRef':{'name':'web-config'}}]}]}}
                """);
        put("""
                {'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'web-5f','namespace':'shop','ownerReferences':[
                  {'apiVersion':'apps/v1','kind':'Deployment','name':'web','controller':true}]}}
                """);
        put("""
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'shop','managedFields':[
                  {'manager':'helm','time':'2026-11-29T10:00:00Z'},{'manager':'kubelet','subresource':'status','time':'2026-11-29T10:00:00Z'}]},
                 'spec':{'template':{'spec':{'volumes':[{'secret':{'secretName':'web-tls'}},{'configMap':{'name':'web-config'}}]}}}}
                """);

        assertEquals(
                List.of(
                        "ITSELF pod/web-5f-a []", "OWNER replicaset/web-5f []", "OWNER deployment/web [helm]", "USED node/one []",
                        "USED configmap/web-config []", "USED secret/web-tls []"),
                ties(pod("web-5f-a")));
    }

    @Test
    void whatIsGoneIsTiedToItselfAlone() {
        assertEquals(List.of("ITSELF pod/gone []"), ties(pod("gone")));
        assertEquals(List.of("ITSELF configmap/web-config []"), ties(CONFIG));
        assertEquals(List.of("ITSELF deployment/web []"), ties(WEB));
    }
}
