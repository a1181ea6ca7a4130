package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.StepRequest;
import dev.heddle.junit.fixtures.covered.Account;
import dev.heddle.junit.fixtures.covered.CoveredFixture;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A debugger at a test that runs on rewritten classes, in another JVM.
final class DebuggerTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/heddle/junit/fixtures/covered/Account.java");

    @TempDir
    private Path folder;

    private Process process;
    private VirtualMachine debugged;

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /// Starts tests that wait for a debugger, and attaches one.
    private void attach(String option) throws Exception {
        process = Jvm.with(option, "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0")
                .startTest(CoveredFixture.class);
        var first = Objects.requireNonNull(output().readLine());
        var port = first.substring(first.lastIndexOf(' ') + 1);
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port);
        debugged = connector.attach(arguments);
    }

    private BufferedReader output() {
        return process.inputReader();
    }

    private static int line(String text) throws Exception {
        var lines = Files.readAllLines(SOURCE);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }

    /// Goes on until something is to be told.
    private Event next() throws InterruptedException {
        EventSet events = Objects.requireNonNull(debugged.eventQueue().remove(60_000), "no event in a minute");
        return events.iterator().next();
    }

    private <E extends Event> E next(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = next();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
            debugged.resume();
        }
    }

    private ReferenceType prepared() throws InterruptedException {
        var request = debugged.eventRequestManager().createClassPrepareRequest();
        request.addClassFilter(Account.class.getName());
        request.enable();
        debugged.resume();
        var type = next(ClassPrepareEvent.class).referenceType();
        request.disable();
        return type;
    }

    private static StackFrame frame(LocatableEvent event) throws IncompatibleThreadStateException {
        return event.thread().frame(0);
    }

    private static String variables(StackFrame frame) throws AbsentInformationException {
        return frame.visibleVariables().stream().map(LocalVariable::name).collect(Collectors.joining(" "));
    }

    /// The option stands for the way in which the classes come to be rewritten.
    @ParameterizedTest
    @ValueSource(strings = {"the loader", "the agent"})
    void aBreakpointIsHitAtItsLineAndStepsGoFromLineToLine(String way) throws Exception {
        attach(way.equals("the agent") ? Jvm.agent(folder) : "--add-opens=java.base/java.lang=ALL-UNNAMED");
        var account = prepared();
        int line = line("balance += less");

        var breakpoint = debugged.eventRequestManager()
                .createBreakpointRequest(account.locationsOfLine(line).getFirst());
        breakpoint.enable();
        debugged.resume();
        var hit = next(BreakpointEvent.class);

        assertThat(hit.location().lineNumber()).isEqualTo(line);
        assertThat(hit.location().sourceName()).isEqualTo("Account.java");
        assertThat(hit.location().method().name()).isEqualTo("add");
        assertThat(variables(frame(hit))).isEqualTo("deposit less");
        breakpoint.disable();
        var lines = new ArrayList<Integer>();
        var step = debugged.eventRequestManager()
                .createStepRequest(hit.thread(), StepRequest.STEP_LINE, StepRequest.STEP_OVER);
        step.enable();
        for (int i = 0; i < 2; i++) {
            debugged.resume();
            lines.add(next(StepEvent.class).location().lineNumber());
        }
        assertThat(lines).isEqualTo(List.of(line + 1, line + 2));
    }
}
