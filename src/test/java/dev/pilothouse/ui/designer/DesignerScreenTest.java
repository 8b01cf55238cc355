package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class DesignerScreenTest extends ScreenTest {

    private final List<Blueprint> created = new ArrayList<>();
    private List<PreflightFinding> findings = List.of();
    private final SameThreadFx time = fx(SameThreadFx::new);
    private final DesignerViewModel model =
            fx(() -> new DesignerViewModel(Designs.shop(), _ -> findings, UnsentEdit.NONE, time, created::add));

    private Stage show(double width, double height) {
        DesignerView.Helpers helpers =
                new DesignerView.Helpers(() -> List.of("kindest/node:v1.34.2"), Optional::empty, () -> {}, () -> {}, _ -> {}, () -> {});
        Stage stage = showDressed(width, height, fx(() -> new DesignerView(model, language, helpers, new Region())));
        fxRun(() -> {
            model.shown();
            time.advance(PreflightViewModel.REST);
        });
        settle();
        return stage;
    }

    @Test
    void aNodeIsEditedAsDrawn() {
        Stage stage = show(1384, 820);
        fxRun(() -> model.choose(new Chosen.Node(2)));
        settle();
        screens("designer", stage);
    }

    @Test
    void everyOptionHasItsEditor() {
        Stage stage = show(1384, 820);
        for (ClusterOption option : ClusterOption.values()) {
            fxRun(() -> model.choose(new Chosen.Option(option)));
            settle();
            screen("designer-" + option.anchor(), stage);
        }
    }
}
