package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One guide as a test fills it in: by the keys of its fields. */
record GuideCase(Guide guide, Sheet sheet) {

    private static final List<Kind> KINDS = List.of(
            BuiltIn.POD, BuiltIn.SERVICE, BuiltIn.SERVICE_ACCOUNT, BuiltIn.NAMESPACE, BuiltIn.QUOTA, BuiltIn.LIMIT_RANGE, BuiltIn.DEPLOYMENT, BuiltIn.STATEFUL_SET,
            BuiltIn.CRON_JOB, BuiltIn.JOB, BuiltIn.AUTOSCALER, BuiltIn.BUDGET, BuiltIn.INGRESS, BuiltIn.INGRESS_CLASS, BuiltIn.ROLE, BuiltIn.ROLE_BINDING, BuiltIn.NETWORK_POLICY, BuiltIn.NODE);

    static final String WEB =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, uid: u-web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: web:1
                      ports: [{name: http, containerPort: 8080}]
                      resources: {requests: {cpu: 100m, memory: 64Mi}}
            """;

    static Document read(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    static Document pod(String name, boolean ready) {
        return read("apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + ", namespace: shop, uid: u-" + name + ", labels: {app: web}}\n"
                + "spec: {containers: [{name: web, image: 'web:1', ports: [{name: http, containerPort: 8080}]}]}\n"
                + "status: {conditions: [{type: Ready, status: '" + (ready ? "True" : "False") + "'}]}\n");
    }

    /** Starts from an object. */
    static GuideCase of(Guide guide, String yaml, Document... around) {
        Document live = read(yaml);
        Kind kind = KINDS.stream().filter(known -> known.name().equals(live.kindName())).findFirst().orElseThrow();
        String home = kind.sameAs(BuiltIn.NAMESPACE) ? live.name() : live.namespace();
        ResourceRef ref = new ResourceRef(kind, live.namespace(), live.name());
        return new GuideCase(guide, guide.start(new Subject(Optional.of(ref), Optional.of(live), home, List.of(around))));
    }

    /** Starts from nothing. */
    static GuideCase fresh(Guide guide, Document... around) {
        return new GuideCase(guide, guide.start(new Subject(Optional.empty(), Optional.empty(), "shop", List.of(around))));
    }

    Form form() {
        return Form.of(guide, sheet);
    }

    Field field(String key) {
        return fields().filter(field -> field.key().equals(key)).findFirst().orElseThrow();
    }

    private Stream<Field> fields() {
        return form().sections().stream().flatMap(section -> section.fields().stream()).flatMap(field -> field.all().stream());
    }

    boolean asks(String key) {
        return fields().anyMatch(field -> field.key().equals(key));
    }

    GuideCase type(String key, String text) {
        return new GuideCase(guide, field(key).typed(sheet, text));
    }

    /** Clicks the only mend of the remark with that key. */
    GuideCase mend(String key) {
        Remark remark = form().remarks().stream().filter(found -> found.effect().key().equals(key)).findFirst().orElseThrow();
        return new GuideCase(guide, remark.mends().getFirst().edit().apply(sheet));
    }

    List<String> said() {
        return form().remarks().stream().map(remark -> remark.effect().key()).toList();
    }

    Effect effect(String key) {
        return form().remarks().stream().map(Remark::effect).filter(effect -> effect.key().equals(key)).findFirst().orElseThrow();
    }

    List<Draft.Wish> wishes() {
        return form().draft((version, name) -> KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst()).wishes();
    }
}
