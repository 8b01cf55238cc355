package dev.pilothouse.ui.navigation;

import dev.pilothouse.diagnosis.Remedy;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/** Where in the window a remedy is carried out. */
public final class WayOut {

    private WayOut() {}

    public static Place of(Remedy remedy) {
        ResourceRef target = remedy.target();
        return switch (remedy.way()) {
            case IMAGE -> new Place.Guide("deploy", target);
            case ROLL_BACK -> new Place.Rollout(target);
            case PROBES -> new Place.Probes(target);
            case RESOURCES -> new Place.Guide("resources", target);
            case KEYS -> new Place.Keys(target.kind(), Optional.of(target));
            case SCALE -> new Place.Scale(target);
            case AUTOSCALER -> new Place.Guide("autoscaler", target);
            case SERVICE -> new Place.Guide("service", target);
            case INGRESS -> new Place.Guide("ingress", target);
            case QUOTA, EDIT -> new Place.EditYaml(target);
            case DELETE -> new Place.Delete(List.of(target));
            case LOGS -> new Place.Logs(target);
            case PREVIOUS_LOGS -> new Place.Logs(target, "", true);
            case UNCORDON, LOOK -> new Place.Detail(target);
        };
    }
}
