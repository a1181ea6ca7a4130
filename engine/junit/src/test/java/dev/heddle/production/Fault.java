package dev.heddle.production;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A mistake in a method of production, made in its class file, so that it cannot drift away from the source.
///
/// @param name   what is wrong
/// @param type   the class
/// @param method its method and descriptor: `await(JZ)Z`
/// @param edit   changes the instructions of the method; throws if it does not find what it is to change
record Fault(String name, Class<?> type, String method, Consumer<List<CodeElement>> edit) {
    String className() {
        return type.getName();
    }

    /// The class file with the mistake in it.
    byte[] plant(byte[] classFile) {
        var classes = ClassFile.of();
        var planted = new ArrayList<MethodModel>();
        var result = classes.transformClass(classes.parse(classFile), (builder, element) -> {
            if (element instanceof MethodModel m
                    && (m.methodName().stringValue() + m.methodType().stringValue()).equals(method)) {
                planted.add(m);
                builder.transformMethod(m, (methodBuilder, part) -> {
                    if (part instanceof CodeModel code) {
                        methodBuilder.transformCode(code, CodeTransform.ofStateful(() -> new Edited(edit)));
                    } else {
                        methodBuilder.with(part);
                    }
                });
            } else {
                builder.with(element);
            }
        });
        if (planted.size() != 1) {
            throw new AssertionError(className() + " has " + planted.size() + " methods " + method);
        }
        return result;
    }

    /// Collects the code of a method and writes it when it has been changed.
    private static final class Edited implements CodeTransform {
        private final Consumer<List<CodeElement>> edit;
        private final List<CodeElement> code = new ArrayList<>();

        Edited(Consumer<List<CodeElement>> edit) {
            this.edit = edit;
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            code.add(element);
        }

        @Override
        public void atEnd(CodeBuilder builder) {
            edit.accept(code);
            code.forEach(builder::with);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /// Where the instructions of a method stand in its code: lines and labels are not among them.
    static List<Integer> instructions(List<CodeElement> code) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Instruction) {
                places.add(i);
            }
        }
        return places;
    }
}
