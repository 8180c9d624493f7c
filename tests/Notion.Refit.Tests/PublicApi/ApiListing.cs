using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Notion.Refit.Json;

namespace Notion.Refit.Tests.PublicApi;

/// <summary>Everything that users of a package see, as text that a person can review: a type a paragraph, a member a line, all in a fixed order.</summary>
internal static class ApiListing
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        text.Append("// Public is what has no word before it. Left out: what every object and record has, and the reader and writer of every model.\n");

        // The compiler's types for an extension block say again what its class says: they have a special name.
        IEnumerable<IGrouping<string?, Type>> namespaces = assembly.GetExportedTypes()
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.IsSpecialName)
            .GroupBy(type => type.Namespace, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);

        foreach (IGrouping<string?, Type> group in namespaces)
        {
            text.Append($"\nnamespace {group.Key}\n");
            foreach (Type type in group.OrderBy(TypeText.Name, StringComparer.Ordinal).ThenBy(type => type.GetGenericArguments().Length))
                Append(text, type);
        }

        return text.ToString();
    }

    public static bool IsModel(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotionModel<>));

    private static void Append(StringBuilder text, Type type)
    {
        text.Append($"\n{Declaration(type)}\n");
        if (IsDelegate(type))
            return;
        foreach (string member in MemberText.Of(type))
            text.Append("    ").Append(member).Append('\n');
    }

    private static string Declaration(Type type)
    {
        string obsolete = type.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? "[Obsolete] " : "";
        Type[] parameters = type.GetGenericArguments();
        string name = $"{TypeText.Name(type)}{TypeText.Parameters(parameters)}";
        if (IsDelegate(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"{obsolete}delegate {TypeText.Of(invoke.ReturnParameter)} {name}{MemberText.Parameters(invoke)}";
        }

        string[] bases = [.. Bases(type)];
        return $"{obsolete}{Kind(type)} {name}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}{TypeText.Constraints(parameters)}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";

        // Only records print their members.
        string record = type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is null ? "" : "record ";
        if (type.IsValueType)
        {
            string isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "";
            return $"{isReadOnly}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        }

        string modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return $"{modifier}{(record.Length == 0 ? "class" : "record")}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } baseType && baseType != typeof(object) && baseType != typeof(ValueType) && baseType != typeof(Enum))
            yield return TypeText.Of(baseType);
        if (type.IsEnum)
            yield break;

        // What a base type or another interface brings is not declared again.
        Type[] all = type.GetInterfaces();
        IEnumerable<Type> inherited = (type.BaseType?.GetInterfaces() ?? []).Concat(all.SelectMany(i => i.GetInterfaces()));
        IEnumerable<string> own =
            from declared in all.Except(inherited)
            where declared.IsVisible && declared != typeof(IEquatable<>).MakeGenericType(type)
            select TypeText.Of(declared);
        foreach (string name in own.Order(StringComparer.Ordinal))
            yield return name;
    }

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));
}
