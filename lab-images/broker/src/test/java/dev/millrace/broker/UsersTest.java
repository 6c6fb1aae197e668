package dev.millrace.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
    @TempDir
    Path folder;

    @Test
    void a_line_names_a_user_and_a_password() throws Exception {
        assertThat(read("lab-1 ABCDEFGH\n\nlab-2 IJKLMNOP\n").passwords())
                .isEqualTo(Map.of("lab-1", "ABCDEFGH", "lab-2", "IJKLMNOP"));
        assertThat(Users.read(Optional.empty()).isEmpty()).isTrue();
    }

    @Test
    void no_password_is_in_its_text() throws Exception {
        assertThat(read("lab-1 ABCDEFGH\n").toString()).contains("lab-1").doesNotContain("ABCDEFGH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lab-1\n", "lab-1 short\n", "__broker ABCDEFGH\n", "lab-1 ABCD\"EFGH\n", "a b ABCDEFGH\n"})
    void a_file_that_is_anything_else_is_a_usage_error_that_repeats_none_of_it(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BrokerFailure.class)
                .hasMessageContaining("--users")
                .hasMessageNotContaining("ABCD");
    }

    private Users read(String text) throws Exception {
        return Users.read(Optional.of(Files.writeString(folder.resolve("users"), text)));
    }
}
