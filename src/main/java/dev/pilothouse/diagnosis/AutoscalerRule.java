package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.Relations;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;

/** An autoscaler that sees no figures, has nothing to scale, or is held at its limit. */
final class AutoscalerRule implements Rule {

    @Override
    public boolean concerns(String kind) {
        return kind.equals("HorizontalPodAutoscaler");
    }

    @Override
    public List<Diagnosis> look(Document autoscaler, Scene scene) {
        ResourceRef ref = Objects.ref(autoscaler);
        Optional<ResourceRef> target = Relations.of(autoscaler).stream()
                .filter(relation -> relation.role() == Relation.Role.TARGET)
                .map(relation -> ((Relation.Refers) relation).target())
                .findFirst();
        String named = target.map(ResourceRef::shortName).orElse("");
        Optional<Tree> unable = Objects.condition(autoscaler, "AbleToScale", "False");
        if (unable.isPresent()) {
            return List.of(Diagnosis.bad("autoscaler.target", ref, named)
                    .proven(Objects.quoted(autoscaler, unable.get()))
                    .mended(new Remedy(Way.AUTOSCALER, ref)));
        }
        Optional<Tree> blind = Objects.condition(autoscaler, "ScalingActive", "False");
        if (blind.isPresent()) {
            String reason = blind.get().text("reason");
            String message = blind.get().text("message");
            if (reason.equals("ScalingDisabled")) {
                return List.of(Diagnosis.warning("autoscaler.zero", ref, named).proven(Objects.quoted(autoscaler, blind.get())).mended(target
                        .map(scaled -> new Remedy(Way.SCALE, scaled))
                        .orElse(new Remedy(Way.AUTOSCALER, ref))));
            }
            boolean requests = message.contains("missing request");
            Remedy remedy = requests && target.isPresent() ? new Remedy(Way.RESOURCES, target.get()) : new Remedy(Way.AUTOSCALER, ref);
            return List.of(Diagnosis.bad(requests ? "autoscaler.requests" : "autoscaler.blind", ref, named)
                    .proven(Objects.quoted(autoscaler, blind.get()))
                    .mended(remedy));
        }
        return Objects.condition(autoscaler, "ScalingLimited", "True")
                .filter(limited -> limited.text("reason").equals("TooManyReplicas"))
                .map(limited -> List.of(Diagnosis.warning("autoscaler.limit", ref, named, autoscaler.tree().text("spec", "maxReplicas"))
                        .proven(Objects.quoted(autoscaler, limited))
                        .mended(new Remedy(Way.AUTOSCALER, ref))))
                .orElse(List.of());
    }
}
