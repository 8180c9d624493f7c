using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Notion.Refit.Tests.PublicApi;

/// <summary>Members as C# declares them, one a line.</summary>
internal static class MemberText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> s_ofEveryObject = [nameof(Equals), nameof(GetHashCode), nameof(ToString)];

    /// <summary>The members that users of a type see: first what it is made with, then properties, then the rest.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Of(Type type) =>
    [
        .. Sorted(type.GetFields(Declared).Where(IsVisible), Field),
        .. Sorted(type.GetConstructors(Declared).Where(IsVisible), Constructor),
        .. Sorted(type.GetProperties(Declared).Where(IsVisible), Property),
        .. ExtensionText.Of(type).OrderBy(static member => member.Name, StringComparer.Ordinal).ThenBy(static member => member.Text, StringComparer.Ordinal).Select(static member => member.Text),
        .. Sorted(type.GetEvents(Declared).Where(@event => IsVisible(@event.AddMethod!)), Event),
        .. Sorted(type.GetMethods(Declared).Where(method => IsVisible(method) && IsListed(method)), Method),
    ];

    public static string Parameters(MethodBase method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        IEnumerable<string> texts = parameters.Select(Parameter);
        string first = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"({first}{string.Join(", ", texts)})";
    }

    private static IEnumerable<string> Sorted<T>(IEnumerable<T> members, Func<T, string> text)
        where T : MemberInfo =>
        members.Select(member => (member.Name, Text: text(member))).OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal).Select(member => member.Text);

    // What every record and object has says nothing about this one, nor do reader and writer about a model.
    private static bool IsListed(MethodInfo method)
    {
        if (method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || method.Name.StartsWith('<') || ExtensionText.IsImplementation(method))
            return false;
        if (method.IsSpecialName)
            return method.Name.StartsWith("op_", StringComparison.Ordinal);
        if (s_ofEveryObject.Contains(method.Name) && method.GetParameters().Length <= 1 && !method.IsStatic)
            return false;
        return !(method.Name is "Read" or "Write" && method.DeclaringType is { IsInterface: false } type && ApiListing.IsModel(type));
    }

    private static bool IsVisible(FieldInfo field) => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name is not "EqualityContract";

    private static string Field(FieldInfo field)
    {
        if (field is { IsLiteral: true, DeclaringType.IsEnum: true })
            return string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        if (field.IsLiteral)
            return $"{Access(field.IsPublic)}const {TypeText.Of(field)} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}";
        return $"{Obsolete(field)}{Access(field.IsPublic)}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field)} {field.Name}";
    }

    private static string Constructor(ConstructorInfo constructor)
    {
        string access = constructor.DeclaringType!.IsAbstract && constructor.IsPublic ? "" : Access(constructor.IsPublic);
        return $"{Obsolete(constructor)}{access}{TypeText.Name(constructor.DeclaringType!).Split('.')[^1]}{Parameters(constructor)}";
    }

    public static string Property(PropertyInfo property)
    {
        MethodInfo first = property.GetAccessors(nonPublic: true).First(IsVisible);
        string required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";
        ParameterInfo[] indexes = property.GetIndexParameters();
        string name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        return $"{Obsolete(property)}{Access(first.IsPublic)}{Modifiers(first)}{required}{TypeText.Of(property)} {name} {{ {Accessors(property)} }}";
    }

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get;" : "";
        if (property.SetMethod is not { } setter || !IsVisible(setter))
            return get;
        string set = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;";
        return get.Length == 0 ? set : $"{get} {set}";
    }

    private static string Event(EventInfo @event) =>
        $"{Access(@event.AddMethod!.IsPublic)}{Modifiers(@event.AddMethod)}event {TypeText.Of(@event)} {@event.Name}";

    public static string Method(MethodInfo method)
    {
        string start = $"{Obsolete(method)}{Access(method.IsPublic)}{Modifiers(method)}";
        if (method.Name is "op_Implicit" or "op_Explicit")
            return $"{start}{method.Name[3..].ToLowerInvariant()} operator {TypeText.Of(method.ReturnParameter)}{Parameters(method)}";
        Type[] generic = method.GetGenericArguments();
        string name = method.IsSpecialName ? $"operator {method.Name[3..]}" : method.Name;
        return $"{start}{TypeText.Of(method.ReturnParameter)} {name}{TypeText.Parameters(generic)}{Parameters(method)}{TypeText.Constraints(generic)}";
    }

    private static string Modifiers(MethodInfo method)
    {
        string modifiers = method.IsStatic ? "static " : "";
        if (method.DeclaringType!.IsInterface)
            return method is { IsStatic: true, IsAbstract: true } ? "static abstract " : modifiers;
        if (method.GetBaseDefinition() != method)
            return method.IsFinal ? "sealed override " : method.IsAbstract ? "abstract override " : "override ";
        return method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : modifiers;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string kind = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "";
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false);
        string value = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{(isParams ? "params " : "")}{kind}{TypeText.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration && Enum.IsDefined(enumeration, value) => $"{TypeText.Of(enumeration)}.{Enum.GetName(enumeration, value)}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Access(bool isPublic) => isPublic ? "" : "protected ";

    private static string Obsolete(MemberInfo member) => member.GetCustomAttribute<ObsoleteAttribute>(inherit: false) is { } obsolete && !IsOfCompiler(member, obsolete) ? "[Obsolete] " : "";

    // Keeps compilers that do not know required members from calling a constructor that does not set them.
    private static bool IsOfCompiler(MemberInfo member, ObsoleteAttribute obsolete) => member is ConstructorInfo && obsolete.IsError;
}
