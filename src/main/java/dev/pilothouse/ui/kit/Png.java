package dev.pilothouse.ui.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/**
 * Writes pictures in the Portable Network Graphics format (RGBA, 8 bits each, no filter), so that a snapshot of a screen can be
 * kept without loading AWT.
 */
public final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EIGHT_BITS_RGBA = {8, 6, 0, 0, 0};

    private Png() {}

    /** Writes the picture to that file, whose folder is made when it is missing. */
    public static void write(Image picture, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, encode(picture));
    }

    /** Returns the picture as the content of a file. */
    public static byte[] encode(Image picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header((int) picture.getWidth(), (int) picture.getHeight()));
            chunk(out, "IDAT", pixels(picture));
            chunk(out, "IEND", new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(EIGHT_BITS_RGBA);
        }
        return bytes.toByteArray();
    }

    private static byte[] pixels(Image picture) throws IOException {
        PixelReader reader = picture.getPixelReader();
        int width = (int) picture.getWidth();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            for (int y = 0; y < (int) picture.getHeight(); y++) {
                out.writeByte(0);
                for (int x = 0; x < width; x++) {
                    out.writeInt(Integer.rotateLeft(reader.getArgb(x, y), 8));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
