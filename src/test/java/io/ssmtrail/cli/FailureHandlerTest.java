package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.error.ExitCode;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class FailureHandlerTest {

    @Test
    void anErrorOfTheVirtualMachineIsShownAsAFaultAndEndsAsOne() {
        OutputStream exhausting = new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("of the test");
            }
        };

        CommandRun run = CommandRun.withOutput(exhausting, "findings", "--list", "-o", "json");

        assertThat(run).isEqualTo(new CommandRun(ExitCode.BUG, "", """
                Something went wrong that should not have: java.lang.OutOfMemoryError: of the test
                Run it again with --debug, and report what it shows.
                """));
    }
}
