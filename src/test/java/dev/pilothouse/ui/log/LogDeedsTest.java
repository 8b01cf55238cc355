package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDeedsTest {

    private static final ResourceRef WEB = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "web");

    private Path folder = Path.of("nowhere");

    private final SameThreadFx fx = new SameThreadFx();
    private final ScriptedLogs logs = new ScriptedLogs();
    private final LogViewModel model = new LogViewModel(
            new Place.Logs(WEB), logs, new LogLook(false, false, true, false, LogLook.Json.MESSAGE), fx, () -> ScriptedLogs.START, Optional::empty);
    private final List<String> told = new ArrayList<>();
    private boolean cancelled;
    private String under = "";
    private final LogDeeds deeds = new LogDeeds(model, new Nowhere(), new Asked(), fx, new Told());

    private final class Asked implements FileDialogs {
        @Override
        public Optional<Path> open(Type type) {
            throw new AssertionError("nothing is opened");
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return cancelled ? Optional.empty() : Optional.of(folder.resolve(under + name));
        }
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void go(Place place) {
            throw new AssertionError("saving leads nowhere");
        }

        @Override
        public void closeDrawer() {}
    }

    private final class Told implements LogDeeds.Teller {
        @Override
        public void copied(String text, int lines, boolean cut) {
            told.add(text);
        }

        @Override
        public void saved(Path file, long lines) {
            told.add(folder.relativize(file) + " " + lines);
        }

        @Override
        public void refused(Problem problem) {
            told.add(problem.code().name());
        }
    }

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        model.start();
        logs.line("web-0", "INFO fine").line("web-0", "ERROR \u001b[31mno route\u001b[0m").line("web-0", "INFO still fine");
        logs.settled();
        fx.advance(LogViewModel.BEAT);
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void savesWhatTheFilterLeaves() throws IOException {
        model.filter().textProperty().set("fine");
        deeds.save(LogDeeds.Part.SHOWN);
        assertThat(text("web.log")).isEqualTo("INFO fine\nINFO still fine\n");
        assertThat(told).containsExactly("web.log 2");
    }

    @Test
    void savesAllWithoutAFilterAsWhatIsShown() throws IOException {
        deeds.save(LogDeeds.Part.SHOWN);
        assertThat(text("web.log").lines()).hasSize(3);
    }

    @Test
    void savesAllWhateverTheFilterHidesAsContainersSaidIt() throws IOException {
        model.filter().textProperty().set("fine");
        deeds.save(LogDeeds.Part.ALL);
        assertThat(text("web.log")).isEqualTo("INFO fine\nERROR \u001b[31mno route\u001b[0m\nINFO still fine\n");
        assertThat(told).containsExactly("web.log 3");
    }

    @Test
    void savesAllCompressed() throws IOException {
        model.filter().textProperty().set("fine");
        deeds.save(LogDeeds.Part.ALL_COMPRESSED);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("web.log.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(3);
        }
        assertThat(told).containsExactly("web.log.gz 3");
    }

    @Test
    void namesPodsWhereThereAreSeveralAndTimesWhereTheyAreShown() throws IOException {
        logs.line("web-1", "INFO from another");
        logs.settled();
        fx.advance(LogViewModel.BEAT);
        model.lines().lookProperty().set(model.lines().lookProperty().get().withTimes(true));
        deeds.save(LogDeeds.Part.ALL);
        assertThat(text("web.log").lines()).last().asString().matches("\\[pod/web-1/app] 2026-03-01T10:00:00\\.548Z INFO from another");
    }

    @Test
    void whoeverChangesTheirMindSavesNothing() throws IOException {
        cancelled = true;
        deeds.save(LogDeeds.Part.ALL);
        assertThat(told).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file");
        under = "taken/";
        deeds.save(LogDeeds.Part.ALL);
        assertThat(told).containsExactly(ProblemCode.FILE_NOT_WRITTEN.name());
    }
}
