package dev.millrace.identity;

import io.nayuki.qrcodegen.QrCode;

/// A text as a QR code, ready for an SVG of one path.
///
/// @param viewBox the picture's extent, with the quiet margin that readers need
/// @param path the dark squares
public record QrPicture(String viewBox, String path) {
    /// Modules around the code, as the standard asks.
    private static final int MARGIN = 4;

    static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        var side = code.size + 2 * MARGIN;
        return new QrPicture("0 0 " + side + " " + side, path.toString());
    }
}
