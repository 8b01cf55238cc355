package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.model.ImageName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * What registries said of images, remembered.
 *
 * <p>The first look at an image is waited for; later ones tell what is known and look again beside when that is old, so that nobody waits while typing.
 */
final class RemoteImages {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration KNOWN_HOLDS = Duration.ofMinutes(10);
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(30);
    private static final int MOST = 200;

    private record Look(FutureTask<ImageState> task, long at) {

        boolean isOld() {
            boolean known = task.state() == FutureTask.State.SUCCESS && task.resultNow() instanceof ImageState.Remote;
            return System.nanoTime() - at > (known ? KNOWN_HOLDS : FAILURE_HOLDS).toNanos();
        }
    }

    private final BiFunction<String, String, ImageState> registry;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    /** @param registry asks the registry of an image for it, on an architecture */
    RemoteImages(BiFunction<String, String, ImageState> registry) {
        this.registry = registry;
    }

    ImageState of(String image, String architecture) {
        Look look = looks.get(image);
        if (look == null) {
            look = begin(image, architecture);
        } else if (look.task.isDone() && look.isOld()) {
            begin(image, architecture);
        }
        return answer(look, image);
    }

    private Look begin(String image, String architecture) {
        if (looks.size() >= MOST) {
            looks.clear();
        }
        FutureTask<ImageState> task = new FutureTask<>(() -> registry.apply(image, architecture));
        Look look = new Look(task, System.nanoTime());
        looks.put(image, look);
        Thread.ofVirtual().name("registry").start(task);
        return look;
    }

    private static ImageState answer(Look look, String image) {
        try {
            return look.task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return new ImageState.Unreachable(ImageName.of(image).registry());
        }
        return new ImageState.Unreachable(ImageName.of(image).registry());
    }
}
