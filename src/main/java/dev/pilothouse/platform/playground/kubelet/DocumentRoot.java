package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Program.Answer;
import dev.pilothouse.platform.playground.kubelet.shell.Files;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The directory whose files a web server answers with, as far as somebody put files there.
 *
 * @param path empty for a program that serves no files
 * @param mounted whether a volume hides what the image has there
 */
record DocumentRoot(String path, boolean mounted, Files files) {

    static DocumentRoot of(String path, Tree container, Files files) {
        boolean mounted = container.trees("volumeMounts").stream().anyMatch(mount -> mount.text("mountPath").replaceFirst("/$", "").equals(path));
        return new DocumentRoot(path, mounted, files);
    }

    /** Returns the answer with the file that was asked for, or the given one when the image answers by itself. */
    Answer.Http answer(String asked, Answer.Http otherwise) {
        if (path.isEmpty() || otherwise.code() >= 500) {
            return otherwise;
        }
        String plain = asked.contains("?") ? asked.substring(0, asked.indexOf('?')) : asked;
        boolean directory = plain.endsWith("/");
        Optional<String> text = files.read(path + plain + (directory ? "index.html" : "")).map(content -> new String(content, StandardCharsets.UTF_8));
        if (text.isPresent()) {
            return new Answer.Http(200, text.get());
        }
        return mounted ? directory ? page(403, "Forbidden") : page(404, "Not Found") : otherwise;
    }

    private static Answer.Http page(int code, String phrase) {
        String title = code + " " + phrase;
        return new Answer.Http(code, "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n</body>\r\n</html>\r\n");
    }
}
