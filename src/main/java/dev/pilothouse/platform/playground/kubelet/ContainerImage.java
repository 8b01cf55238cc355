package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.ImageName;
import dev.pilothouse.platform.playground.fault.PodFaults.Action;
import dev.pilothouse.platform.playground.kubelet.program.Images;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a container comes by its image: policy, pulling, and the back-off where it does not come. */
final class ContainerImage {

    private final ContainerRun container;
    private final PodWorker pod;
    private final Kubelet kubelet;
    private final Machine machine;
    private final BackOff pulls = new BackOff();

    ContainerImage(ContainerRun container, PodWorker pod, Kubelet kubelet, Machine machine) {
        this.container = container;
        this.pod = pod;
        this.kubelet = kubelet;
        this.machine = machine;
    }

    /** Pulls as the policy wants it, and lets the container go on when the image is there. */
    void pull() {
        String text = container.spec().text("image");
        Optional<ImageName> image = Images.named(text);
        if (image.isEmpty()) {
            String why = "Failed to apply default image tag \"" + text + "\": couldn't parse image name \"" + text + "\": invalid reference format"
                    + (text.equals(text.toLowerCase(java.util.Locale.ROOT)) ? "" : ": repository name (library/" + text.replaceAll("[:@].*", "") + ") must be lowercase");
            container.warn("InspectFailed", why);
            container.warn("Failed", "Error: InvalidImageName");
            container.waitFor("InvalidImageName", why, ContainerRun.SYNC, this::pull);
            return;
        }
        String policy = container.spec().text("imagePullPolicy");
        boolean present = machine.hasImage(image.get().full());
        if (present && !policy.equals("Always")) {
            container.say("Pulled", "Container image \"" + text + "\" already present on machine");
            container.create(image.get());
        } else if (policy.equals("Never")) {
            String why = "Container image \"" + text + "\" is not present with pull policy of Never";
            container.warn("ErrImageNeverPull", why);
            container.warn("Failed", "Error: ErrImageNeverPull");
            container.waitFor("ErrImageNeverPull", why, ContainerRun.SYNC, this::pull);
        } else {
            container.say("Pulling", "Pulling image \"" + text + "\"");
            boolean fault = kubelet.faults().active(Action.FAIL_PULL, pod.document());
            ImagePull pull = ImagePull.of(image.get(), kubelet.families().of(image.get()), container.behaviour(Map.of()), present, fault);
            container.later(pull.took(), () -> pulled(text, image.get(), pull));
        }
    }

    private void pulled(String text, ImageName image, ImagePull pull) {
        if (pull.error().isEmpty()) {
            machine.addImage(image.full());
            String took = ImagePull.seconds(pull.took());
            container.say("Pulled", "Successfully pulled image \"" + text + "\" in " + took + " (" + took + " including waiting). Image size: " + pull.bytes() + " bytes.");
            container.create(image);
            return;
        }
        String why = "failed to pull image \"" + text + "\": " + pull.error();
        container.warn("Failed", "Failed to pull image \"" + text + "\": " + pull.error());
        container.warn("Failed", "Error: ErrImagePull");
        Duration wait = pulls.next(kubelet.agenda().instant());
        Duration wholeWait = wait.isZero() ? pulls.next(kubelet.agenda().instant()) : wait;
        container.waitFor("ErrImagePull", pull.error(), ContainerRun.NOTICED, () -> {
            container.say("BackOff", "Back-off pulling image \"" + text + "\"");
            container.warn("Failed", "Error: ImagePullBackOff");
            container.waitFor("ImagePullBackOff", "Back-off pulling image \"" + text + "\": ErrImagePull: " + why, wholeWait, this::pull);
        });
    }
}
