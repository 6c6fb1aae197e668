package dev.millrace.shop;

import dev.millrace.content.text.Highlighter;
import dev.millrace.content.text.Language;
import java.util.ArrayList;
import java.util.List;

/// Two texts line by line: what they share stands on the same row, what differs is marked.
public final class SideBySide {
    private SideBySide() {}

    /// One row; an empty side has no line there. The `html` is highlighted code.
    ///
    /// @param left number of the line, 0 where there is none
    public record Row(int left, String leftHtml, int right, String rightHtml, boolean differs) {}

    static List<Row> of(List<String> left, List<String> right) {
        int[][] common = common(left, right);
        var rows = new ArrayList<Row>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                rows.add(new Row(i + 1, html(left.get(i++)), j + 1, html(right.get(j++)), false));
                continue;
            }
            int endLeft = i;
            int endRight = j;
            while (endLeft < left.size() || endRight < right.size()) {
                boolean same = endLeft < left.size()
                        && endRight < right.size()
                        && left.get(endLeft).equals(right.get(endRight));
                if (same) break;
                if (endRight >= right.size()
                        || (endLeft < left.size() && common[endLeft + 1][endRight] >= common[endLeft][endRight + 1]))
                    endLeft++;
                else endRight++;
            }
            while (i < endLeft || j < endRight) {
                boolean hasLeft = i < endLeft;
                boolean hasRight = j < endRight;
                rows.add(new Row(
                        hasLeft ? i + 1 : 0,
                        hasLeft ? html(left.get(i++)) : "",
                        hasRight ? j + 1 : 0,
                        hasRight ? html(right.get(j++)) : "",
                        true));
            }
        }
        return rows;
    }

    /// How many lines the rests of both have in common, for each pair of places.
    private static int[][] common(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 2][right.size() + 2];
        for (int i = left.size() - 1; i >= 0; i--)
            for (int j = right.size() - 1; j >= 0; j--)
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
        return common;
    }

    private static String html(String line) {
        return Highlighter.html(Language.JAVA, line);
    }
}
