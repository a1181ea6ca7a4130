package dev.heddle.instrument;

import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stack maps that are carried over from the old code to the new: making them anew would need every class that the
/// code mentions, and takes twice as long.
final class Frames {
    private static final VerificationTypeInfo OBJECT = ObjectVerificationTypeInfo.of(ConstantDescs.CD_Object);
    private static final VerificationTypeInfo THROWABLE = ObjectVerificationTypeInfo.of(ConstantDescs.CD_Throwable);

    private Frames() {}

    /// What a stack map says about a local variable, or `null` if nothing.
    static @Nullable VerificationTypeInfo at(StackMapFrameInfo frame, int slot) {
        int next = 0;
        for (var type : frame.locals()) {
            if (next == slot) {
                return type;
            }
            next += size(type);
        }
        return null;
    }

    /// The old stack maps, with an object in one more local variable, and one for a handler at the end that knows
    /// of nothing else.
    ///
    /// @param old     `null` if the code had none
    /// @param slot    the local variable, which the old code does not use; -1 for none
    /// @param handler where the handler begins
    static StackMapTableAttribute guarded(@Nullable StackMapTableAttribute old, int slot, Label handler) {
        var frames = new ArrayList<StackMapFrameInfo>();
        if (old != null) {
            for (var frame : old.entries()) {
                frames.add(
                        slot < 0
                                ? frame
                                : StackMapFrameInfo.of(frame.target(), with(frame.locals(), slot), frame.stack()));
            }
        }
        frames.add(StackMapFrameInfo.of(handler, slot < 0 ? List.of() : with(List.of(), slot), List.of(THROWABLE)));
        return StackMapTableAttribute.of(frames);
    }

    private static List<VerificationTypeInfo> with(List<VerificationTypeInfo> locals, int slot) {
        var longer = new ArrayList<>(locals);
        int used = locals.stream().mapToInt(Frames::size).sum();
        for (int i = used; i < slot; i++) {
            longer.add(SimpleVerificationTypeInfo.TOP);
        }
        longer.add(OBJECT);
        return longer;
    }

    private static int size(VerificationTypeInfo type) {
        return type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE ? 2 : 1;
    }
}
