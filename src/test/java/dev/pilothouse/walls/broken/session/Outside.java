package dev.pilothouse.walls.broken.session;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ResourceBundle;
import javafx.scene.web.WebView;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Touches the world without a guard. */
final class Outside {

    Process started() throws IOException {
        return new ProcessBuilder("true").start();
    }

    Process startedAsText() throws IOException {
        return Runtime.getRuntime().exec(new String[] {"true"});
    }

    String sentence() {
        return ResourceBundle.getBundle("none").getString("key");
    }

    void print() {
        System.out.println("printed");
    }

    Object revived(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        return stream.readObject();
    }

    Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    Config kubeconfig(String text) {
        return Config.fromKubeconfig(text);
    }

    WebView page() {
        return new WebView();
    }
}
