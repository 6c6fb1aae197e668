package dev.millrace.grader.frames;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Makes the values of what is received. A number such as `1e999999999` is short to write and takes a gigabyte to
/// subtract from another or to write out, so numbers that far out arrive as text.
final class TameNodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    /// Digits before or behind the point; a double has at most 324 (Java Language Specification, 4.2.3).
    private static final long FAR = 1000;

    @Override
    public ValueNode numberNode(@Nullable BigDecimal number) {
        return number == null || near(number) ? super.numberNode(number) : textNode(number.toString());
    }

    private static boolean near(BigDecimal number) {
        return Math.abs((long) number.scale()) <= FAR;
    }
}
