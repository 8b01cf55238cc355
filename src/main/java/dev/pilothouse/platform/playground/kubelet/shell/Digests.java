package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that tell whether two files are the same: {@code md5sum}, {@code sha1sum}, {@code sha256sum}. */
final class Digests {

    private Digests() {}

    static void addTo(Map<String, Commands.Command> all) {
        all.put("md5sum", call -> sum(call, "MD5"));
        all.put("sha1sum", call -> sum(call, "SHA-1"));
        all.put("sha256sum", call -> sum(call, "SHA-256"));
    }

    private static int sum(Invocation call, String algorithm) throws IOException {
        int code = 0;
        for (String name : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            Optional<byte[]> content = name.equals("-") ? Optional.of(call.io().in().readAllBytes()) : call.files().read(call.path(name));
            if (content.isPresent()) {
                call.line(hex(algorithm, content.get()) + "  " + name);
            } else {
                code = call.fail(call.files().isDirectory(call.path(name)) ? "read error: Is a directory" : "can't open '" + name + "': No such file or directory");
            }
        }
        return code;
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
