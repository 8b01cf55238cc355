package dev.pilothouse.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.session.probe.ProbeResult;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesScreenTest extends ScreenTest {

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();
    private final SameThreadFx now = fx(SameThreadFx::new);

    @AfterEach
    void close() {
        shop.close();
    }

    private ProbesViewModel model() {
        Payments.into(shop);
        ProbesViewModel.Trial trial = (_, _, _) -> new ProbeResult(
                ProbeResult.Verdict.SUCCESS, ProbeResult.Reason.ANSWERED, List.of("200"), "200", "{\"status\":\"up\"}", Duration.ofMillis(12), ProbeResult.Road.PORT_FORWARD);
        return fx(() -> new ProbesViewModel(shop.session(), Payments.REF, UnsentEdit.NONE, trial, now, reviewed::add));
    }

    @Test
    void showsWhatMoreTriesChange() {
        ProbesViewModel model = model();
        ProbesView view = fx(() -> new ProbesView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {}));
        fxRun(model::start);
        Stage stage = showDressed(1170, 826, view);
        screen("probes-before", stage);
        fxRun(() -> {
            model.set(ProbeKind.STARTUP, Setting.FAILURES, 6);
            now.advance(ProbesViewModel.REST);
            model.tryNow(ProbeKind.STARTUP);
        });
        settle();
        screens("probes", stage);
        fxRun(() -> model.suppose(before -> before.with(new Trouble.Hang(120_000))));
        settle();
        screens("probes-hang", stage);
        fxRun(() -> {
            stage.setWidth(690);
            stage.setHeight(530);
        });
        settle();
        screens("probes-small", stage);
        fxRun(model::review);
        assertThat(reviewed).hasSize(1);
    }
}
