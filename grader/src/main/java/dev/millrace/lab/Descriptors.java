package dev.millrace.lab;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Descriptors of messages from a descriptor set, as protoc writes it: every file after those that it imports.
public final class Descriptors {
    private Descriptors() {}

    /// The message of this name, without its package, in the last file of the set.
    ///
    /// @throws IllegalArgumentException when there is none, or the set is broken
    public static Descriptor find(byte[] set, String message) {
        var file = last(set);
        var found = file.findMessageTypeByName(message);
        if (found == null) {
            throw new IllegalArgumentException(file.getName() + " has no message `" + message + "`");
        }
        return found;
    }

    /// The last file of the set.
    ///
    /// @throws IllegalArgumentException when the set is broken; says why
    public static FileDescriptor last(byte[] set) {
        try {
            var built = new LinkedHashMap<String, FileDescriptor>();
            for (var file : FileDescriptorSet.parseFrom(set).getFileList()) {
                var imports = new ArrayList<FileDescriptor>();
                for (var name : file.getDependencyList()) {
                    var dependency = built.get(name);
                    if (dependency != null) {
                        imports.add(dependency);
                    }
                }
                built.put(file.getName(), FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new)));
            }
            return built.lastEntry().getValue();
        } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }
}
