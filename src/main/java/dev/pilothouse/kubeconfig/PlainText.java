package dev.pilothouse.kubeconfig;

import java.util.regex.Pattern;

/** Text of a program without what would steer a terminal or reorder what is read. */
final class PlainText {

    /** Control sequences (ECMA-48): strings such as OSC and DCS up to their end, CSI, other escapes; also their 8-bit forms. */
    private static final Pattern ESCAPES = Pattern.compile("(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*+(?:\u0007|\u001b\\\\|\u009c)?"
            + "|(?:\u001b\\[|\u009b)[0-?]*+[ -/]*+[@-~]?"
            + "|\u001b[ -/]*+[0-~]?");

    private static final Pattern LINE_BREAKS = Pattern.compile("\r\n?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    private PlainText() {}

    static String of(String text) {
        String unescaped = ESCAPES.matcher(text).replaceAll("");
        return CONTROLS.matcher(LINE_BREAKS.matcher(unescaped).replaceAll("\n")).replaceAll("").strip();
    }
}
