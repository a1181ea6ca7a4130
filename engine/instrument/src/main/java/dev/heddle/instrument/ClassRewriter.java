package dev.heddle.instrument;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ShortJumpsOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Superclass;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rewrites one class.
final class ClassRewriter {
    private static final Set<String> HANDLES = Set.of(
            "Ljava/lang/invoke/VarHandle;",
            "Ljava/util/concurrent/atomic/AtomicIntegerFieldUpdater;",
            "Ljava/util/concurrent/atomic/AtomicLongFieldUpdater;",
            "Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;");
    /// A method must have less than 65,536 bytes; only one that is large already can come near.
    private static final int LARGE = 6_000;

    private final ClassModel type;
    private final Hierarchy hierarchy;
    private final Probes probes;
    private final ClassHierarchyResolver resolver;
    private final boolean namesObjects;
    /// What it extends in place of a class of the JDK, or `null` if its superclass stays.
    private final @Nullable ClassDesc base;

    /// @param resolver finds classes for stack maps that must be made anew
    ClassRewriter(ClassModel type, Hierarchy hierarchy, Probes probes, ClassHierarchyResolver resolver) {
        this.type = type;
        this.hierarchy = hierarchy;
        this.probes = probes;
        this.resolver = resolver;
        this.namesObjects = synchronizes(type);
        this.base = type.superclass()
                .map(above -> probes.bases().get(above.asInternalName()))
                .orElse(null);
    }

    /// Whether it is likely that goroutines synchronise by objects of a class.
    private static boolean synchronizes(ClassModel type) {
        return type.fields().stream().anyMatch(ClassRewriter::orders)
                || type.methods().stream().anyMatch(ClassRewriter::locks);
    }

    /// A volatile field does, and so may any field that a handle or an updater is for, which is in a static one.
    private static boolean orders(FieldModel field) {
        return field.flags().has(AccessFlag.STATIC)
                ? HANDLES.contains(field.fieldType().stringValue())
                : field.flags().has(AccessFlag.VOLATILE);
    }

    private static boolean locks(MethodModel method) {
        if (method.flags().has(AccessFlag.STATIC)) {
            return false;
        }
        return Guard.isSynchronized(method)
                || method.code().isPresent()
                        && method.code().get().elementStream().anyMatch(MonitorInstruction.class::isInstance);
    }

    /// The class, rewritten.
    ///
    /// Jumps of more than 32 kilobytes need other instructions than short ones, and those need new stack maps: so
    /// only classes in which that happens are given new ones. Methods that grow too large are left as they are.
    ///
    /// @param leftAlone told the methods that were left as they are
    /// @throws IllegalArgumentException if that cannot be done
    byte[] rewrite(Consumer<String> leftAlone) {
        try {
            return rewrite(true, Set.of());
        } catch (IllegalArgumentException e) {
            var tooLarge = new HashSet<MethodModel>();
            for (var method : type.methods()) {
                if (isLarge(method) && !canBeRewritten(method)) {
                    tooLarge.add(method);
                    leftAlone.accept(method.methodName().stringValue());
                }
            }
            return rewrite(false, tooLarge);
        }
    }

    private static boolean isLarge(MethodModel method) {
        return method.code().isPresent() && ((CodeAttribute) method.code().get()).codeLength() > LARGE;
    }

    private boolean canBeRewritten(MethodModel method) {
        var others = new HashSet<>(type.methods());
        others.remove(method);
        try {
            rewrite(false, others);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] rewrite(boolean carriesFrames, Set<MethodModel> leftAlone) {
        var classFile = carriesFrames
                ? ClassFile.of(StackMapsOption.DROP_STACK_MAPS, ShortJumpsOption.FAIL_ON_SHORT_JUMPS)
                : ClassFile.of(ClassHierarchyResolverOption.of(resolver));
        // A constructor calls the superclass by name, so it must be rewritten, too.
        var base = leftAlone.stream().anyMatch(ClassRewriter::isConstructor) ? null : this.base;
        var references = new References(type, hierarchy, probes);
        ClassTransform rewritten = (builder, element) -> {
            switch (element) {
                case MethodModel method
                when isRewritten(method) && !leftAlone.contains(method) ->
                    builder.transformMethod(method, transform(method, base, references, carriesFrames));
                case Superclass _ when base != null -> builder.withSuperclass(base);
                default -> builder.with(element);
            }
        };
        return classFile.transformClass(type, rewritten.andThen(ClassTransform.endHandler(references::addMethods)));
    }

    private static boolean isConstructor(MethodModel method) {
        return method.methodName().equalsString("<init>");
    }

    private static boolean isRewritten(MethodModel method) {
        return method.code().isPresent() && !method.methodName().equalsString(Jacoco.INIT);
    }

    private MethodTransform transform(
            MethodModel method, @Nullable ClassDesc base, References references, boolean carriesFrames) {
        return (builder, element) -> {
            switch (element) {
                case AccessFlags flags
                when Guard.isSynchronized(method) ->
                    builder.withFlags(flags.flagsMask() & ~AccessFlag.SYNCHRONIZED.mask());
                case CodeModel code ->
                    // The builder may begin a second time, when a jump turns out to be too long for its instruction.
                    builder.transformCode(
                            code,
                            CodeTransform.ofStateful(() -> new Body(method, code, base, references, carriesFrames)));
                default -> builder.with(element);
            }
        };
    }

    /// The code of one method.
    private final class Body implements CodeTransform {
        private final CodeModel old;
        private final boolean carriesFrames;
        private final @Nullable Guard guard;
        private final @Nullable MethodRewriter rewriter;

        Body(
                MethodModel method,
                CodeModel old,
                @Nullable ClassDesc base,
                References references,
                boolean carriesFrames) {
            this.old = old;
            this.carriesFrames = carriesFrames;
            int free = ((CodeAttribute) old).maxLocals();
            this.guard = Guard.of(probes, type, method, free);
            // What a static initialiser does happens before all else that anybody does with the class.
            this.rewriter = Guard.isInitialiser(method)
                    ? null
                    : new MethodRewriter(home(method, base), hierarchy, probes, references, old, free + 1);
        }

        private MethodRewriter.Home home(MethodModel method, @Nullable ClassDesc base) {
            var file = type.findAttribute(Attributes.sourceFile())
                    .map(attribute -> attribute.sourceFile().stringValue())
                    .orElseGet(() -> type.thisClass().asInternalName().replaceFirst(".*/", ""));
            return new MethodRewriter.Home(
                    type.thisClass().asInternalName(), file, method.methodName().stringValue(), namesObjects, base);
        }

        @Override
        public void atStart(CodeBuilder code) {
            if (guard != null) {
                // Who waits to enter waits at the first line of the method.
                for (var element : old) {
                    if (element instanceof LineNumber number) {
                        code.lineNumber(number.line());
                        break;
                    }
                }
                guard.begin(code);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (rewriter != null) {
                rewriter.before(code, element);
            }
            if (guard != null && element instanceof Instruction) {
                guard.instruction(code);
            }
            if (guard != null && element instanceof ReturnInstruction) {
                guard.leave(code);
            }
            if (rewriter == null) {
                // Field updaters are made here, and used by everybody.
                var updater = element instanceof InvokeInstruction call ? probes.updater(code, call) : null;
                code.with(updater == null ? element : updater);
            } else {
                rewriter.accept(code, element);
            }
        }

        @Override
        public void atEnd(CodeBuilder code) {
            var frames = old.findAttribute(Attributes.stackMapTable()).orElse(null);
            if (guard != null) {
                frames = guard.end(code, frames);
            }
            if (carriesFrames && frames != null) {
                code.with(frames);
            }
        }
    }
}
