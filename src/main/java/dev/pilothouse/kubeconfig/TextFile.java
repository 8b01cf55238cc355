package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file together with its encoding, so that it can be written back byte for byte: UTF-8, or UTF-16 as PowerShell
 * writes it.
 *
 * @param byteOrderMark the mark that the file starts with, empty for none; not part of the text
 */
record TextFile(String text, String byteOrderMark, Charset charset) {

    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final String MARK = "\uFEFF";

    /**
     * Reads a kubeconfig file; empty when there is none.
     *
     * @throws ProblemException when it is there and cannot be read
     */
    static Optional<TextFile> read(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ProblemException(Problem.of(ProblemCode.KUBECONFIG_UNREADABLE, file.toString()));
            }
            return Optional.of(decode(file, bytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.KUBECONFIG_UNREADABLE, file.toString()).withDetail(reason(e)), e);
        }
    }

    /** Returns the bytes of this file with another text. */
    byte[] encode(String newText) {
        return (byteOrderMark + newText).getBytes(charset);
    }

    /** Returns the system's own words for why a file could not be used. */
    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> Optional.ofNullable(e.getMessage()).orElse("");
        };
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ProblemException(Problem.of(
                        ProblemCode.KUBECONFIG_TOO_LARGE,
                        file.toString(),
                        Long.toString(Files.size(file)),
                        Integer.toString(MAX_BYTES)));
            }
            return bytes;
        }
    }

    private static TextFile decode(Path file, byte[] bytes) {
        Charset charset = charset(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        var decoder = charset.newDecoder();
        var result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw broken(file, text);
        }
        return text.startsWith(MARK) ? new TextFile(text.substring(1), MARK, charset) : new TextFile(text, "", charset);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static ProblemException broken(Path file, String readable) {
        long line = readable.chars().filter(character -> character == '\n').count() + 1;
        int column = readable.length() - readable.lastIndexOf('\n');
        return new ProblemException(
                Problem.of(ProblemCode.KUBECONFIG_BROKEN, file.toString(), Long.toString(line), Integer.toString(column))
                        .withDetail("bytes that are not UTF-8"),
                new CharacterCodingException());
    }
}
