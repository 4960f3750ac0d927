package io.ssmtrail.ssm;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.SsmRequest;
import software.amazon.awssdk.services.ssm.model.SsmResponse;

/** The model of Systems Manager as AWS's own SDK for Java knows it: operations, members and errors. */
final class SdkModel {

    private final Map<String, Method> operations = new TreeMap<>();

    SdkModel() {
        for (Method method : SsmClient.class.getMethods()) {
            boolean call = method.getParameterCount() == 1
                    && SsmRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                    && SsmResponse.class.isAssignableFrom(method.getReturnType());
            if (call) {
                String request = method.getParameterTypes()[0].getSimpleName();
                operations.put(request.substring(0, request.length() - "Request".length()), method);
            }
        }
    }

    Set<String> operations() {
        return operations.keySet();
    }

    /** The names of all errors that an operation declares. */
    Set<String> errors() {
        Set<String> errors = new TreeSet<>();
        for (Method operation : operations.values()) {
            Arrays.stream(operation.getExceptionTypes())
                    .filter(type -> SsmException.class.isAssignableFrom(type) && type != SsmException.class)
                    .map(type -> type.getSimpleName().replaceFirst("Exception$", ""))
                    .forEach(errors::add);
        }
        return errors;
    }

    boolean hasRequestPath(String operation, String path) {
        return has(method(operation).getParameterTypes()[0], path);
    }

    boolean hasResponsePath(String operation, String path) {
        return has(method(operation).getReturnType(), path);
    }

    private Method method(String operation) {
        return Objects.requireNonNull(operations.get(operation), operation);
    }

    private static boolean has(Class<?> type, String path) {
        try {
            SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
            return has(builder, List.of(path.split("\\.")));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean has(SdkPojo pojo, List<String> path) {
        Optional<SdkField<?>> found = pojo.sdkFields().stream()
                .filter(field -> cloudTrailName(field).equals(path.get(0)))
                .findFirst();
        return found.isPresent() && has(found.get(), path.subList(1, path.size()));
    }

    private static boolean has(SdkField<?> field, List<String> rest) {
        if (rest.isEmpty()) {
            return true;
        }
        if (field.marshallingType() == MarshallingType.LIST) {
            return has(field.getTrait(ListTrait.class).memberFieldInfo(), rest);
        }
        if (field.marshallingType() == MarshallingType.MAP) {
            // The caller chooses the key.
            return has(field.getTrait(MapTrait.class).valueFieldInfo(), rest.subList(1, rest.size()));
        }
        return field.marshallingType() == MarshallingType.SDK_POJO
                && has(field.constructor().get(), rest);
    }

    /** CloudTrail lowers the first letter of every member's name, and no other. */
    private static String cloudTrailName(SdkField<?> field) {
        String name = field.memberName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
