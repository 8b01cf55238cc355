package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.model.Quantity;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** An amount of a resource: typed, and for those with a known reach dragged along a slider with a mark for what is used in fact. */
final class AmountEditor extends Editor {

    private static final int COLUMNS = 7;
    private static final double THUMB = 16;

    private final TextField text = new TextField();
    private final TypedText typed;
    private final Slider slider = new Slider();
    private final Region mark = new Region();
    private final StackPane rail = new StackPane(slider, mark);
    private final HBox row = new HBox(rail, text);
    private double reach = 1;
    private boolean binary;
    private double observed = -1;
    private boolean showing;

    AmountEditor(Field field, FormContext context) {
        typed = new TypedText(text, field, context);
        text.setPrefColumnCount(COLUMNS);
        text.setMinWidth(Region.USE_PREF_SIZE);
        row.getStyleClass().add("guide-amount");
        HBox.setHgrow(rail, Priority.ALWAYS);
        mark.getStyleClass().add("guide-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        slider.setBlockIncrement(0);
        slider.valueProperty().subscribe((_, now) -> {
            if (!showing) {
                text.setText(quantity(now.doubleValue()));
            }
        });
        rail.layoutBoundsProperty().subscribe(_ -> placeMark());
    }

    @Override
    Node node() {
        return row;
    }

    @Override
    Node target() {
        return text;
    }

    @Override
    void show(Field field, Form form) {
        typed.show(field, form);
        Input.Amount amount = (Input.Amount) field.input();
        rail.setVisible(amount.reach().isPresent());
        rail.setManaged(amount.reach().isPresent());
        amount.reach().ifPresent(most -> showSlider(most, amount.observed(), field.text(form.sheet())));
    }

    private void showSlider(Quantity most, Optional<Quantity> used, String value) {
        binary = most.text().endsWith("i");
        reach = steps(most);
        observed = used.map(this::steps).orElse(-1.0);
        showing = true;
        slider.setMax(reach);
        slider.setBlockIncrement(Math.max(1, Math.rint(reach / 40)));
        if (!slider.isValueChanging()) {
            slider.setValue(Quantity.parse(value).map(this::steps).orElse(0.0));
        }
        showing = false;
        placeMark();
    }

    private void placeMark() {
        mark.setVisible(observed >= 0);
        double width = rail.getWidth() - THUMB;
        mark.resizeRelocate(THUMB / 2 + width * Math.min(1, observed / reach) - 1, rail.getHeight() / 2 - 7, 2, 14);
    }

    /** Thousandths, or mebibytes for what is counted in powers of two. */
    private double steps(Quantity quantity) {
        double value = quantity.value().doubleValue();
        return binary ? value / (1 << 20) : value * 1000;
    }

    private String quantity(double steps) {
        double grain = reach > 4000 ? 100 : reach > 400 ? 10 : 1;
        long rounded = (long) (Math.rint(steps / grain) * grain);
        return rounded <= 0 ? "" : rounded + (binary ? "Mi" : "m");
    }
}
