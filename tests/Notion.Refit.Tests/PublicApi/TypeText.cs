using System.Reflection;

namespace Notion.Refit.Tests.PublicApi;

/// <summary>Names of types as C# writes them.</summary>
internal static class TypeText
{
    // Not safe for threads: tests run side by side.
    [ThreadStatic]
    private static NullabilityInfoContext? t_nullability;

    private static NullabilityInfoContext Nullability => t_nullability ??= new();

    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>A type without annotations, such as a base type.</summary>
    public static string Of(Type type) => Of(type, null);

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field));

    public static string Of(EventInfo @event) => Of(@event.EventHandlerType!, Nullability.Create(@event));

    /// <summary>The type parameters of a declaration, such as <c>&lt;in T&gt;</c>; empty where there are none.</summary>
    public static string Parameters(Type[] parameters)
    {
        if (parameters.Length == 0)
            return "";
        return $"<{string.Join(", ", parameters.Select(Variance))}>";
    }

    /// <summary>The constraints of type parameters, each after a blank; empty where there are none.</summary>
    public static string Constraints(Type[] parameters) => string.Concat(parameters.Select(Constraint));

    /// <summary>The name of a type without its type parameters, with the types around it.</summary>
    public static string Name(Type type)
    {
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        string name = tick < 0 ? type.Name : type.Name[..tick];
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}.{name}" : name;
    }

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, null) + "?";

        // A type parameter may be null by what stands for it; that is no annotation.
        string mark = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        if (s_keywords.TryGetValue(type, out string? keyword))
            return keyword + mark;
        if (!type.IsGenericType)
            return Name(type) + mark;

        IEnumerable<string> arguments = type.GetGenericArguments().Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i)));
        return $"{Name(type)}<{string.Join(", ", arguments)}>{mark}";
    }

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => $"out {parameter.Name}",
        GenericParameterAttributes.Contravariant => $"in {parameter.Name}",
        _ => parameter.Name,
    };

    private static string Constraint(Type parameter)
    {
        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> parts = [];
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            parts.Add("class");
        if (isStruct)
            parts.Add("struct");
        parts.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Of));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
