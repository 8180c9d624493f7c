using System.Reflection;
using System.Runtime.CompilerServices;

namespace Notion.Refit.Tests.PublicApi;

/// <summary>
/// The members of extension blocks. The compiler declares them once in a nested type with a special name, beside a marker that has the receiver, and once
/// as static methods of the class. Extension methods are listed as the latter, since they can be called as such; properties and static members are not.
/// </summary>
internal static class ExtensionText
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The properties and static methods of the extension blocks of a class, each after its block.</summary>
    public static IEnumerable<(string Name, string Text)> Of(Type type)
    {
        foreach ((Type block, ParameterInfo receiver, string marker) in Blocks(type))
        {
            string start = $"extension{TypeText.Parameters(block.GetGenericArguments())}({TypeText.Of(receiver)}{(receiver.Name is null or "" ? "" : $" {receiver.Name}")})";
            string end = TypeText.Constraints(block.GetGenericArguments());
            foreach (PropertyInfo property in block.GetProperties(All).Where(property => IsOf(property, marker)))
                yield return (property.Name, $"{start} {MemberText.Property(property)}{end}");
            foreach (MethodInfo method in block.GetMethods(All).Where(method => IsOf(method, marker) && method is { IsStatic: true, IsSpecialName: false }))
                yield return (method.Name, $"{start} {MemberText.Method(method)}{end}");
        }
    }

    /// <summary>Whether a method of a class is what the compiler has made of a property or static method of an extension block.</summary>
    public static bool IsImplementation(MethodInfo method)
    {
        if (!method.IsStatic || method.IsDefined(typeof(ExtensionAttribute), inherit: false) || method.DeclaringType is not { IsAbstract: true, IsSealed: true } type)
            return false;
        return type.GetNestedTypes(All).Where(static nested => nested.IsSpecialName).SelectMany(static group => group.GetMethods(All)).Any(declared => declared.Name == method.Name && (declared.IsSpecialName || declared.IsStatic));
    }

    private static IEnumerable<(Type Block, ParameterInfo Receiver, string Marker)> Blocks(Type type) =>
        from @group in type.GetNestedTypes(All)
        where @group.IsSpecialName
        from marker in @group.GetNestedTypes(All)
        let receiver = marker.GetMethod("<Extension>$", All)?.GetParameters()[0]
        where receiver is not null

        // The marker has the names of type parameters as they were written.
        let block = @group.IsGenericTypeDefinition ? @group.MakeGenericType(marker.GetGenericArguments()) : @group
        orderby TypeText.Of(receiver)
        select (block, receiver, marker.Name);

    private static bool IsOf(MemberInfo member, string marker) => member.GetCustomAttribute<ExtensionMarkerAttribute>()?.Name == marker;
}
