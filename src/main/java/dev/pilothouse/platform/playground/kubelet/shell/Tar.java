package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code tar cf -} and {@code tar xf -} as {@code kubectl cp} calls them: the ustar format of POSIX.1, regular files and directories. */
final class Tar {

    private static final int BLOCK = 512;
    private static final int LARGEST = 32 << 20;

    private Tar() {}

    static int run(Invocation call) throws IOException {
        String mode = call.words().size() > 1 ? call.words().get(1) : "";
        String directory = call.value("-C").map(call::path).orElse(call.shell().directory());
        if (mode.contains("x")) {
            return extract(call, directory);
        }
        if (mode.contains("c")) {
            List<String> names = call.words().stream().skip(2).filter(word -> !word.startsWith("-") && !word.equals(call.value("-C").orElse(""))).toList();
            return create(call, directory, names);
        }
        return call.fail("only c and x are simulated");
    }

    private static int create(Invocation call, String directory, List<String> names) throws IOException {
        OutputStream out = call.io().out();
        for (String name : names) {
            String path = Files.normal(directory, name);
            if (!call.files().exists(path)) {
                call.fail(name + ": No such file or directory");
                return call.fail("error exit delayed from previous errors");
            }
            add(call, name.startsWith("/") ? name.substring(1) : name, path, out);
        }
        out.write(new byte[2 * BLOCK]);
        out.flush();
        return 0;
    }

    private static void add(Invocation call, String name, String path, OutputStream out) throws IOException {
        if (call.files().isDirectory(path)) {
            out.write(header(call, name + "/", 0, '5'));
            for (String entry : call.files().list(path)) {
                add(call, name + "/" + entry, Files.normal(path, entry), out);
            }
            return;
        }
        byte[] content = call.files().read(path).orElse(new byte[0]);
        out.write(header(call, name, content.length, '0'));
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static byte[] header(Invocation call, String name, int size, char type) {
        byte[] header = new byte[BLOCK];
        String prefix = "";
        String rest = name;
        if (name.length() > 100) {
            int slash = name.lastIndexOf('/', Math.min(155, name.length() - 2));
            prefix = slash > 0 ? name.substring(0, slash) : "";
            rest = slash > 0 ? name.substring(slash + 1) : name.substring(0, 100);
        }
        put(header, 0, rest);
        put(header, 100, type == '5' ? "0000755" : "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", size));
        put(header, 136, String.format("%011o", call.shell().host().now().getEpochSecond()));
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 257, "ustar");
        put(header, 263, "00");
        put(header, 345, prefix);
        int sum = 0;
        for (byte b : header) {
            sum += b & 255;
        }
        put(header, 148, String.format("%06o", sum));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, BLOCK - at));
    }

    private static int extract(Invocation call, String directory) throws IOException {
        InputStream in = call.io().in();
        String longName = "";
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                in.transferTo(OutputStream.nullOutputStream());
                return 0;
            }
            String size = text(header, 124, 12).strip();
            long length = size.matches("[0-7]{1,11}") ? Long.parseLong(size, 8) : -1;
            if (length < 0 || length > LARGEST) {
                return call.fail("invalid tar header");
            }
            byte[] content = in.readNBytes((int) length);
            in.readNBytes((int) ((BLOCK - length % BLOCK) % BLOCK));
            char type = (char) header[156];
            if (type == 'L') {
                longName = new String(content, StandardCharsets.UTF_8).replace("\0", "");
                continue;
            }
            String prefix = text(header, 345, 155);
            String name = longName.isEmpty() ? (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100) : longName;
            longName = "";
            String path = Files.normal(directory, name);
            Optional<String> wrong = type == '5' ? call.files().makeDirectory(path) : type == '0' || type == 0 ? write(call, path, content) : Optional.empty();
            if (wrong.isPresent()) {
                call.fail("can't open '" + name + "': " + wrong.get());
                return 1;
            }
        }
    }

    private static Optional<String> write(Invocation call, String path, byte[] content) {
        String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        if (!call.files().isDirectory(parent)) {
            call.files().makeDirectory(parent);
        }
        return call.files().write(path, content);
    }

    private static String text(byte[] header, int at, int most) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = at; i < at + most && header[i] != 0; i++) {
            text.write(header[i]);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
