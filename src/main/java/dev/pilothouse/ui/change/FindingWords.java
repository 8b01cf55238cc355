package dev.pilothouse.ui.change;

import dev.pilothouse.guide.editor.Finding;
import dev.pilothouse.guide.editor.Finding.Fault;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.words.Words;

/** Says what is wrong in a text. */
final class FindingWords {

    private FindingWords() {}

    static String say(Words words, Finding finding) {
        return switch (finding.fault()) {
            case Fault.Unreadable unreadable -> ProblemView.title(words, unreadable.problem());
            case Fault.UnknownField field -> field.meant()
                    .map(meant -> words.say("change.editor.fault.field-meant", field.name(), meant))
                    .orElseGet(() -> words.say("change.editor.fault.field", field.name()));
            case Fault.WrongType type ->
                words.say("change.editor.fault.type", last(finding.path()), type.wanted(), words.say("change.editor.given." + type.given()));
            case Fault.Missing missing -> finding.path().isEmpty() || finding.path().equals(missing.name())
                    ? words.say("change.editor.fault.missing-top", missing.name())
                    : words.say("change.editor.fault.missing", missing.name(), finding.path());
            case Fault.NotAllowed value ->
                words.say("change.editor.fault.value", value.value(), last(finding.path()), String.join(", ", value.allowed()));
            case Fault.UnknownKind kind -> kind.meant()
                    .map(meant -> words.say("change.editor.fault.kind-meant", kind.apiVersion(), kind.kind(), meant))
                    .orElseGet(() -> words.say("change.editor.fault.kind", kind.apiVersion(), kind.kind()));
        };
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
