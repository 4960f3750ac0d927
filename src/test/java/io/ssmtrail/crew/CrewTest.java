package io.ssmtrail.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {

    private final Crew crew = new Crew();
    private final CountDownLatch waiting = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAClientMakesOfBeingCalledOffIsNoFailure(boolean closedTheConnection) throws InterruptedException {
        crew.start("asking", () -> {
            try {
                waitForAnAnswer();
            } catch (InterruptedException e) {
                throw new IllegalStateException(
                        "thread waiting for the response was interrupted",
                        closedTheConnection ? new ClosedByInterruptException() : e);
            }
        });
        waiting.await();

        crew.callOff();
        crew.join();

        assertThat(crew.isStopped()).isTrue();
    }

    @Test
    void aFailureIsTheCrewsAndCallsTheOthersOff() throws InterruptedException {
        CountDownLatch calledOff = new CountDownLatch(1);
        crew.start("asking", () -> {
            try {
                waitForAnAnswer();
            } finally {
                calledOff.countDown();
            }
        });
        waiting.await();

        crew.start("failing", () -> {
            throw new IllegalArgumentException("a disk is full");
        });

        assertThatThrownBy(crew::join)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a disk is full");
        calledOff.await();
    }

    @Test
    void anInterruptionThatNobodyAskedForIsAFailure() {
        crew.start("asking", () -> {
            throw new IllegalStateException("interrupted", new InterruptedException());
        });

        assertThatThrownBy(crew::join).hasMessage("interrupted");
    }

    @Test
    void aFailureWhileLeavingOffIsTold() throws InterruptedException {
        crew.start("asking", () -> {
            try {
                waitForAnAnswer();
            } catch (InterruptedException e) {
                throw new IllegalArgumentException("a disk is full");
            }
        });
        waiting.await();

        crew.callOff();

        assertThatThrownBy(crew::join).hasMessage("a disk is full");
    }

    private void waitForAnAnswer() throws InterruptedException {
        waiting.countDown();
        new CountDownLatch(1).await();
    }
}
