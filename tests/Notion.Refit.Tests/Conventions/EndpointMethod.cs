using System.Reflection;

namespace Notion.Refit.Tests.Conventions;

/// <summary>A method of an area interface with the operation that its attribute names.</summary>
internal sealed record EndpointMethod(MethodInfo Method, string Verb, string Path)
{
    private static readonly string[] Verbs = ["GetAttribute", "PostAttribute", "PutAttribute", "PatchAttribute", "DeleteAttribute", "HeadAttribute"];

    /// <summary>All of them. The attributes are looked at by name: a class of a namespace below Notion.Refit sees another 'Refit'.</summary>
    public static IReadOnlyList<EndpointMethod> All { get; } =
    [
        .. from type in typeof(INotionClient).Assembly.GetExportedTypes()
           where type.IsInterface
           from method in type.GetMethods()
           from attribute in method.GetCustomAttributesData()
           where attribute.AttributeType.Namespace is "Refit" && Verbs.Contains(attribute.AttributeType.Name, StringComparer.Ordinal)
           select new EndpointMethod(
               method,
               attribute.AttributeType.Name[..^"Attribute".Length].ToUpperInvariant(),
               (string)attribute.ConstructorArguments[0].Value!),
    ];

    /// <summary>Verb and path.</summary>
    public string Route => $"{Verb} {Path}";

    /// <summary>The name of a parameter in the request.</summary>
    public static string NameOf(ParameterInfo parameter) =>
        parameter.GetCustomAttributesData().SingleOrDefault(static attribute => attribute.AttributeType.Name is "AliasAsAttribute")?.ConstructorArguments[0].Value as string ?? parameter.Name!;

    public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}";
}
