package dev.heddle.explore.race;

import dev.heddle.model.Identities;
import dev.heddle.probe.Place;
import java.lang.reflect.Array;

/// Two accesses to the same memory, at least one of them a write, that nothing orders.
///
/// @param memory what they access
/// @param first  the access that came first in this execution
/// @param second the other one
public record Race(Memory memory, Access first, Access second) {
    /// What can be accessed.
    public sealed interface Memory {
        /// A number that is equal in every execution for what very likely is the same memory.
        long hash(Identities names);
    }

    /// A number by which plain memory is recognised in every execution and every JVM, if not the very object: by
    /// the field, by the index and the type of the array, or by the type of the collection.
    static int key(Object owner, Place place, int index) {
        return switch (place.kind()) {
            case FIELD, STATIC -> (place.className() + '.' + place.member()).hashCode();
            case ELEMENT -> owner.getClass().getName().hashCode() * 31 + index;
            case WHOLE -> owner.getClass().getName().hashCode();
        };
    }

    /// A shared variable or a wait group of the execution.
    ///
    /// @param object its number
    public record Numbered(int object) implements Memory {
        @Override
        public long hash(Identities names) {
            return names.objectHash(object);
        }
    }

    /// A field, an element of an array, or a whole collection.
    ///
    /// @param owner the object, the array or the collection; for a static field the class
    /// @param place where the second access stands in the program
    /// @param index which element, or 0
    public record Plain(Object owner, Place place, int index) implements Memory {
        @Override
        public long hash(Identities names) {
            return key(owner, place, index);
        }

        /// The memory as a report names it.
        public String text() {
            return switch (place.kind()) {
                case FIELD, STATIC -> place.simpleClassName() + "." + place.member();
                case ELEMENT -> {
                    var type = owner.getClass().getComponentType().getSimpleName();
                    var open = type.indexOf('[');
                    var length = "[" + Array.getLength(owner) + "]";
                    yield "element " + index + " of "
                            + (open < 0 ? type + length : type.substring(0, open) + length + type.substring(open));
                }
                case WHOLE -> owner.getClass().getSimpleName();
            };
        }
    }

    /// How memory is accessed.
    public enum How {
        READ("read"),
        WRITE("write"),
        READ_ATOMIC("atomic read"),
        WRITE_ATOMIC("atomic write"),
        /// An addition to a wait group whose counter was zero.
        ADD("add"),
        /// A wait for a wait group whose counter was not zero.
        WAIT("wait");

        private final String text;

        How(String text) {
            this.text = text;
        }

        /// The access as a report names it.
        public String text() {
            return text;
        }
    }

    /// One access.
    ///
    /// @param goroutine whose it is
    /// @param how       what it does
    public record Access(int goroutine, How how) {}
}
