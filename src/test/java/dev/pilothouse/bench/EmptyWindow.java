package dev.pilothouse.bench;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a JavaFX program of our theme can show; prints when its first frame was painted. */
public final class EmptyWindow {

    private EmptyWindow() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window itself: JavaFX on the class path wants it apart from the main class. */
    public static final class Window extends Application {

        private int pulses;

        @Override
        public void start(Stage stage) {
            setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(new StackPane(), 1440, 900);
            scene.addPreLayoutPulseListener(this::pulse);
            stage.setScene(scene);
            stage.show();
        }

        private void pulse() {
            pulses++;
            if (pulses == 2) {
                System.out.println(FirstFrame.MARK);
            }
            Platform.requestNextPulse();
        }
    }
}
