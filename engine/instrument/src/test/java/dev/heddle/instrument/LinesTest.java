package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.instrument.fixtures.Language;
import dev.heddle.instrument.fixtures.Locking;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A debugger finds in a rewritten class the lines and variables that it had.
final class LinesTest {
    @ParameterizedTest
    @ValueSource(classes = {Language.class, Locking.class})
    void linesAndVariablesAreKept(Class<?> type) throws IOException {
        var path = type.getName().replace('.', '/');
        byte[] before;
        try (var in = Objects.requireNonNull(type.getResourceAsStream("/" + path + ".class"))) {
            before = in.readAllBytes();
        }

        var after = Rewritten.INSTRUMENTER.rewrite(type.getClassLoader(), path, before);

        var old = ClassFile.of().parse(before).methods();
        var rewritten = ClassFile.of().parse(Objects.requireNonNull(after)).methods();
        assertThat(rewritten).hasSameSizeAs(old);
        for (int i = 0; i < old.size(); i++) {
            assertThat(lines(rewritten.get(i))).isEqualTo(lines(old.get(i)));
            assertThat(variables(rewritten.get(i))).isEqualTo(variables(old.get(i)));
        }
    }

    /// Each line of the code once in a row.
    private static List<Integer> lines(MethodModel method) {
        return method.code()
                .orElseThrow()
                .elementStream()
                .filter(LineNumber.class::isInstance)
                .map(element -> ((LineNumber) element).line())
                .gather(java.util.stream.Gatherer.<Integer, int[], Integer>ofSequential(
                        () -> new int[1], (last, line, sink) -> {
                            boolean isNew = last[0] != line;
                            last[0] = line;
                            return !isNew || sink.push(line);
                        }))
                .toList();
    }

    private static List<String> variables(MethodModel method) {
        return method.code()
                .orElseThrow()
                .elementStream()
                .<String>mapMulti((element, sink) -> {
                    if (element instanceof LocalVariable variable) {
                        sink.accept(variable.slot() + " " + variable.name() + " " + variable.type());
                    } else if (element instanceof LocalVariableType variable) {
                        sink.accept(variable.slot() + " " + variable.name() + " " + variable.signature());
                    }
                })
                .toList();
    }
}
