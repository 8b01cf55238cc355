package dev.pilothouse.ui.detail;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Evidence;
import dev.pilothouse.diagnosis.Remedy;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is wrong with the object, above its facts: what and why, the proof as it was read, and the best ways out. */
final class DiagnosisNotes {

    private static final int WAYS = 2;
    private static final int PROOFS = 2;

    private final Language language;
    private final Consumer<Remedy> go;

    /**
     * @param go takes a remedy to its place
     */
    DiagnosisNotes(Language language, Consumer<Remedy> go) {
        this.language = language;
        this.go = go;
    }

    List<Node> of(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(this::note).toList();
    }

    private Node note(Diagnosis diagnosis) {
        Note.Tone tone = diagnosis.weight() == Diagnosis.Weight.BAD ? Note.Tone.BAD : Note.Tone.WARN;
        Object[] args = diagnosis.args().stream().map(SafeText::line).toArray();
        String alike = diagnosis.alike() > 1 ? language.words().say("detail.diagnosis.alike", diagnosis.alike()) + " " : "";
        Note note = new Note(
                tone,
                fixed(language.words().say(diagnosis.title(), args)),
                fixed(alike + language.words().say(diagnosis.cause(), args)),
                new VBox(diagnosis.remedies().stream().limit(WAYS).map(this::link).toArray(Node[]::new)));
        note.setId("diagnosis-" + diagnosis.rule().replace('.', '-'));
        VBox box = new VBox(note);
        box.getStyleClass().add("diagnosis");
        diagnosis.evidence().stream().limit(PROOFS).map(this::proof).forEach(box.getChildren()::add);
        return box;
    }

    /** A long name gives way, so that the note is never wider than the drawer. */
    private Node link(Remedy remedy) {
        String key = "diagnosis.remedy." + remedy.way().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String words = language.words().say(key, SafeText.line(remedy.target().shortName()));
        Region link = Buttons.link(fixed(words), () -> go.accept(remedy));
        link.setMinWidth(0);
        return link;
    }

    private Node proof(Evidence evidence) {
        Label source = new Label(language.words()
                .say("detail.diagnosis." + evidence.what().name().toLowerCase(Locale.ROOT), SafeText.line(evidence.detail()), SafeText.line(evidence.source().name())));
        source.getStyleClass().addAll("subtle-text", "small-text");
        source.setWrapText(true);
        Label quote = new Label(evidence.text().lines().map(SafeText::line).collect(Collectors.joining("\n")));
        quote.getStyleClass().add("diagnosis-quote");
        quote.setWrapText(true);
        quote.setMinHeight(Label.USE_PREF_SIZE);
        return new VBox(2, source, quote);
    }

    private static ObservableValue<String> fixed(String text) {
        return new SimpleObjectProperty<>(text);
    }
}
