package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Classes and methods that cannot be rewritten stay as they are and are named once.
final class LeftAloneTest {
    private static final ClassDesc LARGE = ClassDesc.of("com.acme.Large");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final Logger LOGGER = Logger.getLogger("dev.heddle.instrument");

    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            warnings.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    /// A class with a static field `x`, a method `small` that counts it up once, and a method `large`.
    private static byte[] withLarge(Consumer<CodeBuilder> large) {
        return ClassFile.of()
                .build(
                        LARGE,
                        type -> type.withField("x", ConstantDescs.CD_int, ClassFile.ACC_STATIC)
                                .withMethodBody("small", NOTHING, ClassFile.ACC_STATIC, code -> countUp(code, 1))
                                .withMethodBody("large", NOTHING, ClassFile.ACC_STATIC, large));
    }

    private static void countUp(CodeBuilder code, int times) {
        increments(code, times);
        code.return_();
    }

    private static void increments(CodeBuilder code, int times) {
        for (int i = 0; i < times; i++) {
            code.getstatic(LARGE, "x", ConstantDescs.CD_int)
                    .iconst_1()
                    .iadd()
                    .putstatic(LARGE, "x", ConstantDescs.CD_int);
        }
    }

    private byte[] rewrite(byte[] file) {
        var rewritten = Rewritten.INSTRUMENTER.rewrite(getClass().getClassLoader(), "com/acme/Large", file);
        return Objects.requireNonNull(rewritten);
    }

    /// What the methods of a class have counted when each was called once.
    private static int run(byte[] file) throws ReflectiveOperationException {
        var type = new ClassLoader(LeftAloneTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass("com.acme.Large", file, 0, file.length);
            }
        }.define();
        for (var name : List.of("small", "large")) {
            var method = type.getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(null);
        }
        var x = type.getDeclaredField("x");
        x.setAccessible(true);
        return x.getInt(null);
    }

    private static int calls(byte[] file, String method) {
        return (int) ClassFile.of().parse(file).methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .flatMap(m -> m.code().orElseThrow().elementStream())
                .filter(java.lang.classfile.instruction.InvokeInstruction.class::isInstance)
                .count();
    }

    @Test
    void aMethodThatGrowsTooLargeIsLeftAlone() throws ReflectiveOperationException {
        var file = withLarge(code -> countUp(code, 5_000));

        var rewritten = rewrite(file);

        assertThat(run(rewritten)).isEqualTo(5_001);
        assertThat(calls(rewritten, "small")).isEqualTo(2);
        assertThat(calls(rewritten, "large")).isZero();
        assertThat(warnings)
                .containsExactly(
                        "com.acme.Large.large is not watched: it is too large; data races and blocking calls in "
                                + "it are not seen");
    }

    @Test
    void aJumpThatBecomesTooLongIsMadeAnother() throws ReflectiveOperationException {
        var file = withLarge(code -> {
            var end = code.newLabel();
            code.getstatic(LARGE, "x", ConstantDescs.CD_int).iflt(end);
            increments(code, 1_500);
            code.labelBinding(end).return_();
        });

        var rewritten = rewrite(file);

        assertThat(run(rewritten)).isEqualTo(1_501);
        assertThat(calls(rewritten, "large")).isEqualTo(3_001);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aClassOfJava5IsLeftAlone() {
        var old = ClassFile.of().build(ClassDesc.of("com.acme.Old"), type -> type.withVersion(49, 0));
        var instrumenter = Rewritten.INSTRUMENTER;

        assertThat(instrumenter.rewrite(getClass().getClassLoader(), "com/acme/Old", old))
                .isNull();
        assertThat(instrumenter.rewrite(getClass().getClassLoader(), "com/acme/Old", old))
                .isNull();
        assertThat(warnings)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("com.acme.Old is not watched: it was compiled for");
    }

    /// Its version is another only in the sixth and seventh byte.
    @Test
    void aClassOfALaterJavaIsLeftAlone() {
        var later = ClassFile.of().build(ClassDesc.of("com.acme.Later"), type -> {});
        later[6] = 0;
        later[7] = (byte) 200;

        for (int i = 0; i < 2; i++) {
            assertThat(Rewritten.INSTRUMENTER.rewrite(getClass().getClassLoader(), "com/acme/Later", later))
                    .isNull();
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("com.acme.Later is not watched: ")
                .contains("200");
    }

    @Test
    void whatIsNoClassFileIsLeftAlone() {
        assertThat(Rewritten.INSTRUMENTER.rewrite(getClass().getClassLoader(), "com/acme/Broken", new byte[] {1, 2, 3}))
                .isNull();
        assertThat(warnings).hasSize(1).first().asString().startsWith("com.acme.Broken is not watched: ");
    }
}
