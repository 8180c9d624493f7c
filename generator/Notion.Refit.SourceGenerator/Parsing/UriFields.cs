using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Gives methods whose address is always the same a field for it.</summary>
internal static class UriFields
{
    private const string AsyncSuffix = "Async";

    public static IEnumerable<MethodModel> Assign(IReadOnlyList<MethodModel> methods)
    {
        // A parameter of that name would hide the field.
        var taken = new HashSet<string>(
            methods.Select(static method => method.Name).Concat(methods.SelectMany(static method => method.ParameterNames)),
            StringComparer.Ordinal);

        foreach (MethodModel method in methods)
        {
            if (!method.UriParts.All(static part => part.Kind is UriPartKind.Literal or UriPartKind.QueryLiteral))
            {
                yield return method;
                continue;
            }

            string name = method.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
                ? method.Name.Substring(0, method.Name.Length - AsyncSuffix.Length)
                : method.Name;

            string field = UniqueName.For($"{name}Uri", taken);
            taken.Add(field);
            yield return method with { UriField = field };
        }
    }
}
