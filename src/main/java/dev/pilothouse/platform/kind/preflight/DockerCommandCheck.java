package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether the docker command is there, which kind does all its work with, and new enough for the engine. */
final class DockerCommandCheck {

    private static final Mend READ = new Mend.Read(URI.create("https://docs.docker.com/engine/install/"));
    /** The first client that speaks API 1.44, the oldest that Docker 29 answers. */
    private static final Version SPEAKS_1_44 = Version.of(25, 0);
    private static final Version API_1_44 = Version.of(1, 44);

    private DockerCommandCheck() {}

    /** @param engine empty while none answers */
    static List<PreflightFinding> of(ToolFacts docker, Optional<EngineFacts> engine) {
        return List.of(switch (docker) {
            case ToolFacts.Absent() -> error("absent").mendedBy(READ);
            case ToolFacts.Silent silent -> error("silent", silent.file().toString(), Long.toString(silent.seconds()));
            case ToolFacts.Broken broken -> error("broken", broken.file().toString(), broken.words());
            case ToolFacts.Found found when engine.filter(it -> isTooOld(found.version(), it)).isPresent() ->
                error("too-old", found.version().toString(), engine.get().version().toString(), SPEAKS_1_44.release()).mendedBy(READ);
            case ToolFacts.Found found ->
                found.onPath()
                        ? PreflightFinding.of(Check.DOCKER_COMMAND, Level.GOOD, "found", found.version().toString())
                        : PreflightFinding.of(
                                Check.DOCKER_COMMAND, Level.GOOD, "off-path", found.version().toString(), String.valueOf(found.file().getParent()));
        });
    }

    private static boolean isTooOld(Version client, EngineFacts engine) {
        return client.isBefore(SPEAKS_1_44) && !engine.oldestApi().isBefore(API_1_44);
    }

    private static PreflightFinding error(String variant, String... args) {
        return PreflightFinding.of(Check.DOCKER_COMMAND, Level.ERROR, variant, args);
    }
}
